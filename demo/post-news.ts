/** Posts a demo municipality's news through the ordinary use cases, at times counted from the start. */
import { Temporal } from 'temporal-polyfill'
import { system } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { instantAt, localDate } from '#platform/clock/zoned.ts'
import { inTransaction, sql } from '#platform/database/database.ts'
import { idOf } from '#platform/database/ids.ts'
import { execute } from '#platform/operations/execute.ts'
import { actorsOf, type Stage } from './carry-out.ts'
import type { DemoNews } from './data-format.ts'

const DAY = 86_400_000

/** Posts every piece of news. Everybody has read what is not marked unread. */
export async function postDemoNews(stage: Stage, now: Date): Promise<void> {
  const { code, number, timeZone } = stage.data.municipality
  const actorOf = actorsOf(stage)
  const id = (kind: string, of: string) => idOf(code, kind, of)
  const dated = stage.data.news.map((news) => ({ news, at: postedAt(news, now, timeZone) }))
  for (const { news, at } of dated.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const starts = new Date(at.getTime() + news.startsInDays * DAY)
    const execution = { ...stage, clock: fixedClock(at) }
    const posted = await execute(execution, await actorOf(news.by, at), 'news.post', {
      unitId: id('unit', news.unit),
      heading: news.heading,
      body: news.text,
      severity: news.severity,
      serviceIds: news.services.map((service) => id('service', service)),
      startsAt: starts.toISOString(),
      endsAt: new Date(starts.getTime() + news.lastsDays * DAY).toISOString(),
      onlyAuthority: news.onlyAuthority ?? false,
      publicText: news.publicText ?? null,
      publicTextEn: news.publicTextEn ?? null,
    })
    const { newsId } = posted as { newsId: string }
    if (news.pinned) await execute(execution, system(number), 'news.pin', { newsId, pinned: true })
    if (!news.unread) await readByAll(stage, newsId, now)
    if (news.manyAsk) await flagByAll(stage, news, now)
  }
}

function postedAt({ posted }: DemoNews, now: Date, zone: string): Date {
  if ('minutesBefore' in posted) return new Date(now.getTime() - posted.minutesBefore * 60_000)
  const day = localDate(now, zone).subtract({ days: posted.daysBefore })
  return instantAt(day, Temporal.PlainTime.from(posted.at), zone)
}

/** Flags that many ask about it, ten minutes ago at the latest. */
async function flagByAll(stage: Stage, { manyAsk, services }: DemoNews, now: Date): Promise<void> {
  const { code } = stage.data.municipality
  const actorOf = actorsOf(stage)
  const at = new Date(now.getTime() - 10 * 60_000)
  const execution = { ...stage, clock: fixedClock(at) }
  const [first = '', ...others] = manyAsk?.by ?? []
  const serviceId = services[0] ? idOf(code, 'service', services[0]) : null
  const flagged = await execute(execution, await actorOf(first, at), 'meeting.flag-topic', {
    serviceId,
    words: manyAsk?.words,
  })
  const { topicId } = flagged as { topicId: string }
  for (const other of others) await execute(execution, await actorOf(other, at), 'meeting.join-topic', { topicId })
}

async function readByAll({ db, data }: Stage, newsId: string, now: Date): Promise<void> {
  const { number } = data.municipality
  await inTransaction(db, system(number), (tx) =>
    sql`insert into news_read (municipality_id, staff_id, news_id, revision, read_at)
      select ${number}::int, s.id, ${newsId}::uuid, 1, ${now}::timestamptz from staff_member s where s.municipality_id = ${number}
      on conflict do nothing`.execute(tx),
  )
}
