import { Link } from 'react-router'
import { useWhen } from '#web/desk/use-when.ts'
import { SeverityMark } from '#web/news/severity-mark.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import type { Meeting } from './meeting.tsx'
import { meetingTexts } from './texts.ts'

/** So much of each is read out: the rest is a click away. */
const FIRST_WORDS = 160

/** What is new since the last working day began. */
export function MeetingNews({ meeting: { news, since } }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts)
  const when = useWhen()
  return (
    <section className="stack is-tight" aria-labelledby="news">
      <h2 className="label" id="news">
        {say(news.length > 0 ? 'news' : 'newsNone', { when: when(since) })}
        <Link to="/news" className="no-print">
          {say('newsAll')}
        </Link>
      </h2>
      <ul className="brief">
        {news.map((each) => (
          <li key={each.newsId}>
            <p className="row">
              <SeverityMark severity={each.severity} />
              <span className="quiet">
                {each.unit}, {when(each.startsAt)}
              </span>
              {each.unread && <Tag tone="waiting">{say('unread')}</Tag>}
            </p>
            <p>
              <Link className="row-link" to={`/news#news-${each.newsId}`}>
                {each.heading}
              </Link>
            </p>
            <p className="quiet">{firstWords(each.body)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The first paragraph, cut at a word. */
function firstWords(body: string): string {
  const first = (body.split(/\n{2,}/)[0] ?? '').replaceAll('\n', ' ')
  if (first.length <= FIRST_WORDS) return first
  return `${first.slice(0, FIRST_WORDS).replace(/\s+\S*$/, '')} …`
}
