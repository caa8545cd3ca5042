import { easter } from 'date-easter'
import { Temporal } from 'temporal-polyfill'

/**
 * A day on which Swedish offices are closed whatever weekday it is.
 * `public`: allmän helgdag by the Public Holidays Act (lag 1989:253). `eve`: midsommarafton, julafton and nyårsafton,
 * which the Act on Counting Statutory Time (lag 1930:173, 2 §) treats like them and on which offices are closed.
 */
export type Holiday = { date: Temporal.PlainDate; name: string; kind: 'public' | 'eve' }

/** The act of 1989 applies from its first whole year. */
const firstYear = 1990
const lastYear = 2999
const yearsByNumber = new Map<number, ReadonlyMap<string, Holiday>>()

/**
 * The Swedish holidays of a year in order, Sundays that are only Sundays left out.
 * The act is written out here instead of loaded: the general holiday library takes 0.1-0.2 s and 35-43 MB to load.
 * The test holds the table against that library.
 * @throws RangeError before 1990 (other laws) or after 2999
 */
export function swedishHolidays(year: number): readonly Holiday[] {
  return [...holidaysByDate(year).values()]
}

/** The holiday a date is, or null. Sundays are not holidays here: opening hours say by weekday what they mean. */
export function swedishHolidayOn(date: Temporal.PlainDate): Holiday | null {
  return holidaysByDate(date.year).get(date.toString()) ?? null
}

function holidaysByDate(year: number): ReadonlyMap<string, Holiday> {
  const known = yearsByNumber.get(year)
  if (known) return known
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
    throw new RangeError(`Swedish holidays are known for ${firstYear}-${lastYear}, not for ${year}`)
  }
  const holidays = holidaysOf(year).toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date))
  // Two holidays may meet on a date (Ascension Day on 1 May 2008): that date keeps the first name.
  const byDate = new Map<string, Holiday>()
  for (const holiday of holidays) if (!byDate.has(holiday.date.toString())) byDate.set(holiday.date.toString(), holiday)
  yearsByNumber.set(year, byDate)
  return byDate
}

function holidaysOf(year: number): Holiday[] {
  const on = (month: number, day: number): Temporal.PlainDate => new Temporal.PlainDate(year, month, day)
  const easterDay = on(easter(year).month, easter(year).day)
  const fromEaster = (days: number): Temporal.PlainDate => easterDay.add({ days })
  const midsummer = saturdayFrom(on(6, 20))
  return [
    publicHoliday('nyårsdagen', on(1, 1)),
    publicHoliday('trettondedag jul', on(1, 6)),
    publicHoliday('långfredagen', fromEaster(-2)),
    publicHoliday('påskdagen', easterDay),
    publicHoliday('annandag påsk', fromEaster(1)),
    publicHoliday('första maj', on(5, 1)),
    publicHoliday('Kristi himmelsfärdsdag', fromEaster(39)),
    publicHoliday('pingstdagen', fromEaster(49)),
    // In 2005 the national day took the place of Whit Monday (lag 2004:1320).
    year < 2005 ? publicHoliday('annandag pingst', fromEaster(50)) : publicHoliday('nationaldagen', on(6, 6)),
    eve('midsommarafton', midsummer.subtract({ days: 1 })),
    publicHoliday('midsommardagen', midsummer),
    publicHoliday('alla helgons dag', saturdayFrom(on(10, 31))),
    eve('julafton', on(12, 24)),
    publicHoliday('juldagen', on(12, 25)),
    publicHoliday('annandag jul', on(12, 26)),
    eve('nyårsafton', on(12, 31)),
  ]
}

function publicHoliday(name: string, date: Temporal.PlainDate): Holiday {
  return { date, name, kind: 'public' }
}

function eve(name: string, date: Temporal.PlainDate): Holiday {
  return { date, name, kind: 'eve' }
}

/** The Saturday on `date` or in the six days after it. */
function saturdayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (6 - date.dayOfWeek + 7) % 7 })
}
