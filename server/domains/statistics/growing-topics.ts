import { receivedByService, type ServiceReceived, type Span } from '#domains/contacts/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import { dayStart, instantAt, localDate, localTime } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { chanceOfAtLeast } from './chance.ts'

/** A service that is asked about much more than usual, today or this week. */
export type GrowingTopic = {
  serviceId: string
  /** Set for what is secret: such questions are counted apart. */
  secrecyUnitId: string | null
  span: 'day' | 'week'
  /** The day, or the week's Monday. */
  since: string
  from: Date
  to: Date
  asked: number
  /** The mean of the weeks compared with. */
  expected: number
  /** How likely it would be to get so many, if nothing had changed. */
  chance: number
}

/** Fewer are never told: they say something of single persons. */
const FEWEST = 5
/** So seldom chance alone brings so many. With a hundred services a day, a false alarm about once a week. */
const RARE = 0.002
const WEEKS = 6
/** With fewer weeks to compare with, nothing can be said. */
const FEWEST_WEEKS = 3

/**
 * The services that grow: questions today and this week so far, compared with the same weekdays up to the same time in the six weeks
 * before. Weeks in which nothing at all came in (a holiday, before the start) are not compared with.
 */
export async function growingTopics(context: Context): Promise<GrowingTopic[]> {
  const now = context.clock.now()
  const zone = await zoneOf(context)
  const today = localDate(now, zone)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const time = localTime(now, zone)
  const upTo = (from: typeof today, week: number): Span => ({
    from: dayStart(from.subtract({ weeks: week }), zone),
    to: week === 0 ? new Date(now.getTime() + 1) : instantAt(today.subtract({ weeks: week }), time, zone),
  })
  const weeks = Array.from({ length: WEEKS + 1 }, (_, week) => week)
  const days = weeks.map((week) => upTo(today, week))
  // On a Monday the week is the day.
  const wholes = monday.equals(today) ? [] : weeks.map((week) => upTo(monday, week))
  const counted = await receivedByService(context, [...days, ...wholes])
  const part = (first: number) =>
    counted
      .filter((row) => row.span >= first && row.span < first + weeks.length)
      .map((row) => ({ ...row, span: row.span - first }))
  return [
    ...growingIn(part(0)).map((topic) => ({ ...topic, span: 'day' as const, since: today.toString(), ...days[0]! })),
    ...(wholes.length > 0 ? growingIn(part(weeks.length)) : []).map((topic) => ({
      ...topic,
      span: 'week' as const,
      since: monday.toString(),
      ...wholes[0]!,
    })),
  ]
}

/** The rule on counted rows: span 0 is now, the others are the weeks before. Pure. */
export function growingIn(
  counted: readonly ServiceReceived[],
): Pick<GrowingTopic, 'serviceId' | 'secrecyUnitId' | 'asked' | 'expected' | 'chance'>[] {
  const weeks = new Set(counted.filter((row) => row.span > 0).map((row) => row.span)).size
  if (weeks < FEWEST_WEEKS) return []
  const before = new Map<string, number>()
  const key = (row: ServiceReceived) => `${row.serviceId} ${row.secrecyUnitId ?? ''}`
  for (const row of counted) if (row.span > 0) before.set(key(row), (before.get(key(row)) ?? 0) + row.received)
  return counted
    .filter((row) => row.span === 0 && row.received >= FEWEST)
    .map((row) => {
      const sum = before.get(key(row)) ?? 0
      const { serviceId, secrecyUnitId, received } = row
      const chance = chanceOfAtLeast(received, sum, weeks)
      return { serviceId, secrecyUnitId, asked: received, expected: sum / weeks, chance }
    })
    .filter((topic) => topic.asked > topic.expected && topic.chance < RARE)
    .toSorted((a, b) => a.chance - b.chance)
}
