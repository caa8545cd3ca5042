import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { prepareSchedule } from '#platform/clock/opening-hours.ts'
import { handOverSums, median } from './hand-over-sums.ts'
import { latestWhole, spansSoFar, weeksToMake, wholeSpans } from './week.ts'

const zone = 'Europe/Stockholm'
const date = (text: string) => Temporal.PlainDate.from(text)
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000

describe('the week told of', () => {
  it('is last week from six on Monday morning by the local clock, summer and winter', () => {
    const latest = (at: string) => latestWhole(new Date(at), zone).toString()
    expect(latest('2026-03-09T04:59:59Z')).toBe('2026-02-23')
    expect(latest('2026-03-09T05:00:00Z')).toBe('2026-03-02')
    expect(latest('2026-07-06T03:59:59Z')).toBe('2026-06-22')
    expect(latest('2026-07-06T04:00:00Z')).toBe('2026-06-29')
    expect(latest('2026-03-15T23:00:00Z')).toBe('2026-03-02')
  })

  it('is an hour shorter in spring and longer in autumn, and touches the weeks beside it', () => {
    const spring = wholeSpans(date('2026-03-23'), zone)
    const autumn = wholeSpans(date('2026-10-19'), zone)
    expect([hours(spring[0]!), hours(spring[1]!)]).toEqual([167, 168])
    expect([hours(autumn[0]!), hours(autumn[1]!)]).toEqual([169, 168])
    expect(spring[0]!.from).toEqual(spring[1]!.to)
    expect(spring).toHaveLength(5)
  })

  it('so far is compared up to the same time by the clock, also over the change', () => {
    const [now, before] = spansSoFar(new Date('2026-03-31T08:00:00Z'), zone)
    expect(now!.from.toISOString()).toBe('2026-03-29T22:00:00.000Z')
    expect(before!.to.toISOString()).toBe('2026-03-24T09:00:00.000Z')
  })

  it('is caught up with when it was missed, four weeks at most, the earliest first', () => {
    const made = (last: string | null) => weeksToMake(date('2026-03-30'), last).map(String)
    expect(made(null)).toEqual(['2026-03-30'])
    expect(made('2026-03-30')).toEqual([])
    expect(made('2026-03-16')).toEqual(['2026-03-23', '2026-03-30'])
    expect(made('2025-12-01')).toEqual(['2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'])
    expect(made('2026-05-04')).toEqual([])
  })
})

describe('how fast offers were answered', () => {
  const weekly = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '08:00', to: '16:00' }))
  const schedule = prepareSchedule({ zone, weekly, exceptions: [], holidayOn: () => null })
  const fact = (
    state: 'accepted' | 'expired' | 'returned' | 'offered',
    ended: string | null,
    closed: string | null = null,
  ) => ({
    questionId: 'q',
    fromUnitId: 'a',
    toUnitId: 'b',
    state,
    offeredAt: new Date('2026-03-06T14:30:00Z'),
    endedAt: ended ? new Date(ended) : null,
    closedAt: closed ? new Date(closed) : null,
  })

  it('is told in working time: a weekend is no time', () => {
    const sums = handOverSums(
      [
        fact('accepted', '2026-03-06T14:40:00Z', '2026-03-09T09:00:00Z'),
        fact('accepted', '2026-03-09T07:20:00Z'),
        fact('accepted', '2026-03-09T08:00:00Z'),
        fact('returned', '2026-03-06T14:31:00Z'),
        fact('expired', '2026-03-09T10:00:00Z'),
        fact('offered', null),
      ],
      schedule,
    )
    expect(sums).toMatchObject({ offered: 6, accepted: 3, returned: 1, silent: 1, waiting: 1, answered: 1 })
    // Half an hour on Friday, twenty minutes on Monday.
    expect(sums.acceptMinutes).toBe(50)
    expect(sums.answerMinutes).toBe(30 + 120)
  })

  it('is nothing where nobody answered', () => {
    expect(handOverSums([], schedule)).toMatchObject({ offered: 0, acceptMinutes: null, answerMinutes: null })
    expect([median([]), median([4]), median([1, 2, 9]), median([1, 4])]).toEqual([null, 4, 2, 3])
  })
})
