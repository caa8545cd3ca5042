import { Temporal } from 'temporal-polyfill'
import { dateOfDayNumber, dayNumberAt, instantAt, startOfDayNumber } from './zoned.ts'

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * When it is usually open. Several rows for a weekday are allowed (closed for lunch).
 * Times are wall-clock 'HH:MM'; `to` is the first minute that is closed, and '24:00' is the end of the day.
 */
export type WeeklyHours = readonly { weekday: Weekday; from: string; to: string }[]

/**
 * One date ('YYYY-MM-DD') that is not as usual. It replaces the weekly hours, the holidays and the earlier closing for
 * that date; several rows may give several intervals. `closed` wins over intervals: better to promise too little.
 */
export type HoursException = { date: string; closed: true } | { date: string; from: string; to: string }

/** Tells what kind of holiday a date is: `public` by law, or an `eve` on which people are free anyway. */
export type HolidayOn = (date: Temporal.PlainDate) => { kind: 'public' | 'eve' } | null

/** The opening hours of a channel, a place or a unit, as they are stored. */
export type OpeningHours = {
  zone: string
  weekly: WeeklyHours
  /** Closes at the latest at this wall-clock time on the day before a public holiday. */
  dayBeforeHolidayTo?: string | undefined
  exceptions: readonly HoursException[]
  /** Holidays are closed unless an exception says otherwise. */
  holidayOn: HolidayOn
}

/** One local day: where it starts and ends, and when it is open (epoch milliseconds, sorted, apart from each other). */
export type OpenDay = {
  number: number
  start: number
  end: number
  intervals: readonly OpenSpan[]
  /** Open milliseconds of the whole day. */
  total: number
}

export type OpenSpan = { opens: number; closes: number }

/** Opening hours made ready for counting. Prepare once and keep it: it remembers the days it has worked out. */
export type Schedule = { zone: string; day(number: number): OpenDay; dayAt(time: number): OpenDay }

/** The stored opening hours make no sense (a bad time or date, or an interval that ends before it starts). */
export class InvalidHoursError extends Error {
  override name = 'InvalidHoursError'
}

/** Minutes since midnight on the wall clock. */
type WallSpan = { from: number; to: number }

/** Eleven years of days per schedule: a bound on memory, never reached by ordinary deadlines. */
const rememberedDays = 4096
const endOfDay = 24 * 60
const ordinaryDay = endOfDay * 60_000

/**
 * Checks opening hours and makes them ready for `working-time.ts`.
 * @throws InvalidHoursError when a time, a date or an interval is not possible
 */
export function prepareSchedule(hours: OpeningHours): Schedule {
  const spansOn = wallSpansOf(hours)
  const days = new Map<number, OpenDay>()
  const day = (number: number): OpenDay => {
    const known = days.get(number)
    if (known) return known
    const fresh = openDay(number, hours.zone, spansOn)
    if (days.size >= rememberedDays) days.clear()
    days.set(number, fresh)
    return fresh
  }
  return { zone: hours.zone, day, dayAt: (time) => day(dayNumberAt(time, hours.zone)) }
}

/** Gives a function that tells a date's open wall-clock spans by exception, holiday, eve and weekday, in that order. */
function wallSpansOf(hours: OpeningHours): (date: Temporal.PlainDate) => readonly WallSpan[] {
  const weekly = new Map<number, WallSpan[]>()
  for (const row of hours.weekly) listAt(weekly, row.weekday).push(wallSpan(row.from, row.to))
  const exceptions = exceptionsByDate(hours.exceptions)
  const eveTo = hours.dayBeforeHolidayTo === undefined ? endOfDay : wallMinutes(hours.dayBeforeHolidayTo)
  return (date) => {
    const exception = exceptions.get(date.toString())
    if (exception) return exception
    if (hours.holidayOn(date)) return []
    const usual = weekly.get(date.dayOfWeek) ?? []
    if (eveTo === endOfDay || hours.holidayOn(date.add({ days: 1 }))?.kind !== 'public') return usual
    return usual.map(({ from, to }) => ({ from, to: Math.min(to, eveTo) }))
  }
}

function exceptionsByDate(exceptions: readonly HoursException[]): Map<string, readonly WallSpan[]> {
  const open = new Map<string, WallSpan[]>()
  const closed = new Set<string>()
  for (const exception of exceptions) {
    const date = calendarDate(exception.date)
    if ('closed' in exception) closed.add(date)
    else listAt(open, date).push(wallSpan(exception.from, exception.to))
  }
  return new Map<string, readonly WallSpan[]>([...open, ...[...closed].map((date) => [date, []] as const)])
}

function openDay(number: number, zone: string, spansOn: (date: Temporal.PlainDate) => readonly WallSpan[]): OpenDay {
  const start = startOfDayNumber(number, zone)
  const end = startOfDayNumber(number + 1, zone)
  const date = dateOfDayNumber(number)
  const momentOf = (minutes: number): number => {
    if (minutes === endOfDay) return end
    if (end - start === ordinaryDay) return start + minutes * 60_000
    return instantAt(date, new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60), zone).getTime()
  }
  const intervals = joined(spansOn(date).map(({ from, to }) => ({ opens: momentOf(from), closes: momentOf(to) })))
  return { number, start, end, intervals, total: intervals.reduce((sum, span) => sum + span.closes - span.opens, 0) }
}

/** Sorts spans, drops empty ones (a closing moved before the opening, an hour that was skipped) and joins touching ones. */
function joined(spans: readonly OpenSpan[]): readonly OpenSpan[] {
  const result: OpenSpan[] = []
  const real = spans.filter((span) => span.opens < span.closes)
  for (const span of real.toSorted((a, b) => a.opens - b.opens)) {
    const last = result.at(-1)
    if (last && span.opens <= last.closes) last.closes = Math.max(last.closes, span.closes)
    else result.push({ ...span })
  }
  return result
}

function wallSpan(from: string, to: string): WallSpan {
  const span = { from: wallMinutes(from), to: wallMinutes(to) }
  if (span.from < span.to) return span
  throw new InvalidHoursError(`Opening hours must end after they start the same day: ${from}-${to}`)
}

function wallMinutes(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (match) return Number(match[1]) * 60 + Number(match[2])
  if (time === '24:00') return endOfDay
  throw new InvalidHoursError(`Not a time of day as HH:MM: ${time}`)
}

function calendarDate(date: string): string {
  try {
    // The round trip refuses other spellings of a date, which would never match a day.
    if (Temporal.PlainDate.from(date).toString() === date) return date
  } catch {
    // falls through to the one error that names the date
  }
  throw new InvalidHoursError(`Not a date as YYYY-MM-DD: ${date}`)
}

function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key)
  if (known) return known
  const fresh: V[] = []
  lists.set(key, fresh)
  return fresh
}
