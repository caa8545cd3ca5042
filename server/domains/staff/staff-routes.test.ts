import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, anonymous, system } from '#platform/access/actor.ts'
import { fixedClock, systemClock } from '#platform/clock/clock.ts'
import { inTransaction } from '#platform/database/database.ts'
import { execute, operationsOf } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { loadStaffActor } from './load-actor.ts'
import { ekby } from './municipalities.factory.ts'
import { staffRoutes } from './routes.ts'
import { arrangeEkby, arrangeLillby, type Ekby, type Lillby } from './staff.factory.ts'

const test = useTestDatabase()
let here: Ekby
let there: Lillby
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
  there = await arrangeLillby(test.owner)
})

const call = (actor: Actor, name: string, input: unknown = {}): Promise<unknown> =>
  execute(
    {
      db: test.db,
      secret: 'a secret of at least thirty-two letters',
      operations: operationsOf(staffRoutes),
      clock: systemClock,
    },
    actor,
    name,
    input,
  )

describe('what staff are told about themselves and each other', () => {
  it('who I am', async () => {
    expect(await call(await here.actor('asa'), 'staff.me')).toMatchObject({
      name: 'Åsa Berg',
      title: 'Renhållningshandläggare',
      unit: { name: 'Renhållningen' },
      units: [{ id: here.units.renhallning, name: 'Renhållningen' }],
      roles: ['handler'],
      permissions: expect.arrayContaining(['hand-over.receive']),
    })
  })

  it('units that are open today', async () => {
    const { units } = (await call(await here.actor('kent'), 'staff.list-units')) as { units: { code: string }[] }
    expect(units).toHaveLength(8)
    expect(units.map((unit) => unit.code)).toContain('forsorjningsstod')
  })

  it('who works in a unit, but not the protected, and not in another municipality', async () => {
    const reply = await call(await here.actor('alva'), 'staff.list-staff', { unitId: here.units.forsorjningsstod })
    expect(reply).toEqual({ staff: [expect.objectContaining({ name: 'Sara Tegelmark', email: 'sara@ekby.example' })] })
    await expect(
      call(await here.actor('alva'), 'staff.list-staff', { unitId: there.units.teknik }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('my language, mine only', async () => {
    const before = await test.owner.query(`select count(*) from staff_member where language = 'en'`)
    expect(await call(await here.actor('omar'), 'staff.set-language', { language: 'en' })).toEqual({ language: 'en' })
    expect((await here.actor('omar')).language).toBe('en')
    const after = await test.owner.query(`select count(*) from staff_member where language = 'en'`)
    expect(after.rows[0].count - before.rows[0].count).toBe(1)
    await expect(call(await here.actor('omar'), 'staff.set-language', { language: 'xx' })).rejects.toMatchObject({
      status: 400,
    })
  })

  it('nothing to somebody not signed in', async () => {
    for (const { operation } of staffRoutes) {
      if (operation.permission === 'open') continue
      await expect(call(anonymous(1), operation.name), operation.name).rejects.toMatchObject({ status: 401 })
    }
  })
})

describe('where somebody works today', () => {
  const at = (time: string) => new Date(time)
  const placeOf = async (time: string, staffId = here.staff.alva) =>
    (await inTransaction(test.db, system(1), (tx) => loadStaffActor(tx, 1, staffId, at(time))))?.placeId
  const choose = async (place: keyof Ekby['places'], time: string, who: 'alva' | 'pirkko' = 'alva') =>
    execute(
      {
        db: test.db,
        secret: 'a secret of at least thirty-two letters',
        operations: operationsOf(staffRoutes),
        clock: fixedClock(at(time)),
      },
      await here.actor(who),
      'staff.set-work-place',
      { placeId: here.places[place] },
    )
  const [first, other] = Object.keys(ekby.places) as (keyof Ekby['places'])[]

  it("is the unit's place, another one for the day it was chosen, and the unit's again tomorrow", async () => {
    const own = await placeOf('2026-03-10T08:00:00Z')
    expect(own).toBe(here.places[first!])
    await choose(other!, '2026-03-10T08:00:00Z')
    expect(await placeOf('2026-03-10T08:01:00Z')).toBe(here.places[other!])
    // The day ends at midnight in Sweden.
    expect(await placeOf('2026-03-10T22:59:00Z')).toBe(here.places[other!])
    expect(await placeOf('2026-03-10T23:01:00Z')).toBe(own)
    // Chosen anew the same day, the last holds; a colleague's is untouched.
    await choose(first!, '2026-03-10T09:00:00Z')
    expect(await placeOf('2026-03-10T09:01:00Z')).toBe(own)
    expect(await placeOf('2026-03-10T09:01:00Z', here.staff.pirkko)).toBe(own)
  })

  it('is one of the municipality’s own places', async () => {
    const unknown = { placeId: there.places.kommunhuset }
    await expect(call(await here.actor('alva'), 'staff.set-work-place', unknown)).rejects.toMatchObject({
      code: 'place.unknown',
    })
    await expect(
      call(await here.actor('sten'), 'staff.set-work-place', { placeId: here.places[first!] }),
    ).rejects.toMatchObject({ status: 403 })
  })
})
