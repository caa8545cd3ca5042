import { Temporal } from 'temporal-polyfill'
import { serviceNames } from '#domains/catalogue/index.ts'
import { lateQuestions, needsAttention, receivedIn } from '#domains/contacts/index.ts'
import { newsForMeeting, type NewsRow } from '#domains/news/index.ts'
import { scheduleOf, zoneOf } from '#domains/staff/index.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { openIntervals } from '#platform/clock/working-time.ts'
import { dayEnd, dayStart, localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { topicsNow } from './list-topics.ts'
import { daysAhead, servicesEnding } from './planned.ts'
import { hoursToday, staffToday, whoIsAway } from './staffing.ts'

const DAY = 86_400_000
const TOP = 8
const UNITS = 6
const NEWS_AHEAD_DAYS = 7

type List = Record<string, string> | null

/** Everything the morning's meeting goes through, on one page. Every amount carries the way to the list behind it. */
export async function readMorningMeeting(context: Context) {
  const now = context.clock.now()
  const zone = await zoneOf(context)
  const today = localDate(now, zone)
  const schedule = await scheduleOf(context, null, 'work')
  const lastDay = workingDayBefore(schedule, today)
  const since = openIntervals(schedule, lastDay)[0]?.from ?? dayStart(lastDay, zone)
  const behind = (asked: Record<string, string>): List =>
    context.actor.permissions.has('question.read') ? asked : null
  // load
  const news = await newsForMeeting(context, since, new Date(now.getTime() + NEWS_AHEAD_DAYS * DAY))
  const attention = await needsAttention(context, null)
  const late = await lateQuestions(context, UNITS)
  // reply
  return {
    day: today.toString(),
    at: now.toISOString(),
    since: since.toISOString(),
    news: news.since.map(inBrief),
    last: await lastDayOf(context, lastDay, zone, behind),
    late: {
      count: late.count,
      list: behind({ overdue: 'true' }),
      units: late.units.map(({ unitId, unit, count, oldest }) => ({
        unit,
        count,
        oldest: oldest.toISOString(),
        list: behind({ overdue: 'true', unitId }),
      })),
    },
    promises: {
      count: attention.brokenPromisesTotal,
      list: behind({ brokenPromise: 'true' }),
      rows: attention.brokenPromises.map((promise) => ({ ...promise, dueAt: promise.dueAt.toISOString() })),
    },
    silent: attention.silentUnits.map(({ unitId, unit, count, oldest }) => ({
      unit,
      count,
      oldest: oldest.toISOString(),
      list: behind({ cameBack: 'expired', toUnitId: unitId }),
    })),
    hours: await hoursToday(context, today),
    staff: await staffToday(context, today),
    away: await whoIsAway(context, today),
    topics: await topicsNow(context),
    planned: {
      news: news.toCome.map(inBrief),
      days: daysAhead(schedule, today),
      ending: await servicesEnding(context, today),
    },
  }
}

/** The working day before today. After the longest of holidays, yesterday. */
function workingDayBefore(schedule: Schedule, today: Temporal.PlainDate): Temporal.PlainDate {
  const yesterday = today.subtract({ days: 1 })
  for (let day = yesterday, back = 0; back < 14; day = day.subtract({ days: 1 }), back++)
    if (openIntervals(schedule, day).length > 0) return day
  return yesterday
}

async function lastDayOf(
  context: Context,
  lastDay: Temporal.PlainDate,
  zone: string,
  behind: (asked: Record<string, string>) => List,
) {
  const span = { from: dayStart(lastDay, zone), to: dayEnd(lastDay, zone) }
  const [received] = await receivedIn(context, null, [span])
  const { all, service } = received!
  const name = await serviceNames(context.tx, context.actor.municipalityId, lastDay.toString())
  const within = { from: span.from.toISOString(), to: span.to.toISOString() }
  const services = [...service].toSorted(
    (a, b) => b[1].received - a[1].received || String(a[0]).localeCompare(String(b[0])),
  )
  return {
    day: lastDay.toString(),
    received: all.received,
    // Of fewer than five a share says something of single persons.
    directShare: all.received < 5 ? null : Math.round((100 * all.direct) / all.received),
    list: behind(within),
    services: services.slice(0, TOP).map(([id, row]) => ({
      name: name(id),
      received: row.received,
      list: behind(id ? { ...within, serviceId: id } : { ...within, without: 'service' }),
    })),
  }
}

function inBrief(news: NewsRow) {
  const { newsId, heading, body, severity, unit, startsAt, endsAt, pinned, unread } = news
  return {
    newsId,
    heading,
    body,
    severity,
    unit,
    startsAt,
    endsAt,
    pinned,
    unread,
    services: news.services.map((service) => service.name),
  }
}
