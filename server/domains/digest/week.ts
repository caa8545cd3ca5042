import { Temporal } from 'temporal-polyfill'
import type { Span } from '#domains/contacts/index.ts'
import { dayStart, instantAt, localDate, localTime } from '#platform/clock/zoned.ts'

/** When last week is told of. */
const SIX = Temporal.PlainTime.from('06:00')
/** Weeks compared with. */
export const BEFORE = 4
/** So many weeks that nobody made (the product stood still) are made afterwards. */
const MOST_MISSED = 4

/** The Monday of the week a date lies in. */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** The Monday of the latest week that is to have been told of: from six on Monday morning, by the municipality's clock. */
export function latestWhole(now: Date, zone: string): Temporal.PlainDate {
  const monday = mondayOf(localDate(now, zone))
  return monday.subtract({ weeks: now >= instantAt(monday, SIX, zone) ? 1 : 2 })
}

/** The weeks to make: the latest whole one, and those that were missed since the last one made. The earliest first. */
export function weeksToMake(latest: Temporal.PlainDate, lastMade: string | null): Temporal.PlainDate[] {
  if (lastMade === null) return [latest]
  const weeks: Temporal.PlainDate[] = []
  const made = Temporal.PlainDate.from(lastMade)
  for (
    let week = latest;
    Temporal.PlainDate.compare(week, made) > 0 && weeks.length < MOST_MISSED;
    week = week.subtract({ weeks: 1 })
  )
    weeks.unshift(week)
  return weeks
}

/** A whole week and the weeks before it. A week in which the clock is changed is an hour shorter or longer. */
export function wholeSpans(monday: Temporal.PlainDate, zone: string): Span[] {
  return Array.from({ length: BEFORE + 1 }, (_, back) => {
    const first = monday.subtract({ weeks: back })
    return { from: dayStart(first, zone), to: dayStart(first.add({ weeks: 1 }), zone) }
  })
}

/** The week under way up to now, and the weeks before up to the same weekday and time. */
export function spansSoFar(now: Date, zone: string): Span[] {
  const today = localDate(now, zone)
  const time = localTime(now, zone)
  return Array.from({ length: BEFORE + 1 }, (_, back) => ({
    from: dayStart(mondayOf(today).subtract({ weeks: back }), zone),
    to: back === 0 ? now : instantAt(today.subtract({ weeks: back }), time, zone),
  }))
}
