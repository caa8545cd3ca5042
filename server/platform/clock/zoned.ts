import { Temporal } from 'temporal-polyfill'

/** The zone every Swedish municipality lives in. */
export const swedishZone = 'Europe/Stockholm'

const dayLength = 86_400_000
/** 22 years of day starts per zone: far more than any replay visits, and a bound on memory. */
const rememberedDays = 8192
const dayStartsByZone = new Map<string, Map<number, number>>()

/** The date on the wall calendar in `zone` at that moment. */
export function localDate(instant: Date, zone: string): Temporal.PlainDate {
  return zoned(instant, zone).toPlainDate()
}

/** The time on the wall clock in `zone` at that moment. */
export function localTime(instant: Date, zone: string): Temporal.PlainTime {
  return zoned(instant, zone).toPlainTime()
}

/** The first moment of a local day. */
export function dayStart(date: Temporal.PlainDate, zone: string): Date {
  return new Date(startOfDayNumber(dayNumber(date), zone))
}

/** The first moment after a local day (23, 24 or 25 hours after its start). */
export function dayEnd(date: Temporal.PlainDate, zone: string): Date {
  return new Date(startOfDayNumber(dayNumber(date) + 1, zone))
}

/**
 * The moment when the wall clock in `zone` shows `time` on `date`.
 * A time that comes twice (autumn) means the first; a time that is skipped (spring) means the moment of the skip.
 * A later time therefore never gives an earlier moment, which Temporal's own 'compatible' rule does not promise.
 */
export function instantAt(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Date {
  const wall = date.toPlainDateTime(time)
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (first.toPlainDateTime().equals(wall)) return new Date(first.epochMilliseconds)
  const skip = first.getTimeZoneTransition('next')
  if (!skip) throw new RangeError(`${wall.toString()} is skipped in ${zone}, but no clock change was found`)
  return new Date(skip.epochMilliseconds)
}

/** Days from 1970-01-01 to `date`: a calendar day as a number that can be counted with. */
export function dayNumber(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / dayLength
}

/** The calendar day with that number. */
export function dateOfDayNumber(number: number): Temporal.PlainDate {
  const utc = new Date(number * dayLength)
  return new Temporal.PlainDate(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate())
}

/** The first moment (epoch milliseconds) of the numbered local day; remembered, since asking the zone is slow. */
export function startOfDayNumber(number: number, zone: string): number {
  let starts = dayStartsByZone.get(zone)
  if (!starts) dayStartsByZone.set(zone, (starts = new Map()))
  const known = starts.get(number)
  if (known !== undefined) return known
  const start = dateOfDayNumber(number).toZonedDateTime(zone).epochMilliseconds
  if (starts.size >= rememberedDays) starts.clear()
  starts.set(number, start)
  return start
}

/** The number of the local day in which a moment (epoch milliseconds) lies. */
export function dayNumberAt(time: number, zone: string): number {
  let number = Math.floor(time / dayLength)
  while (time < startOfDayNumber(number, zone)) number--
  while (time >= startOfDayNumber(number + 1, zone)) number++
  return number
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}
