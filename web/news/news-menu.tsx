import { Link, useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import type { unreadNews } from '#domains/news/contract.ts'
import { useWhen } from '#web/desk/use-when.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Menu } from '#web/shared/ui/details.tsx'
import { SeverityMark } from './severity-mark.tsx'
import { newsTexts } from './texts.ts'

export type Unread = z.output<(typeof unreadNews)['reply']>

/** In the bar of every work page: what is new, how many of it unread, and the first of them. The document has read them. */
export function NewsMenu() {
  const say = useTexts(newsTexts)
  const when = useWhen()
  const unread = useRouteLoaderData<{ unread: Unread | null }>('root')?.unread ?? null
  if (!unread || unread.count === 0)
    return (
      <Link className="bar-link" to="/news">
        {say('bar')}
      </Link>
    )
  return (
    <Menu
      className="news-menu"
      name="bar"
      label={say('barUnread', { count: unread.count })}
      summary={
        <>
          {say('bar')} <span className="count">{unread.count}</span>
        </>
      }
    >
      {unread.first.map((news) => (
        <li key={news.newsId}>
          <Link to={`/news#news-${news.newsId}`} reloadDocument={false}>
            <span className="stack is-tight">
              <span className="strong">{news.heading}</span>
              <span className="quiet row">
                <SeverityMark severity={news.severity} />
                {news.unit}, {when(news.startsAt)}
              </span>
            </span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/news">{say('all')}</Link>
      </li>
    </Menu>
  )
}
