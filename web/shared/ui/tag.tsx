import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

/** A word in a small frame: version, state. `main` is ours, `waiting` means that somebody waits. */
export function Tag({
  tone,
  className,
  children,
}: {
  tone?: 'main' | 'waiting' | undefined
  className?: string | undefined
  children: ReactNode
}) {
  return <span className={classNames('tag', tone && `is-${tone}`, className)}>{children}</span>
}

/** Somebody's initials in a circle. The name goes beside it, or as `name` to screen readers. */
export function Avatar({ initials, name, className }: { initials: string; name?: string; className?: string }) {
  return (
    <span className={classNames('avatar', className)}>
      <span aria-hidden={name !== undefined}>{initials}</span>
      {name !== undefined && <span className="hidden-text">{name}</span>}
    </span>
  )
}
