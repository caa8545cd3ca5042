import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { SkipLink } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { Mark } from '#web/shared/ui/mark.tsx'
import type { MarkName } from '#web/shared/ui/mark.tsx'

export interface WorkShellProps {
  municipality: { name: string; mark: MarkName }
  /** The words of the frame, in the reader's language. */
  words: { product: string; skip: string; search: string; side?: string | undefined; helps?: string | undefined }
  homeHref: string
  /** What was searched for, kept in the box on the page of results. */
  searched?: string | undefined
  /** Right in the bar: the account menu, and later news and who is here. */
  bar?: ReactNode
  /** Left: what is in the air, or the inbox. Leave out on pages of one column. */
  side?: ReactNode
  /** Right: what helps. */
  helps?: ReactNode
  /** `desk`: narrow left column. `inbox`: wide left column with texts. `page`: the children are the main part itself
      and arrange themselves (the manager's day: `<main id="main" className="day">`). */
  form?: 'desk' | 'inbox' | 'page' | undefined
  /** The middle column ends in a `.foot` that stays in sight. */
  hasFoot?: boolean | undefined
  /** The title is as large as the figures of the day. */
  isFigures?: boolean | undefined
  /** A page is on its way. */
  isBusy?: boolean | undefined
  /** Toast and sheet: what lies above the columns. */
  above?: ReactNode
  children: ReactNode
}

/**
 * The frame of every work page: bar, left, middle, right. The middle is `<main id="main">`. The search box is an ordinary
 * form to `/desk/search?q=`; the screen listens for `/` and moves to `#search`.
 */
export function WorkShell(props: WorkShellProps) {
  const { words, side, helps, form = 'desk' } = props
  return (
    <div className={classNames('work', props.isFigures && 'is-figures')}>
      <SkipLink>{words.skip}</SkipLink>
      <WorkBar {...props} />
      {form === 'page' ? (
        props.children
      ) : (
        <div
          className={classNames(
            'desk',
            form === 'inbox' && 'is-inbox',
            !side && 'has-no-side',
            !helps && 'has-no-helps',
          )}
        >
          {side && (
            <nav className="side" aria-label={words.side}>
              {side}
            </nav>
          )}
          <main className={classNames('middle', props.hasFoot && 'has-foot')} id="main" tabIndex={-1}>
            {props.children}
          </main>
          {helps && (
            <aside className="helps" aria-label={words.helps}>
              {helps}
            </aside>
          )}
        </div>
      )}
      {props.above}
    </div>
  )
}

function WorkBar({ municipality, words, homeHref, searched, bar, isBusy }: WorkShellProps) {
  return (
    <header className="bar" aria-busy={isBusy || undefined}>
      <a className="brand" href={homeHref}>
        <Mark name={municipality.mark} />
        <span>{municipality.name}</span> <span className="quiet">{words.product}</span>
      </a>
      <search className="bar-search">
        <form action="/desk/search">
          <label className="hidden-text" htmlFor="search">
            {words.search}
          </label>
          <Icon name="magnifier" />
          <input
            className="control"
            id="search"
            name="q"
            type="search"
            defaultValue={searched}
            placeholder={words.search}
            aria-keyshortcuts="/"
          />
          <kbd className="is-key-hint" aria-hidden="true">
            /
          </kbd>
        </form>
      </search>
      {bar}
    </header>
  )
}
