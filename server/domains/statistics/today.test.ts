import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeEkby, type Ekby } from '#domains/staff/staff.factory.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import type { Today } from './contract.ts'
import { answered, leftToCentre, playDay } from './day.factory.ts'

const test = useTestDatabase()
let here: Ekby
const day = playDay(test, () => here)
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
})

const today = async (who: Parameters<Ekby['actor']>[0], input: unknown = {}) =>
  (await day.call(await here.actor(who), 'statistics.today', input)) as Today
const listed = async (who: Parameters<Ekby['actor']>[0], list: Today['received']['list']) =>
  ((await day.call(await here.actor(who), 'contacts.list-questions', list)) as { rows: { questionId: string }[] }).rows

describe('a day before the first contact', () => {
  it('is all zeros, with the day before that was a working day', async () => {
    day.at('2026-05-25T09:00:00Z') // a Monday, 11 in Sweden
    const read = await today('maj')
    expect(read).toMatchObject({
      day: '2026-05-25',
      isToday: true,
      dayBefore: '2026-05-22',
      beforeAt: '2026-05-22T09:00:00.000Z',
      received: { now: 0, before: 0 },
      direct: { now: 0, share: null, shareBefore: null },
      open: { now: 0 },
      oldestOpen: null,
      needs: [],
      channels: [],
    })
    expect(read.quarters).toHaveLength(36)
    expect(read.quarters[0]).toEqual({ from: '2026-05-25T06:00:00.000Z', received: 0, handled: 0, usual: null })
  })

  it('is refused for tomorrow and for a place of nowhere', async () => {
    await expect(today('maj', { day: '2026-05-26' })).rejects.toMatchObject({ status: 422, code: 'statistics.future' })
    await expect(today('maj', { placeId: here.units.parkering })).rejects.toMatchObject({
      code: 'statistics.unknown-place',
    })
  })
})

describe('a day with contacts', () => {
  beforeAll(async () => {
    const guide = await here.actor('pirkko')
    const rubbish = { serviceId: here.services.sophamtning }
    // the same weekdays before: sophämtning once
    day.at('2026-05-14T07:30:00Z')
    await day.receive(guide, answered, rubbish)
    // the working day before: two at 9 and one at 16, Swedish time
    day.at('2026-05-20T07:00:00Z')
    await day.receive(guide, answered, rubbish)
    await day.receive(guide, leftToCentre)
    day.at('2026-05-20T14:00:00Z')
    await day.receive(guide, answered)
    // the day
    day.at('2026-05-21T06:05:00Z')
    for (let asked = 0; asked < 5; asked++)
      await day.receive(guide, answered, { ...rubbish, placeId: here.places.torget })
    day.at('2026-05-21T06:20:00Z')
    const open = await day.receive(guide, leftToCentre, { channel: 'email' })
    const offer = {
      kind: 'hand_over' as const,
      toUnitId: here.units.parkering,
      toStaffId: null,
      greeting: null,
      said: null,
    }
    const given = await day.receive(guide, offer, { channel: 'visit', placeId: here.places.bibliotek })
    await day.receive(guide, offer)
    await day.call(await here.actor('omar'), 'contacts.return-hand-over', {
      handOverId: given.handOverId,
      reason: 'wrong_receiver',
    })
    day.at('2026-05-21T08:00:00Z')
    await day.call(guide, 'contacts.answer-question', { questionId: open.questionId, answer: 'Ja.' })
    day.at('2026-05-21T08:30:00Z')
  })

  it('counts what came in and what was done, with the same hours of the day before', async () => {
    expect(await today('maj')).toMatchObject({
      received: { now: 8, before: 2 },
      direct: { now: 5, before: 1, share: 63, shareBefore: null },
      later: { now: 1, before: 0 },
      handedOver: { now: 2, before: 0 },
      returned: { now: 1, before: 0 },
      open: { now: 3, before: 1 },
      waiting: { now: 1, since: '2026-05-21T06:20:00.000Z' },
      oldestOpen: '2026-05-20T07:00:00.000Z',
    })
  })

  it('shows rows by channel, service, place and unit, and shares of fewer than five not at all', async () => {
    const read = await today('maj')
    expect(read.channels.map(({ name, received, direct }) => [name, received, direct])).toEqual([
      ['phone', 6, 83],
      ['email', 1, null],
      ['visit', 1, null],
    ])
    expect(read.services.map(({ name, received }) => [name, received])).toEqual([
      ['Sophämtning', 5],
      [null, 3],
    ])
    expect(read.placeRows).toHaveLength(3)
    expect(read.units.map(({ name, received }) => [name, received])).toEqual([
      ['Servicecenter', 7],
      ['Parkering', 1],
    ])
  })

  it('shows the load by quarter of an hour', async () => {
    const { quarters } = await today('maj')
    expect(quarters[0]).toEqual({ from: '2026-05-21T06:00:00.000Z', received: 5, handled: 5, usual: 0 })
    expect(quarters[1]).toMatchObject({ received: 3, handled: 2 })
    expect(quarters[6]).toMatchObject({ received: 0, usual: 1 })
    expect(quarters.reduce((sum, quarter) => sum + quarter.received, 0)).toBe(8)
  })

  it('says what grows', async () => {
    const { needs } = await today('maj')
    expect(needs).toEqual([expect.objectContaining({ kind: 'growing', service: 'Sophämtning', count: 5, usual: 1 })])
  })

  it('has the list behind each number', async () => {
    const read = await today('pirkko')
    expect(await listed('pirkko', read.received.list)).toHaveLength(read.received.now)
    expect(await listed('pirkko', read.direct.list)).toHaveLength(read.direct.now)
    expect(await listed('pirkko', read.later.list)).toHaveLength(read.later.now)
    expect(await listed('pirkko', read.handedOver.list)).toHaveLength(read.handedOver.now)
    expect(await listed('pirkko', read.open.list)).toHaveLength(read.open.now)
    expect(await listed('pirkko', read.returned.list)).toHaveLength(read.returned.now)
    expect(await listed('pirkko', read.waiting.list)).toHaveLength(read.waiting.now)
    expect(await listed('pirkko', read.overdue.list)).toHaveLength(read.overdue.now)
    for (const row of [...read.channels, ...read.services, ...read.placeRows, ...read.units]) {
      expect(await listed('pirkko', row.list)).toHaveLength(row.received)
    }
  })

  it('gives auditor and coordinator the same figures, without lists', async () => {
    const manager = await today('maj')
    for (const who of ['sten', 'klara'] as const) {
      const read = await today(who)
      expect(read.received).toEqual({ ...manager.received, list: null })
      expect(read.channels.map((row) => row.list)).toEqual([null, null, null])
      await expect(listed(who, manager.received.list)).rejects.toMatchObject({ status: 403 })
    }
  })

  it('is refused to those who read no figures', async () => {
    await expect(today('asa')).rejects.toMatchObject({ status: 403 })
  })

  it('is narrowed to a place', async () => {
    const read = await today('maj', { placeId: here.places.torget })
    expect(read).toMatchObject({ received: { now: 5, before: 0 }, direct: { share: 100 }, open: { now: 0 } })
    expect(await listed('maj', read.received.list)).toHaveLength(5)
  })

  it('looks at an earlier day whole, and keeps what stood then', async () => {
    const read = await today('maj', { day: '2026-05-20' })
    expect(read).toMatchObject({
      isToday: false,
      at: '2026-05-20T22:00:00.000Z',
      dayBefore: '2026-05-19',
      received: { now: 3 },
      open: { now: 1, list: null },
      needs: [],
    })
  })
})

describe('what needs somebody', () => {
  it('names units that kept silent, promises broken, and what keeps coming back', async () => {
    const guide = await here.actor('pirkko')
    day.at('2026-06-02T07:00:00Z')
    const offer = {
      kind: 'hand_over' as const,
      toUnitId: here.units.parkering,
      toStaffId: null,
      greeting: null,
      said: null,
    }
    await day.receive(guide, offer)
    const again = await day.receive(guide, offer)
    const omar = await here.actor('omar')
    await day.call(omar, 'contacts.return-hand-over', { handOverId: again.handOverId, reason: 'wrong_receiver' })
    const second = (await day.call(guide, 'contacts.hand-over-question', {
      questionId: again.questionId,
      toUnitId: here.units.parkering,
    })) as { handOver: { handOverId: string } }
    await day.call(omar, 'contacts.return-hand-over', {
      handOverId: second.handOver.handOverId,
      reason: 'wrong_receiver',
    })
    await day.receive(guide, {
      kind: 'keep',
      promise: { kind: 'call_back', dueAt: '2026-06-02T09:00:00Z' },
      said: null,
    })
    day.at('2026-06-04T07:00:00Z')
    await day.runWaiting()
    const { needs } = await today('pirkko')
    expect(needs).toEqual([
      expect.objectContaining({ kind: 'silent_unit', unit: 'Parkering', count: 2 }),
      expect.objectContaining({
        kind: 'broken_promise',
        promise: 'call_back',
        madeBy: 'Pirkko Lehtovaara',
        dueAt: '2026-06-02T09:00:00.000Z',
      }),
      expect.objectContaining({
        kind: 'returned_again',
        unit: 'Parkering',
        times: 2,
        reason: 'wrong_receiver',
        questionId: again.questionId,
      }),
    ])
    const silent = needs[0]
    expect(await listed('pirkko', silent?.kind === 'silent_unit' ? silent.list : null)).toHaveLength(2)
    expect((await today('sten')).needs).toEqual([])
  })
})

describe('a secret unit', () => {
  it('is counted only for those who may know of its posts', async () => {
    day.at('2026-06-10T07:00:00Z')
    const guide = await here.actor('pirkko')
    await day.receive(
      guide,
      { kind: 'hand_over', toUnitId: here.units.forsorjningsstod, toStaffId: null, greeting: null, said: null },
      { serviceId: here.services.forsorjningsstod },
    )
    day.at('2026-06-10T08:00:00Z')
    const [knows, doesNot] = [await today('pirkko'), await today('maj')]
    expect(knows).toMatchObject({ received: { now: 1 }, handedOver: { now: 1 } })
    expect(knows.services).toHaveLength(1)
    expect(doesNot).toMatchObject({ received: { now: 0 }, handedOver: { now: 0 }, waiting: { now: 0 } })
    expect(doesNot.services).toEqual([])
    expect(doesNot.open.now).toBe(knows.open.now - 1)
    expect(doesNot.quarters.every((quarter) => quarter.received === 0)).toBe(true)
  })
})
