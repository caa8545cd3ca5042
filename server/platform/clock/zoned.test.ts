import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  dateOfDayNumber,
  dayEnd,
  dayNumber,
  dayNumberAt,
  dayStart,
  instantAt,
  localDate,
  localTime,
  swedishZone,
} from './zoned.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text)
const hoursOf = (date: Temporal.PlainDate): number =>
  (dayEnd(date, swedishZone).getTime() - dayStart(date, swedishZone).getTime()) / 3_600_000
const anyMoment = fc.date({
  min: new Date('1995-01-01T00:00:00Z'),
  max: new Date('2045-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('local days in Sweden', () => {
  test('a day is 24 hours, the spring change day 23 and the autumn change day 25', () => {
    expect(hoursOf(day('2026-03-28'))).toBe(24)
    expect(hoursOf(day('2026-03-29'))).toBe(23)
    expect(hoursOf(day('2026-10-25'))).toBe(25)
    expect(dayStart(day('2026-03-29'), swedishZone)).toEqual(new Date('2026-03-28T23:00:00Z'))
    expect(dayEnd(day('2026-03-29'), swedishZone)).toEqual(new Date('2026-03-29T22:00:00Z'))
  })

  test('the local date and time are the wall calendar and clock', () => {
    const newYear = new Date('2025-12-31T23:30:00Z')
    expect(localDate(newYear, swedishZone).toString()).toBe('2026-01-01')
    expect(localTime(newYear, swedishZone).toString()).toBe('00:30:00')
    expect(localTime(new Date('2026-07-01T12:00:00Z'), swedishZone).toString()).toBe('14:00:00')
  })

  test('a time that comes twice means the first, a skipped time the moment of the skip', () => {
    expect(instantAt(day('2026-10-25'), time('02:30'), swedishZone)).toEqual(new Date('2026-10-25T00:30:00Z'))
    expect(instantAt(day('2026-10-25'), time('03:00'), swedishZone)).toEqual(new Date('2026-10-25T02:00:00Z'))
    expect(instantAt(day('2026-03-29'), time('02:30'), swedishZone)).toEqual(new Date('2026-03-29T01:00:00Z'))
    expect(instantAt(day('2026-03-29'), time('03:00'), swedishZone)).toEqual(new Date('2026-03-29T01:00:00Z'))
  })

  test('a day that starts late, because midnight is skipped, is handled (Cairo, 24 April 2026)', () => {
    const cairo = 'Africa/Cairo'
    expect(dayStart(day('2026-04-24'), cairo)).toEqual(new Date('2026-04-23T22:00:00Z'))
    expect(instantAt(day('2026-04-24'), time('00:30'), cairo)).toEqual(new Date('2026-04-23T22:00:00Z'))
    expect(instantAt(day('2026-04-24'), time('01:30'), cairo)).toEqual(new Date('2026-04-23T22:30:00Z'))
  })

  test('every moment lies in the day that is its local date', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(swedishZone, 'America/New_York', 'Pacific/Auckland'), (moment, zone) => {
        const date = localDate(moment, zone)
        expect(dayNumberAt(moment.getTime(), zone)).toBe(dayNumber(date))
        expect(dayStart(date, zone).getTime()).toBeLessThanOrEqual(moment.getTime())
        expect(dayEnd(date, zone).getTime()).toBeGreaterThan(moment.getTime())
        expect(dateOfDayNumber(dayNumber(date)).equals(date)).toBe(true)
      }),
    )
  })

  test('a later time on the wall clock never gives an earlier moment', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    const dates = fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26')
    fc.assert(
      fc.property(dates, minutes, minutes, (text, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((m) =>
          instantAt(day(text), new Temporal.PlainTime(Math.floor(m / 60), m % 60), swedishZone).getTime(),
        )
        expect(first).toBeLessThanOrEqual(second ?? Number.NaN)
      }),
    )
  })
})
