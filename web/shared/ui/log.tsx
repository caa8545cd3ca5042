import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Time } from '#web/shared/ui/time.tsx'

export interface LogEntry {
  key: string | number
  /** ISO form. */
  at: string
  /** As shown: "10:42", or with a date where the log spans days (then give the log `isDated`). */
  time: string
  fullTime?: string | undefined
  /** A sentence: "Renhållningen tog emot frågan." */
  text: ReactNode
}

/** What happened, in order: a time, then a sentence. */
export function Log({ entries, isDated, className }: { entries: LogEntry[]; isDated?: boolean; className?: string }) {
  return (
    <ol className={classNames('log', isDated && 'is-dated', className)}>
      {entries.map(({ key, at, time, fullTime, text }) => (
        <li key={key}>
          <Time at={at} full={fullTime}>
            {time}
          </Time>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}
