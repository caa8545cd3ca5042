import type { ReactNode } from 'react'

export interface TimeProps {
  /** The moment or day in ISO form: 2026-05-21T10:43:05+02:00, 2026-05-21. */
  at: string
  /** The whole of it in words, on hover and to screen readers, where what is shown says less. */
  full?: string | undefined
  /** What is shown: "10:43", "i går", "för 12 min sedan". */
  children: ReactNode
}

/** A time as people say it, with the exact one behind. */
export function Time({ at, full, children }: TimeProps) {
  return (
    <time dateTime={at} title={full}>
      {full === undefined ? (
        children
      ) : (
        <>
          <span aria-hidden="true">{children}</span>
          <span className="hidden-text">{full}</span>
        </>
      )}
    </time>
  )
}
