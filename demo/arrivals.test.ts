import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { prepareSchedule } from '#platform/clock/opening-hours.ts'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { isOpen } from '#platform/clock/working-time.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { arrivalsOn, workdayBefore } from './arrivals.ts'
import { plannerOf } from './courses.ts'
import { readDemoData } from './data-format.ts'

const day = Temporal.PlainDate.from('2026-03-10')
const ekby = readDemoData('ekby')
const work = prepareSchedule({
  zone: 'Europe/Stockholm',
  weekly: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '08:00', to: '16:30' })),
  exceptions: [],
  holidayOn: swedishHolidayOn,
})

describe('the arrivals of a day', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(arrivalsOn(ekby, day, 'a')).toEqual(arrivalsOn(ekby, day, 'a'))
    expect(arrivalsOn(ekby, day, 'b')).not.toEqual(arrivalsOn(ekby, day, 'a'))
  })

  it('follow the rhythm: how many, by which channels, on that day', () => {
    const arrivals = arrivalsOn(ekby, day, 'a', 4000)
    for (const channel of ['phone', 'visit', 'email', 'web'] as const) {
      const share = arrivals.filter((arrival) => arrival.channel === channel).length / arrivals.length
      expect(Math.abs(share - ekby.rhythm.channelShares[channel]!)).toBeLessThan(0.03)
    }
    expect(arrivals.every((arrival) => localDate(arrival.at, 'Europe/Stockholm').equals(day))).toBe(true)
    expect(arrivalsOn(ekby, day, 'a').length).toBe(
      Math.round(ekby.rhythm.contactsPerDay * ekby.rhythm.weekdayFactors.tuesday * ekby.rhythm.monthFactors[2]!),
    )
  })

  it('name only adults without protected identity', () => {
    const named = arrivalsOn(ekby, day, 'a', 2000).flatMap(({ asker }) => ('person' in asker ? [asker.person] : []))
    const people = ekby.people.filter((person) => named.includes(person.id))
    expect(people.length).toBeGreaterThan(20)
    expect(people.filter((person) => person.protectedIdentity > 0 || person.guardians)).toEqual([])
  })

  it('knows the working day before a Sunday and before a holiday', () => {
    expect(workdayBefore(Temporal.PlainDate.from('2026-11-22')).toString()).toBe('2026-11-20')
    expect(workdayBefore(Temporal.PlainDate.from('2026-04-07')).toString()).toBe('2026-04-02')
  })
})

describe('what becomes of them', () => {
  const plan = plannerOf(ekby, work, 'a')
  const planned = arrivalsOn(ekby, day, 'a', 600).map((arrival) => plan(arrival))

  it('is in the order of time, and staff act only in working hours once the citizen has gone', () => {
    for (const { steps } of planned) {
      expect(steps.map((step) => step.at)).toEqual(
        steps.map((step) => step.at).toSorted((a, b) => a.getTime() - b.getTime()),
      )
      for (const step of steps.slice(1)) {
        // The last minute of a stretch of work may fall on closing time itself.
        if (step.by !== 'citizen') expect(isOpen(work, new Date(step.at.getTime() - 1))).toBe(true)
      }
    }
  })

  it('holds every kind of step', () => {
    const kinds = new Set(planned.flatMap(({ steps }) => steps.map((step) => step.act)))
    expect([...kinds].toSorted()).toEqual([
      'accept',
      'add',
      'answer',
      'ask',
      'ask_back',
      'attempt',
      'end',
      'hand_over',
      'keep',
      'raise_again',
      'receive',
      'return',
      'tell_unit',
    ])
  })
})
