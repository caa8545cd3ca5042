import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prepareSchedule } from '#platform/clock/opening-hours.ts'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { isOpen } from '#platform/clock/working-time.ts'
import { swedishZone } from '#platform/clock/zoned.ts'
import { gapOf } from './cover.ts'
import { type Absent, absenceKinds, presenceAt } from './presence.ts'

const schedule = prepareSchedule({
  zone: swedishZone,
  weekly: ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
    { weekday, from: '08:00', to: '12:00' },
    { weekday, from: '13:00', to: '16:30' },
  ]),
  exceptions: [{ date: '2026-03-30', closed: true }],
  holidayOn: swedishHolidayOn,
})

const minute = 60_000
/** Days around both clock changes and Easter, any minute of them. */
const anyMoment = fc
  .tuple(fc.constantFrom('2026-03-29', '2026-10-25', '2026-04-05'), fc.integer({ min: -4 * 1440, max: 5 * 1440 }))
  .map(
    ([day, minutes]) =>
      new Date(Temporal.PlainDate.from(day).toZonedDateTime(swedishZone).epochMilliseconds + minutes * minute),
  )
const anyAbsence: fc.Arbitrary<Absent> = fc
  .record({
    from: anyMoment,
    minutes: fc.option(fc.integer({ min: 1, max: 6 * 1440 }), { freq: 6 }),
    kind: fc.constantFrom(...absenceKinds),
  })
  .map(({ from, minutes, kind }) => ({
    from,
    to: minutes === null ? null : new Date(from.getTime() + minutes * minute),
    kind,
    substituteId: null,
  }))
const anyAbsences = fc.array(anyAbsence, { maxLength: 5 })

const isAbsent = (absences: readonly Absent[], at: Date) =>
  absences.some((each) => each.from <= at && (each.to === null || each.to > at))
const isThere = (absences: readonly Absent[], at: Date) => isOpen(schedule, at) && !isAbsent(absences, at)
const after = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)

describe('is this person there now', () => {
  test('here exactly when at work and not absent', () => {
    fc.assert(
      fc.property(anyAbsences, anyMoment, (absences, at) => {
        expect(presenceAt(schedule, absences, at).state === 'here').toBe(isThere(absences, at))
      }),
      { numRuns: 400 },
    )
  })

  test('here all the time until it says, and not a moment longer', () => {
    fc.assert(
      fc.property(anyAbsences, anyMoment, (absences, at) => {
        const { state, until } = presenceAt(schedule, absences, at)
        if (state !== 'here' || !until) return
        for (let each = at; each < until; each = after(each, 7 * minute)) expect(isThere(absences, each)).toBe(true)
        expect(isThere(absences, after(until, -1))).toBe(true)
        expect(isThere(absences, until)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('back when it says, and not a minute earlier', () => {
    fc.assert(
      fc.property(anyAbsences, anyMoment, (absences, at) => {
        const { state, back } = presenceAt(schedule, absences, at)
        if (state === 'here') return
        if (back === null) {
          expect(absences.some((each) => each.to === null)).toBe(true)
          return
        }
        expect(isThere(absences, back)).toBe(true)
        const latest = Math.min(back.getTime(), at.getTime() + 4 * 86_400_000)
        for (let each = at.getTime(); each < latest; each += 11 * minute)
          expect(isThere(absences, new Date(each))).toBe(false)
        if (back > at) expect(isThere(absences, after(back, -1))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('leave is told before other words, and without an absence no word is told', () => {
    fc.assert(
      fc.property(anyAbsences, anyMoment, (absences, at) => {
        const { state, kind } = presenceAt(schedule, absences, at)
        const now = absences.filter((each) => each.from <= at && (each.to === null || each.to > at))
        expect(kind === null).toBe(now.length === 0)
        expect(state === 'leave').toBe(now.some((each) => each.kind === 'leave'))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a duty without cover', () => {
  const someone = (absences: Absent[]) => ({ id: 'x', schedule, absences })
  const monday = new Date('2026-03-09T07:00:00Z')
  const fortnight = after(monday, 14 * 86_400_000)
  const week: Absent = {
    from: new Date('2026-03-10T00:00:00+01:00'),
    to: new Date('2026-03-12T00:00:00+01:00'),
    kind: 'leave',
    substituteId: null,
  }

  test('two whole days with nobody', () => {
    const gap = gapOf(someone([week]), [], schedule, monday, fortnight)
    expect(gap).toEqual({
      from: new Date('2026-03-10T08:00:00+01:00'),
      to: new Date('2026-03-11T16:30:00+01:00'),
      minutes: 2 * 450,
    })
  })

  test('a substitute covers, but not while away at the same time', () => {
    expect(gapOf(someone([week]), [someone([])], schedule, monday, fortnight)).toBeNull()
    const wednesday = { ...week, from: new Date('2026-03-11T00:00:00+01:00') }
    expect(gapOf(someone([week]), [someone([wednesday])], schedule, monday, fortnight)?.minutes).toBe(450)
  })

  test('less than half a working day is left alone', () => {
    const morning = { ...week, to: new Date('2026-03-10T11:59:00+01:00') }
    expect(gapOf(someone([morning]), [], schedule, monday, fortnight)).toBeNull()
  })

  test('nobody at all is a gap from the first working moment', () => {
    expect(gapOf(null, [], schedule, monday, fortnight)?.from).toEqual(new Date('2026-03-09T08:00:00+01:00'))
  })

  test('is never longer than the main person is away, whoever stands in', () => {
    fc.assert(
      fc.property(anyAbsences, anyAbsences, anyMoment, (main, substitute, at) => {
        const to = after(at, 7 * 86_400_000)
        const alone = gapOf(someone(main), [], schedule, at, to)?.minutes ?? 0
        const together = gapOf(someone(main), [someone(substitute)], schedule, at, to)?.minutes ?? 0
        expect(together).toBeLessThanOrEqual(alone)
      }),
      { numRuns: 100 },
    )
  })
})
