import { Temporal } from 'temporal-polyfill'
import type { Span } from '#domains/contacts/index.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { openIntervals } from '#platform/clock/working-time.ts'
import { dayEnd, dayStart, instantAt, localDate, localTime } from '#platform/clock/zoned.ts'

/** The spans a day's figures are counted in. */
export type DaySpans = {
  day: Temporal.PlainDate
  isToday: boolean
  /** From the day's first moment to now, or to its end. */
  span: Span
  dayBefore: Temporal.PlainDate
  /** The same hours of the working day before. */
  before: Span
  /** The same weekday in the last four weeks, whole; `cut` is the end of the same hours. */
  usual: (Span & { cut: Date })[]
}

/** How far back a working day is looked for: longer than any holiday. */
const LONGEST_HOLIDAY = 14

/**
 * Works out the spans of a day. "The same hours" end at the same time by the clock, also when the clock was changed in between.
 * @param day the local day, today or earlier
 * @param schedule by which a working day is told from a day off
 */
export function daySpans(day: Temporal.PlainDate, now: Date, zone: string, schedule: Schedule): DaySpans {
  const isToday = localDate(now, zone).equals(day)
  const time = localTime(now, zone)
  const spanOf = (date: Temporal.PlainDate): Span => ({
    from: dayStart(date, zone),
    to: isToday ? instantAt(date, time, zone) : dayEnd(date, zone),
  })
  let dayBefore = day.subtract({ days: 1 })
  for (let back = 0; back < LONGEST_HOLIDAY && openIntervals(schedule, dayBefore).length === 0; back++) {
    dayBefore = dayBefore.subtract({ days: 1 })
  }
  const weeks = [1, 2, 3, 4].map((week) => day.subtract({ days: 7 * week }))
  return {
    day,
    isToday,
    // Now itself belongs to the day: what was registered this very millisecond is counted.
    span: isToday ? { from: dayStart(day, zone), to: new Date(now.getTime() + 1) } : spanOf(day),
    dayBefore,
    before: spanOf(dayBefore),
    usual: weeks.map((date) => ({ from: dayStart(date, zone), cut: spanOf(date).to, to: dayEnd(date, zone) })),
  }
}
