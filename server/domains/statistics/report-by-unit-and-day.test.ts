import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeEkby, arrangeLillby, type Ekby, type Lillby } from '#domains/staff/staff.factory.ts'
import type { Actor } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { answered, leftToCentre, playDay } from './day.factory.ts'

const test = useTestDatabase()
let here: Ekby
let there: Lillby
const day = playDay(test, () => here)
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
  there = await arrangeLillby(test.owner)
})

type Row = { day: string; unit: string; received: number; closedDirectly: number; offered: number; expired: number }
const report = async (actor: Actor, from: string, to: string) =>
  ((await day.call(actor, 'statistics.questions-by-unit-and-day', { from, to })) as { rows: Row[] }).rows

describe('the report by unit and day', () => {
  it('counts a step on its local day, folded or not, under the unit it concerns', async () => {
    const guide = await here.actor('pirkko')
    const offer = {
      kind: 'hand_over' as const,
      toUnitId: here.units.parkering,
      toStaffId: null,
      greeting: null,
      said: null,
    }
    day.at('2026-05-20T21:59:00Z') // 23:59 in Sweden
    await day.receive(guide, answered)
    day.at('2026-05-20T22:01:00Z') // 00:01 the day after
    await day.receive(guide, answered)
    await day.receive(guide, offer)
    await day.fold()
    day.at('2026-05-21T12:00:00Z')
    await day.receive(guide, leftToCentre)
    const rows = await report(await here.actor('sten'), '2026-05-20', '2026-05-21')
    expect(
      rows.map(({ day: on, unit, received, closedDirectly, offered }) => ({
        on,
        unit,
        received,
        closedDirectly,
        offered,
      })),
    ).toEqual(
      expect.arrayContaining([
        { on: '2026-05-20', unit: 'Servicecenter', received: 1, closedDirectly: 1, offered: 0 },
        { on: '2026-05-21', unit: 'Servicecenter', received: 3, closedDirectly: 1, offered: 0 },
        { on: '2026-05-21', unit: 'Parkering', received: 0, closedDirectly: 0, offered: 1 },
      ]),
    )
    expect(rows).toHaveLength(3)
    day.at('2026-05-25T12:00:00Z')
    await day.runWaiting()
    const late = await report(await here.actor('sten'), '2026-05-25', '2026-05-25')
    expect(late).toEqual([expect.objectContaining({ unit: 'Parkering', expired: 1 })])
  })

  it('leaves a secret unit out for those who may not know of it, folded or not', async () => {
    day.at('2026-07-01T08:00:00Z')
    const offer = {
      kind: 'hand_over' as const,
      toUnitId: here.units.forsorjningsstod,
      toStaffId: null,
      greeting: null,
      said: null,
    }
    await day.receive(await here.actor('pirkko'), offer)
    for (const folded of [false, true]) {
      if (folded) await day.fold()
      expect(await report(await here.actor('maj'), '2026-07-01', '2026-07-01')).toEqual([])
      expect(await report(await here.actor('pirkko'), '2026-07-01', '2026-07-01')).toHaveLength(2)
    }
  })

  it('is each municipality’s own', async () => {
    expect(await report(await there.actor('lisa'), '2026-05-01', '2026-07-31')).toEqual([])
  })

  it('is for at most 400 days, and for those who read figures', async () => {
    const auditor = await here.actor('sten')
    await expect(report(auditor, '2025-01-01', '2026-02-05')).rejects.toMatchObject({ status: 422 })
    await expect(report(auditor, '2026-02-05', '2026-02-04')).rejects.toMatchObject({ status: 422 })
    expect(await report(auditor, '2025-01-01', '2026-02-04')).toEqual([])
    await expect(report(await here.actor('asa'), '2026-05-20', '2026-05-21')).rejects.toMatchObject({ status: 403 })
  })
})
