import { data, Form, Link, redirect, useSearchParams } from 'react-router'
import { endNews, listNews, markNewsRead, pinNews } from '#domains/news/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { ButtonContent, buttonClass } from '#web/shared/ui/button.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import type { Route } from './+types/news.ts'
import { NewsItem } from './news-item.tsx'
import { newsTexts } from './texts.ts'
import { useReading } from './use-reading.ts'

export const handle = { mood: 'work', script: true } as const

const views = ['current', 'upcoming', 'ended'] as const
type View = (typeof views)[number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const view: View = views.find((each) => each === query.get('view')) ?? 'current'
  const words = view === 'ended' ? query.get('q')?.slice(0, 200) || null : null
  const listed = await page.call(listNews, { view, words, cursor: query.get('cursor') })
  return { frame, view, words: words ?? '', ...listed, mayPost: page.actor.permissions.includes('news.post') }
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const newsId = field(page.form, 'newsId')
  const revision = Number(field(page.form, 'revision'))
  const intent = field(page.form, 'intent')
  const done =
    intent === 'end'
      ? await page.attempt(endNews, { newsId, revision })
      : intent === 'pin' || intent === 'unpin'
        ? await page.attempt(pinNews, { newsId, pinned: intent === 'pin' })
        : await page.attempt(markNewsRead, { read: [{ newsId, revision }] })
  if (done.ok) throw redirect('/news', 303)
  return data({ problem: done.problem }, { status: done.problem.status })
}

export default function NewsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, view, rows, older, words, mayPost } = loaderData
  const say = useTexts(newsTexts)
  const [query] = useSearchParams()
  const unread = rows.filter((news) => news.unread).length
  return (
    <WorkFrame frame={frame} form="desk">
      <title>{say('title')}</title>
      <div className="head">
        <h1>{say('title')}</h1>
        {view === 'current' && rows.length > 0 && (
          <p className="quiet">{unread > 0 ? say('unread', { count: unread }) : say('allRead')}</p>
        )}
        {mayPost && (
          <Link to="/news/write" className={buttonClass('primary', 'push no-print')}>
            <ButtonContent icon="pencil">{say('write')}</ButtonContent>
          </Link>
        )}
      </div>
      <output>
        {query.get('saved') && !actionData && <Notice tone="done">{say('posted')}</Notice>}
        {actionData && <Notice>{actionData.problem.detail}</Notice>}
      </output>
      <nav className="row is-wide no-print" aria-label={say('views')}>
        {views.map((each) => (
          <Link
            key={each}
            className="view-link"
            to={each === 'current' ? '/news' : `/news?view=${each}`}
            aria-current={each === view ? 'page' : undefined}
          >
            {say(`view-${each}`)}
          </Link>
        ))}
      </nav>
      {view === 'ended' && <Search words={words} />}
      <Items key={view} view={view} rows={rows} />
      <Pager
        label={say('pages')}
        words={{ newer: say('newest'), older: say('older') }}
        newerHref={query.get('cursor') ? addressOf(words, null) : undefined}
        olderHref={older ? addressOf(words, older) : undefined}
      />
    </WorkFrame>
  )
}

function Items({ view, rows }: { view: View; rows: Route.ComponentProps['loaderData']['rows'] }) {
  const say = useTexts(newsTexts)
  const reading = useReading(rows)
  const name = { current: 'Current', upcoming: 'Upcoming', ended: 'Ended' }[view] as 'Current'
  if (rows.length === 0) return <EmptyState title={say(`empty${name}`)}>{say(`empty${name}About`)}</EmptyState>
  return (
    <div className="news-list">
      {reading.rows.map((news) => (
        <NewsItem key={news.newsId} news={news} isUnread={view === 'current' && reading.isUnread(news)} />
      ))}
    </div>
  )
}

function Search({ words }: { words: string }) {
  const say = useTexts(newsTexts)
  return (
    <Form className="row no-print" method="get" action="/news">
      <input type="hidden" name="view" value="ended" />
      <label className="hidden-text" htmlFor="q">
        {say('search')}
      </label>
      <input
        className="control is-search"
        id="q"
        name="q"
        type="search"
        defaultValue={words}
        placeholder={say('search')}
      />
      <button className={buttonClass('secondary')} type="submit">
        {say('find')}
      </button>
    </Form>
  )
}

function addressOf(words: string, cursor: string | null): string {
  const query = new URLSearchParams({ view: 'ended', ...(words ? { q: words } : {}), ...(cursor ? { cursor } : {}) })
  return `/news?${query}`
}
