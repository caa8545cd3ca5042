import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { InvalidHoursError, prepareSchedule } from './opening-hours.ts'
import type { OpeningHours, Schedule, WeeklyHours, Weekday } from './opening-hours.ts'
import { swedishHolidayOn } from './swedish-holidays.ts'
import {
  NeverOpensError,
  addWorkingTime,
  closesAt,
  isOpen,
  nextOpening,
  openIntervals,
  workingMinutesBetween,
} from './working-time.ts'
import { swedishZone } from './zoned.ts'

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** Monday to Friday 8-16 with lunch 12-13, Thursdays also 17-19. */
const phoneHours: WeeklyHours = [
  ...weekdays.flatMap((weekday) => [
    { weekday, from: '08:00', to: '12:00' },
    { weekday, from: '13:00', to: '16:00' },
  ]),
  { weekday: 4, from: '17:00', to: '19:00' },
]

function schedule(hours: Partial<OpeningHours> = {}): Schedule {
  return prepareSchedule({
    zone: swedishZone,
    weekly: phoneHours,
    exceptions: [],
    holidayOn: swedishHolidayOn,
    ...hours,
  })
}

/** A moment by the Swedish wall clock: at('2026-03-02', '08:00'). */
function at(date: string, time: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(swedishZone).epochMilliseconds)
}

/** The open spans of a date as the sign on the door would say them. */
function sign(hours: Schedule, date: string): string[] {
  const clock = (moment: Date): string =>
    moment.toLocaleTimeString('sv-SE', { timeZone: swedishZone, hour: '2-digit', minute: '2-digit' })
  return openIntervals(hours, Temporal.PlainDate.from(date)).map(({ from, to }) => `${clock(from)}-${clock(to)}`)
}

describe('the hours of a day', () => {
  test('lunch closing and one late evening', () => {
    expect(sign(schedule(), '2026-03-02')).toEqual(['08:00-12:00', '13:00-16:00'])
    expect(sign(schedule(), '2026-03-05')).toEqual(['08:00-12:00', '13:00-16:00', '17:00-19:00'])
    expect(sign(schedule(), '2026-03-07')).toEqual([])
  })

  test('holidays and eves are closed, and the day before a public holiday closes early', () => {
    const hours = schedule({ dayBeforeHolidayTo: '14:00' })
    expect(sign(hours, '2026-04-03')).toEqual([])
    expect(sign(hours, '2026-06-19')).toEqual([])
    expect(sign(hours, '2026-01-05')).toEqual(['08:00-12:00', '13:00-14:00'])
    // Maundy Thursday: the late evening goes too.
    expect(sign(hours, '2026-04-02')).toEqual(['08:00-12:00', '13:00-14:00'])
    // The day before an eve is an ordinary day.
    expect(sign(hours, '2026-12-23')).toEqual(['08:00-12:00', '13:00-16:00'])
  })

  test('an exception replaces everything else on its date', () => {
    const hours = schedule({
      dayBeforeHolidayTo: '14:00',
      exceptions: [
        { date: '2026-03-02', closed: true },
        { date: '2026-03-03', from: '10:00', to: '11:00' },
        { date: '2026-03-03', from: '15:00', to: '18:00' },
        { date: '2026-04-02', from: '08:00', to: '17:00' },
        { date: '2026-06-06', from: '12:00', to: '13:00' },
        { date: '2026-03-10', from: '12:00', to: '13:00' },
        { date: '2026-03-10', closed: true },
      ],
    })
    expect(sign(hours, '2026-03-02')).toEqual([])
    expect(sign(hours, '2026-03-03')).toEqual(['10:00-11:00', '15:00-18:00'])
    expect(sign(hours, '2026-04-02')).toEqual(['08:00-17:00'])
    expect(sign(hours, '2026-06-06')).toEqual(['12:00-13:00'])
    expect(sign(hours, '2026-03-10')).toEqual([])
  })

  test('overlapping and touching rows are one interval', () => {
    const weekly: WeeklyHours = [
      { weekday: 1, from: '10:00', to: '12:00' },
      { weekday: 1, from: '08:00', to: '10:00' },
      { weekday: 1, from: '11:00', to: '15:00' },
    ]
    expect(sign(schedule({ weekly }), '2026-03-02')).toEqual(['08:00-15:00'])
  })

  test.each([
    { weekly: [{ weekday: 1, from: '8:00', to: '16:00' }] },
    { weekly: [{ weekday: 1, from: '08:00', to: '24:30' }] },
    { weekly: [{ weekday: 1, from: '16:00', to: '08:00' }] },
    { weekly: [{ weekday: 1, from: '08:00', to: '08:00' }] },
    { dayBeforeHolidayTo: 'noon' },
    { exceptions: [{ date: '2026-02-30', closed: true }] },
    { exceptions: [{ date: '20260303', closed: true }] },
    { exceptions: [{ date: '2026-03-03', from: '24:00', to: '24:00' }] },
  ] satisfies Partial<OpeningHours>[])('hours that make no sense are refused: %j', (hours) => {
    expect(() => schedule(hours)).toThrow(InvalidHoursError)
  })
})

describe('deadlines', () => {
  test('counting stops for lunch, the night, the weekend and Easter', () => {
    const hours = schedule()
    expect(addWorkingTime(hours, at('2026-03-02', '11:30'), 60)).toEqual(at('2026-03-02', '13:30'))
    expect(addWorkingTime(hours, at('2026-03-02', '15:30'), 60)).toEqual(at('2026-03-03', '08:30'))
    expect(addWorkingTime(hours, at('2026-03-06', '15:30'), 60)).toEqual(at('2026-03-09', '08:30'))
    // Thursday evening 18:30, then Good Friday to Easter Monday.
    expect(addWorkingTime(hours, at('2026-04-02', '18:30'), 60)).toEqual(at('2026-04-07', '08:30'))
  })

  test('time that runs out at closing ends at closing; one more millisecond ends after the next opening', () => {
    const hours = schedule()
    expect(addWorkingTime(hours, at('2026-03-02', '11:00'), 60)).toEqual(at('2026-03-02', '12:00'))
    expect(addWorkingTime(hours, at('2026-03-02', '15:00'), 60)).toEqual(at('2026-03-02', '16:00'))
    const more = addWorkingTime(hours, at('2026-03-02', '15:00'), 60 + 1 / 60_000)
    expect(more.getTime()).toBe(at('2026-03-03', '08:00').getTime() + 1)
  })

  test('what arrives while it is closed starts to count at the opening', () => {
    expect(addWorkingTime(schedule(), at('2026-03-07', '20:00'), 30)).toEqual(at('2026-03-09', '08:30'))
    expect(addWorkingTime(schedule(), at('2026-03-07', '20:00'), 0)).toEqual(at('2026-03-07', '20:00'))
  })

  test('five working days at seven hours over New Year', () => {
    // 30 Dec (Wed) 7 h, 31 Dec and 1 Jan closed, Mon 4, Tue 5, (6 closed), Thu 7 with 9 h: 5 h are left on Friday 8.
    const end = addWorkingTime(schedule(), at('2026-12-30', '08:00'), 5 * 7 * 60)
    expect(end).toEqual(at('2027-01-08', '14:00'))
    expect(workingMinutesBetween(schedule(), at('2026-12-30', '08:00'), end)).toBe(2100)
  })

  test('open all night: the clock-change nights have one hour less and one more', () => {
    const nights = schedule({
      weekly: everyDay.map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
      holidayOn: () => null,
    })
    expect(workingMinutesBetween(nights, at('2026-03-29', '00:00'), at('2026-03-30', '00:00'))).toBe(23 * 60)
    expect(workingMinutesBetween(nights, at('2026-10-25', '00:00'), at('2026-10-26', '00:00'))).toBe(25 * 60)
    expect(addWorkingTime(nights, at('2026-03-29', '01:00'), 120)).toEqual(at('2026-03-29', '04:00'))
    expect(addWorkingTime(nights, at('2026-10-25', '01:00'), 240)).toEqual(at('2026-10-25', '04:00'))
    expect(isOpen(nights, at('2026-03-29', '03:00'))).toBe(true)
  })

  test('hours inside the changed hour: skipped in spring, first of the two in autumn', () => {
    const night = schedule({ weekly: [{ weekday: 7, from: '02:00', to: '03:00' }], holidayOn: () => null })
    expect(openIntervals(night, Temporal.PlainDate.from('2026-03-29'))).toEqual([])
    expect(workingMinutesBetween(night, at('2026-10-25', '00:00'), at('2026-10-26', '00:00'))).toBe(120)
    const half = schedule({ weekly: [{ weekday: 7, from: '01:00', to: '02:30' }], holidayOn: () => null })
    expect(workingMinutesBetween(half, at('2026-03-29', '00:00'), at('2026-03-30', '00:00'))).toBe(60)
    expect(workingMinutesBetween(half, at('2026-10-25', '00:00'), at('2026-10-26', '00:00'))).toBe(90)
  })

  test('a schedule that never opens gives a named error, one that opens after a long closing does not', () => {
    const never = schedule({ weekly: [] })
    expect(() => addWorkingTime(never, at('2026-03-02', '08:00'), 1)).toThrow(NeverOpensError)
    expect(addWorkingTime(never, at('2026-03-02', '08:00'), 0)).toEqual(at('2026-03-02', '08:00'))
    const onOnce = (date: string): Schedule =>
      schedule({ weekly: [], exceptions: [{ date, from: '08:00', to: '09:00' }] })
    expect(addWorkingTime(onOnce('2027-04-06'), at('2026-03-02', '08:00'), 60)).toEqual(at('2027-04-06', '09:00'))
    expect(() => addWorkingTime(onOnce('2027-04-07'), at('2026-03-02', '08:00'), 60)).toThrow(NeverOpensError)
    expect(() => addWorkingTime(onOnce('2026-03-03'), at('2026-03-02', '08:00'), 61)).toThrow(NeverOpensError)
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('%s minutes are refused', (minutes) => {
    expect(() => addWorkingTime(schedule(), at('2026-03-02', '08:00'), minutes)).toThrow(RangeError)
  })

  test('an invalid date is refused everywhere', () => {
    const invalid = new Date(Number.NaN)
    const now = at('2026-03-02', '08:00')
    expect(() => addWorkingTime(schedule(), invalid, 1)).toThrow(RangeError)
    expect(() => workingMinutesBetween(schedule(), now, invalid)).toThrow(RangeError)
    for (const ask of [isOpen, nextOpening, closesAt]) expect(() => ask(schedule(), invalid)).toThrow(RangeError)
  })
})

describe('open now, opening and closing', () => {
  test('the opening moment is open and the closing moment is closed', () => {
    expect(isOpen(schedule(), at('2026-03-02', '08:00'))).toBe(true)
    expect(isOpen(schedule(), at('2026-03-02', '07:59:59.999'))).toBe(false)
    expect(isOpen(schedule(), at('2026-03-02', '12:00'))).toBe(false)
    expect(closesAt(schedule(), at('2026-03-02', '08:00'))).toEqual(at('2026-03-02', '12:00'))
    expect(closesAt(schedule(), at('2026-03-02', '12:00'))).toBeNull()
  })

  test('the next opening is after lunch, on Monday, after Easter', () => {
    expect(nextOpening(schedule(), at('2026-03-02', '07:00'))).toEqual(at('2026-03-02', '08:00'))
    expect(nextOpening(schedule(), at('2026-03-02', '08:00'))).toEqual(at('2026-03-02', '13:00'))
    expect(nextOpening(schedule(), at('2026-03-06', '16:00'))).toEqual(at('2026-03-09', '08:00'))
    expect(nextOpening(schedule(), at('2026-04-02', '19:00'))).toEqual(at('2026-04-07', '08:00'))
    expect(nextOpening(schedule({ weekly: [] }), at('2026-03-02', '07:00'))).toBeNull()
  })

  test('open through midnight is one opening and one closing', () => {
    const weekly: WeeklyHours = [
      { weekday: 5, from: '20:00', to: '24:00' },
      { weekday: 6, from: '00:00', to: '02:00' },
    ]
    const night = schedule({ weekly })
    expect(closesAt(night, at('2026-03-06', '21:00'))).toEqual(at('2026-03-07', '02:00'))
    expect(nextOpening(night, at('2026-03-06', '21:00'))).toEqual(at('2026-03-13', '20:00'))
    const withoutSaturday = schedule({ weekly: weekly.slice(0, 1) })
    expect(closesAt(withoutSaturday, at('2026-03-06', '21:00'))).toEqual(at('2026-03-07', '00:00'))
  })

  test('always open has no next opening and no closing', () => {
    const always = schedule({
      weekly: everyDay.map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
      holidayOn: () => null,
    })
    expect(nextOpening(always, at('2026-03-02', '08:00'))).toBeNull()
    expect(closesAt(always, at('2026-03-02', '08:00'))).toBeNull()
    expect(isOpen(always, at('2026-03-02', '08:00'))).toBe(true)
  })
})
