import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

/** One thing to know first. `tone="done"` is for what went well ("Ditt svar är skickat"); otherwise somebody waits. */
export function Notice(props: { tone?: 'done'; note?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={classNames('notice', props.tone === 'done' && 'is-done', props.className)}>
      <p>{props.children}</p>
      {props.note && <p className="quiet">{props.note}</p>}
    </div>
  )
}

/**
 * What was just done, and the way back. Leave it on the page, empty when there is nothing to say: a screen reader only
 * reads changes inside a region it has met before.
 */
export function Toast({ action, children }: { action?: ReactNode; children?: ReactNode }) {
  return (
    <output className="toast">
      {children && <span>{children}</span>}
      {children && action}
    </output>
  )
}

/** Nothing here yet: what will appear, and how it gets here. */
export function EmptyState(props: { title: ReactNode; action?: ReactNode; className?: string; children?: ReactNode }) {
  return (
    <div className={classNames('empty', props.className)}>
      <p className="strong">{props.title}</p>
      {props.children && <p>{props.children}</p>}
      {props.action}
    </div>
  )
}

/** Grey lines that hold the place of text on its way. `label` ("Hämtar …") says so to screen readers. */
export function WaitingLines({ count, label }: { count: number; label: string }) {
  return (
    <output>
      <span className="hidden-text">{label}</span>
      {Array.from({ length: count }, (_, line) => (
        <span key={line} className="waiting-line" aria-hidden="true" />
      ))}
    </output>
  )
}
