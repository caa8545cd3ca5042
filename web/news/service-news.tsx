import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { listNews, type NewsRow } from '#domains/news/contract.ts'
import { useWhen } from '#web/desk/use-when.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Notice } from '#web/shared/ui/notice.tsx'
import { newsTexts } from './texts.ts'

const AT_MOST = 3

/** Beside a question: what is new about the chosen service, one line each. Nothing when there is nothing. */
export function ServiceNews({ serviceId }: { serviceId: string }) {
  const say = useTexts(newsTexts)
  const when = useWhen()
  const [rows, setRows] = useState<NewsRow[]>([])
  useEffect(() => {
    const leaving = new AbortController()
    call(listNews, { serviceId }, { signal: leaving.signal })
      .then((reply) => setRows(reply.rows))
      .catch(() => undefined) // nothing is shown: the contact goes on without
    return () => leaving.abort()
  }, [serviceId])
  if (rows.length === 0) return null
  return (
    <section aria-label={say('about')} className="stack is-tight">
      {rows.slice(0, AT_MOST).map((news) => (
        <Notice key={news.newsId} note={`${say(`severity-${news.severity}`)}. ${news.unit}, ${when(news.startsAt)}`}>
          <Link to={`/news#news-${news.newsId}`}>{news.heading}</Link>
        </Notice>
      ))}
    </section>
  )
}
