import { classNames } from '#web/shared/ui/class-names.ts'
import { iconPaths } from '#web/shared/ui/icon-paths.ts'
import type { IconName } from '#web/shared/ui/icon-paths.ts'

/** Those that point along the line of reading, and turn round in a page that is read from the right. */
const directed = new Set<IconName>(['arrow-right', 'arrow-left', 'arrow-undo', 'chevron-right', 'trend-up'])

/**
 * An icon beside a word. It is hidden from screen readers: the word says it. Never alone; where there is no room for a
 * word, put one in a `hidden-text` span.
 */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={classNames('icon', directed.has(name) && 'is-directed', className)}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path fillRule="evenodd" d={iconPaths[name]} />
    </svg>
  )
}
