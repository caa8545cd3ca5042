/**
 * How long a deadline takes to count, in microseconds.
 * Half a year of moments is drawn once with a fixed seed, so that two runs ask for the same deadlines.
 */
import { prepareSchedule } from '#platform/clock/opening-hours.ts'
import type { Schedule, Weekday, WeeklyHours } from '#platform/clock/opening-hours.ts'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { addWorkingTime, isOpen, workingMinutesBetween } from '#platform/clock/working-time.ts'
import { swedishZone } from '#platform/clock/zoned.ts'
import type { Report } from './stage/figure.ts'

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const weekly: WeeklyHours = weekdays.flatMap((weekday) => [
  { weekday, from: '08:00', to: '12:00' },
  { weekday, from: '13:00', to: '16:00' },
])
const rounds = 58_000
const halfYear = 182 * 86_400_000
const firstMoment = Date.UTC(2026, 0, 1)

function freshSchedule(): Schedule {
  return prepareSchedule({
    zone: swedishZone,
    weekly,
    dayBeforeHolidayTo: '14:00',
    exceptions: [],
    holidayOn: swedishHolidayOn,
  })
}

/** A small repeatable random sequence (mulberry32). */
function moments(count: number): Date[] {
  let state = 20_260_101
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return new Date(firstMoment + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * halfYear)
  })
}

/** Counts deadlines over and over; each figure is the mean of its rounds. */
export async function run(report: Report): Promise<void> {
  const measured = (name: string, times: number, work: (round: number) => unknown) => {
    const start = performance.now()
    for (let round = 0; round < times; round++) work(round)
    report(name, ((performance.now() - start) * 1000) / times, 'µs each')
  }
  const asked = moments(rounds)
  const momentAt = (round: number): Date => asked[round % rounds] ?? new Date(firstMoment)
  const replay = freshSchedule()
  measured('addWorkingTime 2 h, first pass of a replay (cold)', rounds, (round) =>
    addWorkingTime(replay, momentAt(round), 120),
  )
  measured('addWorkingTime 2 h', rounds, (round) => addWorkingTime(replay, momentAt(round), 120))
  measured('addWorkingTime 3 working days', rounds, (round) => addWorkingTime(replay, momentAt(round), 3 * 420))
  measured('addWorkingTime 60 working days', rounds, (round) => addWorkingTime(replay, momentAt(round), 60 * 420))
  measured('workingMinutesBetween two moments of the half-year', rounds, (round) =>
    workingMinutesBetween(replay, momentAt(round), momentAt(round + 1)),
  )
  measured('isOpen', rounds, (round) => isOpen(replay, momentAt(round)))
  measured('prepareSchedule and one deadline of 2 h', 2000, (round) =>
    addWorkingTime(freshSchedule(), momentAt(round), 120),
  )
}
