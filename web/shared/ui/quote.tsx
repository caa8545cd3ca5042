import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface QuoteProps {
  /** From where: who, when, which answer and version. May hold a small button. */
  source: ReactNode
  /** The citizen's own words rather than ours: a grey edge instead of a green. */
  isAsked?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}

/** Words that are not ours to change, and where they come from. */
export function Quote({ source, isAsked, className, children }: QuoteProps) {
  return (
    <figure className={classNames('quote', isAsked && 'is-asked', className)}>
      <blockquote>{children}</blockquote>
      <figcaption className="quiet">{source}</figcaption>
    </figure>
  )
}
