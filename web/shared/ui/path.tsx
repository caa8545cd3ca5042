import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface PathStep {
  key: string | number
  /** "I dag kl. 10.31", "Senast fredag 22 maj kl. 16". */
  when: ReactNode
  /** A sentence: "Vi tog emot din fråga." */
  text: ReactNode
  state: 'done' | 'next' | 'later'
}

/**
 * The citizen's line: what has been, what is next, what comes later. `nextWord` ("Härnäst") tells a screen reader where
 * what has happened ends, as the filled and hollow rings tell the eye.
 */
export function Path({ steps, nextWord, className }: { steps: PathStep[]; nextWord: string; className?: string }) {
  return (
    <ol className={classNames('path', className)}>
      {steps.map(({ key, when, text, state }, index) => {
        const isLastDone = state === 'done' && steps[index + 1]?.state !== 'done'
        return (
          <li key={key} className={isLastDone ? 'is-last-done' : `is-${state}`}>
            {state === 'next' && <span className="hidden-text">{nextWord}: </span>}
            <p className="quiet">{when}</p>
            {state === 'next' ? <p className="strong">{text}</p> : <p>{text}</p>}
          </li>
        )
      })}
    </ol>
  )
}
