import { classNames } from '#web/shared/ui/class-names.ts'
import { Icon } from '#web/shared/ui/icon.tsx'

export interface PagerProps {
  /** What is paged: "Sidor med frågor". */
  label: string
  /** The address with the cursor of the page before; left out on the first. */
  newerHref?: string | undefined
  /** The address with the cursor of the page after; left out on the last. */
  olderHref?: string | undefined
  words: { newer: string; older: string }
  className?: string | undefined
}

/** Newer and older, as links. Draws nothing when all is on one page. */
export function Pager({ label, newerHref, olderHref, words, className }: PagerProps) {
  if (newerHref === undefined && olderHref === undefined) return null
  return (
    <nav className={classNames('pager', className)} aria-label={label}>
      {newerHref !== undefined && (
        <a className="button is-flush" href={newerHref} rel="prev">
          <Icon name="arrow-left" />
          {words.newer}
        </a>
      )}
      {olderHref !== undefined && (
        <a className="button is-flush" href={olderHref} rel="next">
          {words.older}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
