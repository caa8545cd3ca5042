import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

/** More, for whoever wants it. The browser's own element: opens without script. */
export function Details({ summary, className, children, ...rest }: { summary: ReactNode } & ComponentProps<'details'>) {
  return (
    <details {...rest} className={classNames('details', className)}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

/**
 * A small menu under what is pressed: your account, more actions. `children` is `<li>` with a link or button each.
 * Opens without script; menus of one `name` close each other.
 */
export function Menu(props: {
  summary: ReactNode
  label?: string
  name?: string
  className?: string
  children: ReactNode
}) {
  return (
    <details className={classNames('menu', props.className)} name={props.name}>
      <summary aria-label={props.label}>{props.summary}</summary>
      <ul className="menu-list">{props.children}</ul>
    </details>
  )
}

/** First on every page, seen when it has focus: past the head to the main part. */
export function SkipLink({ to = 'main', children }: { to?: string; children: ReactNode }) {
  return (
    <a className="skip" href={`#${to}`}>
      {children}
    </a>
  )
}
