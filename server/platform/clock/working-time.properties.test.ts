import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prepareSchedule } from './opening-hours.ts'
import type { HoursException, Schedule, Weekday, WeeklyHours } from './opening-hours.ts'
import { swedishHolidayOn } from './swedish-holidays.ts'
import { addWorkingTime, closesAt, isOpen, nextOpening, openIntervals, workingMinutesBetween } from './working-time.ts'
import { localDate, localTime, swedishZone } from './zoned.ts'

const minuteLength = 60_000
const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** An interval of a day, quarter by quarter, the hours of the clock change and midnight included. */
const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([from, length]) => ({ from: clockTime(from * 15), to: clockTime(Math.min(from + length, 96) * 15) }))

const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)
const anyWeek: fc.Arbitrary<WeeklyHours> = fc.array(
  fc.tuple(anyWeekday, anyInterval).map(([weekday, interval]) => ({ weekday, ...interval })),
  { minLength: 1, maxLength: 12 },
)

/** Dates near what is difficult: both clock changes, Easter, midsummer and New Year. */
const difficultDate = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2026-04-05', '2026-06-19', '2026-12-31'),
    fc.integer({ min: -4, max: 4 }),
  )
  .map(([date, days]) => Temporal.PlainDate.from(date).add({ days }))

const anyException: fc.Arbitrary<HoursException> = fc.oneof(
  difficultDate.map((date): HoursException => ({ date: date.toString(), closed: true })),
  fc
    .tuple(difficultDate, anyInterval)
    .map(([date, interval]): HoursException => ({ date: date.toString(), ...interval })),
)

const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    weekly: anyWeek,
    dayBeforeHolidayTo: fc.option(
      fc.integer({ min: 0, max: 96 }).map((quarter) => clockTime(quarter * 15)),
      { nil: undefined },
    ),
    exceptions: fc.array(anyException, { maxLength: 6 }),
  })
  .map((hours) => prepareSchedule({ ...hours, zone: swedishZone, holidayOn: swedishHolidayOn }))

const anyMoment: fc.Arbitrary<Date> = fc
  .tuple(
    difficultDate,
    fc.oneof(
      fc.integer({ min: 0, max: 1439 }).map((m) => m * minuteLength),
      fc.integer({ min: 0, max: 86_399_999 }),
    ),
  )
  .map(([date, milliseconds]) => new Date(date.toZonedDateTime(swedishZone).epochMilliseconds + milliseconds))

/** Whole milliseconds up to about a fortnight of open hours, as minutes. */
const anyMinutes = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }),
  fc.integer({ min: 0, max: 600_000_000 }).map((ms) => ms / minuteLength),
)

/** Counts open minutes the slow way: asks for every minute between two whole minutes. */
function countedMinutes(hours: Schedule, a: Date, b: Date): number {
  let open = 0
  for (let time = a.getTime(); time < b.getTime(); time += minuteLength) if (isOpen(hours, new Date(time))) open++
  return open
}

const wholeMinute = (moment: Date): Date => new Date(Math.floor(moment.getTime() / minuteLength) * minuteLength)

describe('working time, whatever the opening hours', () => {
  test('the open minutes until a deadline are the minutes that were added', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, anyMinutes, (hours, from, minutes) => {
        const milliseconds = Math.round(
          workingMinutesBetween(hours, from, addWorkingTime(hours, from, minutes)) * minuteLength,
        )
        expect(milliseconds).toBe(Math.round(minutes * minuteLength))
      }),
      { numRuns: 300 },
    )
  })

  test('adding the open minutes between two moments gives the second, or the closing before it', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, anyMoment, (hours, one, other) => {
        const [a, b] = one <= other ? [one, other] : [other, one]
        const back = addWorkingTime(hours, a, workingMinutesBetween(hours, a, b))
        expect(back.getTime()).toBeLessThanOrEqual(b.getTime())
        expect(workingMinutesBetween(hours, back, b)).toBe(0)
        // At the very moment of opening no time has passed since the closing before.
        if (isOpen(hours, b) && (a.getTime() === b.getTime() || isOpen(hours, new Date(b.getTime() - 1))))
          expect(back).toEqual(b)
      }),
      { numRuns: 300 },
    )
  })

  test('no earlier moment would do as the deadline', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, anyMinutes, (hours, from, minutes) => {
        fc.pre(Math.round(minutes * minuteLength) > 0)
        const justBefore = new Date(addWorkingTime(hours, from, minutes).getTime() - 1)
        expect(isOpen(hours, justBefore)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('more minutes or a later start never give an earlier deadline', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, anyMoment, anyMinutes, anyMinutes, (hours, one, other, few, more) => {
        const [early, late] = one <= other ? [one, other] : [other, one]
        const [less, most] = few <= more ? [few, more] : [more, few]
        expect(addWorkingTime(hours, early, less).getTime()).toBeLessThanOrEqual(
          addWorkingTime(hours, early, most).getTime(),
        )
        expect(addWorkingTime(hours, early, less).getTime()).toBeLessThanOrEqual(
          addWorkingTime(hours, late, less).getTime(),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, fc.nat(5000), fc.nat(5000), (hours, from, first, second) => {
        expect(addWorkingTime(hours, addWorkingTime(hours, from, first), second)).toEqual(
          addWorkingTime(hours, from, first + second),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('spans add up, and backwards is negative', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, anyMoment, anyMoment, (hours, a, b, c) => {
        const between = (from: Date, to: Date): number => workingMinutesBetween(hours, from, to)
        expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 6)
        expect(between(b, a)).toBe(0 - between(a, b))
      }),
      { numRuns: 300 },
    )
  })

  test('the same as counting minute by minute', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, fc.integer({ min: 0, max: 3 * 1440 }), (hours, moment, minutes) => {
        const from = wholeMinute(moment)
        const to = new Date(from.getTime() + minutes * minuteLength)
        expect(workingMinutesBetween(hours, from, to)).toBe(countedMinutes(hours, from, to))
      }),
      { numRuns: 60 },
    )
  })
})

describe('openings and closings, whatever the opening hours', () => {
  test('open until the closing, closed from the closing until the next opening', () => {
    fc.assert(
      fc.property(anySchedule, anyMoment, (hours, moment) => {
        const closing = closesAt(hours, moment)
        expect(closing !== null).toBe(isOpen(hours, moment))
        const closed = closing ?? moment
        const opening = nextOpening(hours, moment)
        expect(isOpen(hours, closed)).toBe(false)
        expect(workingMinutesBetween(hours, moment, closed)).toBeCloseTo(
          (closed.getTime() - moment.getTime()) / minuteLength,
          6,
        )
        if (!opening) return
        expect(isOpen(hours, opening)).toBe(true)
        expect(workingMinutesBetween(hours, closed, opening)).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('the intervals of a date are in order, apart, inside the date, and by the wall clock of the weekly hours', () => {
    fc.assert(
      fc.property(anyWeek, difficultDate, (weekly, date) => {
        const hours = prepareSchedule({ zone: swedishZone, weekly, exceptions: [], holidayOn: () => null })
        let last = Number.NEGATIVE_INFINITY
        for (const { from, to } of openIntervals(hours, date)) {
          expect(from.getTime()).toBeGreaterThan(last)
          expect(to.getTime()).toBeGreaterThan(from.getTime())
          expect(localDate(from, swedishZone).equals(date)).toBe(true)
          expect(localDate(new Date(to.getTime() - 1), swedishZone).equals(date)).toBe(true)
          const opens = localTime(from, swedishZone).toString().slice(0, 5)
          const starts = weekly.filter(({ weekday }) => weekday === date.dayOfWeek).map((row) => row.from)
          // In the spring night an opening inside the skipped hour happens at 03:00.
          expect(starts.map((start) => (isSkipped(date, start) ? '03:00' : start))).toContain(opens)
          last = to.getTime()
        }
      }),
      { numRuns: 300 },
    )
  })
})

function isSkipped(date: Temporal.PlainDate, time: string): boolean {
  return date.toString() === '2026-03-29' && time >= '02:00' && time < '03:00'
}
