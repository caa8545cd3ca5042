import { Form, Link } from 'react-router'
import type { NewsRow } from '#domains/news/contract.ts'
import { useWhen } from '#web/desk/use-when.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button, ButtonContent, buttonClass } from '#web/shared/ui/button.tsx'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { Time } from '#web/shared/ui/time.tsx'
import { useTimes } from '#web/shared/i18n/times.ts'
import { NewsText } from './news-text.tsx'
import { SeverityMark } from './severity-mark.tsx'
import { newsTexts } from './texts.ts'

/** One piece of news with all it says, and what the reader may do with it. */
export function NewsItem({ news, isUnread }: { news: NewsRow; isUnread: boolean }) {
  const say = useTexts(newsTexts)
  return (
    <article
      className={classNames('news-item', isUnread && 'is-unread')}
      id={`news-${news.newsId}`}
      data-news={isUnread ? `${news.newsId} ${news.revision}` : undefined}
      aria-labelledby={`heading-${news.newsId}`}
    >
      <p className="row is-wide">
        <SeverityMark severity={news.severity} />
        {isUnread && <Tag tone="waiting">{say('isUnread')}</Tag>}
        {news.pinned && <Tag>{say('pinned')}</Tag>}
        {news.onlyAuthority && <Tag>{say('closed', { unit: news.unit })}</Tag>}
        {news.publicText && <Tag>{say('onWeb')}</Tag>}
      </p>
      <h2 id={`heading-${news.newsId}`}>{news.heading}</h2>
      <NewsText text={news.body} />
      {news.services.length > 0 && (
        <p className="quiet">
          {say('touches')}: {news.services.map((service) => service.name).join(', ')}
        </p>
      )}
      {news.publicText && <p className="quiet">{say('onWebText', { text: news.publicText })}</p>}
      <NewsFacts news={news} />
      <NewsDoings news={news} isUnread={isUnread} />
    </article>
  )
}

/** Who says it, from when and until when. */
function NewsFacts({ news }: { news: NewsRow }) {
  const say = useTexts(newsTexts)
  const when = useWhen()
  const times = useTimes()
  const time = (at: string, key: 'since' | 'from' | 'until' | 'untilWas' | 'changed') => (
    <Time at={at} full={say(key, { when: times.full(at) })}>
      {say(key, { when: when(at) })}
    </Time>
  )
  return (
    <p className="quiet row is-wide">
      <span>{news.postedBy ? say('by', { unit: news.unit, by: news.postedBy }) : news.unit}</span>
      {time(news.startsAt, news.state === 'upcoming' ? 'from' : 'since')}
      {time(news.endsAt, news.state === 'ended' ? 'untilWas' : 'until')}
      {news.changedAt && time(news.changedAt, 'changed')}
    </p>
  )
}

function NewsDoings({ news, isUnread }: { news: NewsRow; isUnread: boolean }) {
  const say = useTexts(newsTexts)
  const mayEnd = news.mayEdit && news.state !== 'ended'
  const mayPin = news.mayPin && news.state !== 'ended'
  if (!isUnread && !news.mayEdit && !mayPin) return null
  return (
    <Form method="post" className="row no-print" preventScrollReset>
      <input type="hidden" name="newsId" value={news.newsId} />
      <input type="hidden" name="revision" value={news.revision} />
      {isUnread && (
        <Button type="submit" name="intent" value="read" variant="small" icon="check">
          {say('markRead')}
        </Button>
      )}
      {news.mayEdit && (
        <Link to={`/news/write/${news.newsId}`} className={buttonClass('small')}>
          <ButtonContent icon="pencil">{say('edit')}</ButtonContent>
        </Link>
      )}
      {mayPin && (
        <Button type="submit" name="intent" value={news.pinned ? 'unpin' : 'pin'} variant="small">
          {say(news.pinned ? 'unpin' : 'pin')}
        </Button>
      )}
      {mayEnd && (
        <Button type="submit" name="intent" value="end" variant="small">
          {say('end')}
        </Button>
      )}
    </Form>
  )
}
