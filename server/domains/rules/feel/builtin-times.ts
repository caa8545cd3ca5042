import type { BuiltIns } from './calls.ts'
import {
  dateTimeInZone,
  dayOfYear,
  instantNanos,
  makeDate,
  makeTime,
  nanosOfDay,
  offsetAt,
  standardOffset,
  wallNanos,
  weekday,
  weekOfYear,
  zoneExists,
} from './calendar.ts'
import { equal } from './compare.ts'
import { numeral, type Numeral, whole } from './numeral.ts'
import { readDate, readDateTime, readDuration, readTime } from './temporal-text.ts'
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  isNumeral,
  kindOf,
  MonthsDuration,
  type Value,
  type Zone,
} from './values.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Adds what makes and takes apart dates, times and durations. */
export function addTimes(all: BuiltIns): void {
  makers(all)
  all.add('years and months duration(from: date|date and time, to: date|date and time)', ([from, to]) =>
    monthsBetween(dateOf(from!)!, dateOf(to!)!),
  )
  all.add('now()', (_, run) => dateTimeInZone(run.now, run.zone))
  all.add('today()', (_, run) => dateTimeInZone(run.now, run.zone)?.date ?? null)
  const day = (signature: string, work: (date: FeelDate) => Value) =>
    all.add(`${signature}(date: date|date and time)`, ([date]) => work(dateOf(date!)!))
  day('day of year', (date) => numeral(dayOfYear(date)))
  day('day of week', (date) => weekdays[weekday(date) - 1]!)
  day('month of year', (date) => monthNames[date.month - 1]!)
  day('week of year', (date) => numeral(weekOfYear(date)))
  all.add('is(value1: any, value2: any)', ([one, other]) => same(one!, other!))
}

function makers(all: BuiltIns): void {
  all.add('date(from: string|date|date and time)', ([from]) =>
    typeof from === 'string' ? readDate(from) : dateOf(from!),
  )
  all.add('date(year: number, month: number, day: number)', ([year, month, day]) => dateFrom([year!, month!, day!]))
  all.add('time(from: string|time|date and time|date)', ([from]) => timeFrom(from!))
  all.add(
    'time(hour: number, minute: number, second: number, offset?: days and time duration)',
    ([hour, minute, second, offset]) => timeOf([hour!, minute!, second!], zoneOf(offset ?? null)),
  )
  all.add('date and time(from: string|date|date and time)', ([from]) => dateTimeFrom(from!))
  all.add('date and time(date: date|date and time, time: time)', ([date, time]) =>
    withTime(dateOf(date!), time as FeelTime),
  )
  all.add('date and time(date: date and time, timezone: string)', ([value, timezone]) => {
    const instant = instantNanos(value as FeelDateTime)
    return instant !== null && zoneExists(timezone as string) ? dateTimeInZone(instant, timezone as string) : null
  })
  const numbers = 'year: number, month: number, day: number, hour: number, minute: number, second: number'
  const full = ([year, month, day, hour, minute, second]: Value[], zone: Zone | null | undefined) =>
    withTime(dateFrom([year!, month!, day!]), timeOf([hour!, minute!, second!], zone))
  all.add(`date and time(${numbers}, offset?: days and time duration)`, (values) =>
    full(values, zoneOf(values[6] ?? null)),
  )
  all.add(`date and time(${numbers}, timezone: string)`, (values) =>
    zoneExists(values[6] as string) ? full(values, { name: values[6] as string }) : null,
  )
  all.add('duration(from: string|days and time duration|years and months duration)', ([from]) =>
    typeof from === 'string' ? readDuration(from) : from!,
  )
}

function dateOf(value: Value): FeelDate | null {
  if (value instanceof FeelDateTime) return value.date
  return value instanceof FeelDate ? value : null
}

function dateFrom(parts: Value[]): FeelDate | null {
  const [year = null, month = null, day = null] = parts.map((each) => (isNumeral(each) ? whole(each) : null))
  return year === null || month === null || day === null ? null : makeDate(year, month, day)
}

function timeFrom(from: Value): Value {
  if (typeof from === 'string') return readTime(from)
  if (from instanceof FeelTime) return from
  if (from instanceof FeelDateTime) return from.time
  return from instanceof FeelDate ? new FeelTime(0, 0, 0, 0, { offset: 0 }) : null
}

function dateTimeFrom(from: Value): Value {
  if (typeof from === 'string') return readDateTime(from)
  if (from instanceof FeelDate) return new FeelDateTime(from, new FeelTime(0, 0, 0, 0, { offset: 0 }))
  return from
}

function withTime(date: FeelDate | null, time: FeelTime | null): Value {
  return date && time && new FeelDateTime(date, time)
}

/** A time of numbers. Seconds may have decimals. */
function timeOf(parts: Value[], zone: Zone | null | undefined): FeelTime | null {
  if (zone === undefined || !parts.every(isNumeral)) return null
  const [hour, minute, second] = parts as Numeral[]
  if (second!.isNegative()) return null
  const nanos = second!.sub(second!.trunc()).mul(1e9).trunc().toNumber()
  const [h, m, s] = [whole(hour!), whole(minute!), whole(second!.trunc())]
  return h === null || m === null || s === null ? null : makeTime(h, m, s, nanos, zone)
}

/** A zone by its distance to UTC; undefined if no zone is so far away. */
function zoneOf(offset: Value): Zone | null | undefined {
  if (!(offset instanceof DaysDuration)) return null
  const seconds = Number(offset.nanos / 1_000_000_000n)
  return Math.abs(seconds) > 18 * 3600 ? undefined : { offset: seconds }
}

function monthsBetween(from: FeelDate, to: FeelDate): MonthsDuration {
  const months = (to.year - from.year) * 12 + to.month - from.month
  const days = to.day - from.day
  const unfinished = months > 0 && days < 0 ? -1 : months < 0 && days > 0 ? 1 : 0
  return new MonthsDuration(BigInt(months + unfinished))
}

/** Whether two values are the same also in what they show: a time's clock and its distance to UTC, not only its moment. */
function same(one: Value, other: Value): boolean {
  if (kindOf(one) !== kindOf(other)) return false
  if (one instanceof FeelTime && other instanceof FeelTime)
    return nanosOfDay(one) === nanosOfDay(other) && distanceOf(one) === distanceOf(other)
  if (one instanceof FeelDateTime && other instanceof FeelDateTime)
    return wallNanos(one) === wallNanos(other) && distanceOf(one) === distanceOf(other)
  return equal(one, other) === true
}

function distanceOf(value: FeelTime | FeelDateTime): number | null {
  if (value instanceof FeelTime) return value.zone && standardOffset(value.zone)
  return value.time.zone && offsetAt(value.time.zone, value)
}
