import type { Temporal } from 'temporal-polyfill'
import type { OpenDay, Schedule } from './opening-hours.ts'
import { dayNumber } from './zoned.ts'

const minute = 60_000
/** How long a schedule may stay closed before we say that it never opens. */
const longestClosing = 400
/** Ten years of minutes: a longer deadline is a mistake, and counting it would stop the server. */
const longestMinutes = 10 * 366 * 24 * 60

/** The schedule has no open time within the 400 days that were searched, so no deadline can be promised. */
export class NeverOpensError extends Error {
  override name = 'NeverOpensError'
}

/** Tells whether it is open at that moment. The closing moment itself is closed. */
export function isOpen(schedule: Schedule, instant: Date): boolean {
  return spanAt(schedule.dayAt(validTime(instant)), instant.getTime()) !== undefined
}

/** The open spans of a local date as moments, in order; empty when it is closed all day. */
export function openIntervals(schedule: Schedule, date: Temporal.PlainDate): { from: Date; to: Date }[] {
  const { intervals } = schedule.day(dayNumber(date))
  return intervals.map(({ opens, closes }) => ({ from: new Date(opens), to: new Date(closes) }))
}

/**
 * The deadline: the earliest moment by which `minutes` of open time have passed since `from`.
 * An hour that runs out exactly at closing time ends at closing time, not at the next opening; no minutes give `from`.
 * @param minutes open minutes, 0 or more, fractions allowed (whole milliseconds count)
 * @throws NeverOpensError when it stays closed for 400 days
 * @throws RangeError when `from` is invalid or `minutes` is negative, not a number or more than ten years
 */
export function addWorkingTime(schedule: Schedule, from: Date, minutes: number): Date {
  const start = validTime(from)
  if (!(minutes >= 0 && minutes <= longestMinutes)) throw new RangeError(`Not a possible working time: ${minutes} min`)
  let left = Math.round(minutes * minute)
  if (left === 0) return new Date(start)
  let day = schedule.dayAt(start)
  for (let closedDays = 0; closedDays <= longestClosing; closedDays++) {
    const open = openTimeBetween(day, start, day.end)
    if (open >= left) return new Date(momentAfter(day, start, left))
    if (open > 0) closedDays = 0
    left -= open
    day = schedule.day(day.number + 1)
  }
  throw new NeverOpensError(`No open time within ${longestClosing} days from ${from.toISOString()}`)
}

/**
 * Open minutes from `a` to `b`, fractions included; negative when `b` comes before `a`.
 * `workingMinutesBetween(s, from, addWorkingTime(s, from, m))` is exactly `m` (to the millisecond).
 */
export function workingMinutesBetween(schedule: Schedule, a: Date, b: Date): number {
  const [start, end] = [validTime(a), validTime(b)]
  // 0 - x, because a plain minus would give -0 for a closed span
  if (end < start) return 0 - workingMinutesBetween(schedule, b, a)
  let day = schedule.dayAt(start)
  let open = 0
  for (; day.end < end; day = schedule.day(day.number + 1)) open += openTimeBetween(day, start, day.end)
  return (open + openTimeBetween(day, start, end)) / minute
}

/**
 * The first opening after that moment (when it is open now: the one after it has closed), for "we open again at".
 * @returns null when it does not open within 400 days, or never closes
 */
export function nextOpening(schedule: Schedule, instant: Date): Date | null {
  const time = validTime(instant)
  let day = schedule.dayAt(time)
  // Open through midnight is one opening, not two: a span that starts where the last one ended does not count.
  let lastClosing = -Infinity
  for (let days = 0; days <= longestClosing; days++) {
    for (const span of day.intervals) {
      if (span.opens > time && span.opens !== lastClosing) return new Date(span.opens)
      lastClosing = span.closes
    }
    day = schedule.day(day.number + 1)
  }
  return null
}

/**
 * When it closes, for a moment when it is open ("we close at"); open through midnight is followed to the real closing.
 * @returns null when it is closed at that moment, or does not close within 400 days
 */
export function closesAt(schedule: Schedule, instant: Date): Date | null {
  const time = validTime(instant)
  let day = schedule.dayAt(time)
  let span = spanAt(day, time)
  for (let days = 0; span && days <= longestClosing; days++) {
    if (span.closes < day.end) return new Date(span.closes)
    const closing = span.closes
    day = schedule.day(day.number + 1)
    span = day.intervals[0]
    if (span?.opens !== closing) return new Date(closing)
  }
  return null
}

function spanAt(day: OpenDay, time: number): OpenDay['intervals'][number] | undefined {
  return day.intervals.find((span) => span.opens <= time && time < span.closes)
}

/** Open milliseconds of the day that lie between two moments (epoch milliseconds). */
function openTimeBetween(day: OpenDay, start: number, end: number): number {
  if (start <= day.start && end >= day.end) return day.total
  let open = 0
  for (const { opens, closes } of day.intervals) {
    open += Math.max(0, Math.min(closes, end) - Math.max(opens, start))
  }
  return open
}

/** The moment when `wanted` open milliseconds of the day have passed since `start`; the day must hold that many. */
function momentAfter(day: OpenDay, start: number, wanted: number): number {
  let left = wanted
  for (const { opens, closes } of day.intervals) {
    const begin = Math.max(opens, start)
    if (closes <= begin) continue
    if (closes - begin >= left) return begin + left
    left -= closes - begin
  }
  throw new RangeError('The day is open for a shorter time than was asked for')
}

function validTime(instant: Date): number {
  const time = instant.getTime()
  if (Number.isNaN(time)) throw new RangeError('Working time cannot be counted from an invalid date')
  return time
}
