import { Temporal } from 'temporal-polyfill'
import { FeelDate, FeelDateTime, FeelTime, type Zone } from './values.ts'

/** The years FEEL must be able to tell; more than the platform's calendar knows. */
export const MAX_YEAR = 999_999_999
const NANOS_PER_SECOND = 1_000_000_000n
export const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND
/** The calendar repeats itself after 400 years, weekdays included. */
const CYCLE = 400

/** Days since 1 January 1970, in the Gregorian calendar drawn out both ways. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / CYCLE)
  const yearOfEra = y - era * CYCLE
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number. */
export function dateOfDay(number: number): FeelDate | null {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return makeDate(yearOfEra + era * CYCLE + (month <= 2 ? 1 : 0), month, day)
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % CYCLE === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A date, or null if there is no such day. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  if (!Number.isInteger(year) || Math.abs(year) > MAX_YEAR) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return new FeelDate(year, month, day)
}

/** A time, or null if there is no such time. */
export function makeTime(
  hour: number,
  minute: number,
  second: number,
  nanos: number,
  zone: Zone | null,
): FeelTime | null {
  const within = (value: number, below: number) => Number.isInteger(value) && value >= 0 && value < below
  if (!within(hour, 24) || !within(minute, 60) || !within(second, 60) || !within(nanos, 1e9)) return null
  if (zone && 'offset' in zone && Math.abs(zone.offset) > 18 * 3600) return null
  return new FeelTime(hour, minute, second, nanos, zone)
}

/** Monday is 1, Sunday is 7. */
export function weekday(date: FeelDate): number {
  const since = (dayNumber(date.year, date.month, date.day) + 3) % 7
  return ((since + 7) % 7) + 1
}

/** The day's number within its year, from 1. */
export function dayOfYear(date: FeelDate): number {
  return dayNumber(date.year, date.month, date.day) - dayNumber(date.year, 1, 1) + 1
}

/** The ISO week, from 1. */
export function weekOfYear(date: FeelDate): number {
  const today = dayNumber(date.year, date.month, date.day)
  const thursday = dateOfDay(today - weekday(date) + 4) ?? date
  return Math.floor((dayNumber(thursday.year, thursday.month, thursday.day) - dayNumber(thursday.year, 1, 1)) / 7) + 1
}

/** Months added; the day is drawn in where the month is shorter. */
export function addMonths(date: FeelDate, months: bigint): FeelDate | null {
  const count = BigInt(date.year) * 12n + BigInt(date.month - 1) + months
  const month = Number(((count % 12n) + 12n) % 12n)
  const year = Number((count - BigInt(month)) / 12n)
  if (Math.abs(year) > MAX_YEAR) return null
  return makeDate(year, month + 1, Math.min(date.day, daysInMonth(year, month + 1)))
}

/** Nanoseconds since midnight. */
export function nanosOfDay(time: FeelTime): bigint {
  return BigInt(time.hour * 3600 + time.minute * 60 + time.second) * NANOS_PER_SECOND + BigInt(time.nanos)
}

/** The time so many nanoseconds after midnight, around the clock. */
export function timeOfDay(nanos: bigint, zone: Zone | null): FeelTime {
  const rest = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY
  const seconds = Number(rest / NANOS_PER_SECOND)
  return new FeelTime(
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    Number(rest % NANOS_PER_SECOND),
    zone,
  )
}

/** Nanoseconds since 1 January 1970 by the clock on the wall, whatever the zone. */
export function wallNanos({ date, time }: FeelDateTime): bigint {
  return BigInt(dayNumber(date.year, date.month, date.day)) * NANOS_PER_DAY + nanosOfDay(time)
}

/** The date and time so many nanoseconds after 1 January 1970 by the clock on the wall. */
export function dateTimeOfWall(nanos: bigint, zone: Zone | null): FeelDateTime | null {
  const inDay = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY
  const date = dateOfDay(Number((nanos - inDay) / NANOS_PER_DAY))
  return date && new FeelDateTime(date, timeOfDay(inDay, zone))
}

const knownZones = new Map<string, boolean>()

/** Whether a zone of that name exists. */
export function zoneExists(name: string): boolean {
  const known = knownZones.get(name)
  if (known !== undefined) return known
  let exists = /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)
  try {
    if (exists) new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    exists = false
  }
  if (knownZones.size < 1000) knownZones.set(name, exists)
  return exists
}

/** Seconds a zone is ahead of UTC at a wall clock's date and time. Years the platform does not know are told by one like them. */
export function offsetAt(zone: Zone, { date, time }: FeelDateTime): number {
  if ('offset' in zone) return zone.offset
  const year = Math.abs(date.year) > 200_000 ? 2000 + (((date.year % CYCLE) + CYCLE) % CYCLE) : date.year
  const plain = Temporal.PlainDateTime.from({
    year,
    month: date.month,
    day: date.day,
    hour: time.hour,
    minute: time.minute,
    second: time.second,
  })
  return plain.toZonedDateTime(zone.name).offsetNanoseconds / 1e9
}

/** Seconds a zone is ahead of UTC when only a time is told: its standard time, that of January. */
export function standardOffset(zone: Zone): number {
  return offsetAt(zone, new FeelDateTime(new FeelDate(2020, 1, 1), new FeelTime(12, 0, 0, 0, null)))
}

/** The moment of a date and time, in nanoseconds of UTC; null if it does not say where on the earth it is told. */
export function instantNanos(value: FeelDateTime): bigint | null {
  const { zone } = value.time
  return zone && wallNanos(value) - BigInt(Math.round(offsetAt(zone, value))) * NANOS_PER_SECOND
}

/** A moment as a zone's clocks show it. */
export function dateTimeInZone(instant: bigint, zoneName: string): FeelDateTime | null {
  const zoned = new Temporal.ZonedDateTime(instant, zoneName)
  return dateTimeOfWall(instant + BigInt(zoned.offsetNanoseconds), { name: zoneName })
}
