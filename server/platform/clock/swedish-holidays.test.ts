import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { swedishHolidayOn, swedishHolidays } from './swedish-holidays.ts'

const listed = (year: number): string[] =>
  swedishHolidays(year).map(({ date, name, kind }) => `${date.toString()} ${kind} ${name}`)

describe('Swedish holidays', () => {
  test('2025, against the almanac', () => {
    expect(listed(2025)).toEqual([
      '2025-01-01 public nyårsdagen',
      '2025-01-06 public trettondedag jul',
      '2025-04-18 public långfredagen',
      '2025-04-20 public påskdagen',
      '2025-04-21 public annandag påsk',
      '2025-05-01 public första maj',
      '2025-05-29 public Kristi himmelsfärdsdag',
      '2025-06-06 public nationaldagen',
      '2025-06-08 public pingstdagen',
      '2025-06-20 eve midsommarafton',
      '2025-06-21 public midsommardagen',
      '2025-11-01 public alla helgons dag',
      '2025-12-24 eve julafton',
      '2025-12-25 public juldagen',
      '2025-12-26 public annandag jul',
      '2025-12-31 eve nyårsafton',
    ])
  })

  test('2026, against the almanac', () => {
    expect(listed(2026)).toEqual([
      '2026-01-01 public nyårsdagen',
      '2026-01-06 public trettondedag jul',
      '2026-04-03 public långfredagen',
      '2026-04-05 public påskdagen',
      '2026-04-06 public annandag påsk',
      '2026-05-01 public första maj',
      '2026-05-14 public Kristi himmelsfärdsdag',
      '2026-05-24 public pingstdagen',
      '2026-06-06 public nationaldagen',
      '2026-06-19 eve midsommarafton',
      '2026-06-20 public midsommardagen',
      '2026-10-31 public alla helgons dag',
      '2026-12-24 eve julafton',
      '2026-12-25 public juldagen',
      '2026-12-26 public annandag jul',
      '2026-12-31 eve nyårsafton',
    ])
  })

  test('the same dates as the general holiday library, from the act of 1989 to 2099', () => {
    const library = new Holidays('SE')
    for (let year = 1990; year <= 2099; year++) {
      const theirs = library.getHolidays(year).filter(({ type }) => type === 'public' || type === 'bank')
      const dates = new Set(theirs.map(({ date }) => date.slice(0, 10)))
      // The library forgets that Whit Monday was a public holiday until 2004.
      if (year < 2005) dates.add(whitMonday(year))
      const ours = swedishHolidays(year).map(({ date }) => date.toString())
      expect(ours).toEqual([...dates].toSorted())
    }
  })

  test('an ordinary Sunday and a half holiday are not holidays', () => {
    expect(swedishHolidayOn(Temporal.PlainDate.from('2026-03-08'))).toBeNull()
    expect(swedishHolidayOn(Temporal.PlainDate.from('2026-04-02'))).toBeNull()
    expect(swedishHolidayOn(Temporal.PlainDate.from('2026-06-19'))?.kind).toBe('eve')
  })

  test('two holidays on one date are one day (Ascension Day on 1 May 2008)', () => {
    expect(listed(2008).filter((line) => line.startsWith('2008-05-01'))).toHaveLength(1)
  })

  test('years under other laws are refused', () => {
    expect(() => swedishHolidays(1989)).toThrow(RangeError)
    expect(() => swedishHolidays(2025.5)).toThrow(RangeError)
  })
})

/** Whit Monday the long way round: the Monday after the Sunday that lies 49 days after the library's Easter. */
function whitMonday(year: number): string {
  const easter = new Holidays('SE').getHolidays(year).find(({ name }) => name === 'påskdagen')
  return Temporal.PlainDate.from((easter?.date ?? '').slice(0, 10))
    .add({ days: 50 })
    .toString()
}
