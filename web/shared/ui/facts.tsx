import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface Fact {
  term: string
  value: ReactNode
}

/** Terms and values in two columns. A fact without value (null, undefined, empty) is left out. */
export function Facts({ facts, isTight, className }: { facts: Fact[]; isTight?: boolean; className?: string }) {
  return (
    <dl className={classNames('facts', isTight && 'is-tight', className)}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
