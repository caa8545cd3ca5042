import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { loadStaffActor } from './load-actor.ts'
import { arrangeEkby, arrangeLillby, type Ekby, type Lillby } from './staff.factory.ts'

const test = useTestDatabase()
let here: Ekby
let there: Lillby
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
  there = await arrangeLillby(test.owner)
})

describe('a person as an actor', () => {
  it('a guide reaches across the units of the authorities the role holds for', async () => {
    const alva = await here.actor('alva')
    expect(alva).toMatchObject({
      name: 'Alva Linnemark',
      roles: ['guide'],
      unitId: here.units.servicecenter,
      language: 'sv',
    })
    expect(alva.authorities).toEqual([here.authorities.ks])
    expect(alva.units).toEqual([here.units.servicecenter])
    expect(alva.permissions.has('contact.register')).toBe(true)
    expect(alva.permissions.has('audit.read')).toBe(false)
    expect((await here.actor('bo')).authorities).toEqual([here.authorities.soc])
  })

  it('a guide role without an authority holds for all of the municipality', async () => {
    const pirkko = await here.actor('pirkko')
    expect([...pirkko.authorities].sort()).toEqual([here.authorities.ks, here.authorities.soc].sort())
    expect(pirkko.language).toBe('en')
    expect((await there.actor('lisa')).authorities).toEqual([there.authorities.ks])
  })

  it('a role limited to a unit stays there, but the service centre reaches across', async () => {
    expect((await here.actor('asa')).authorities).toEqual([])
    expect((await here.actor('asa')).units).toEqual([here.units.renhallning])
    expect((await here.actor('maj')).authorities).toEqual([here.authorities.ks])
    expect((await here.actor('signe')).authorities).toEqual([])
  })

  it('to know and to read are two rights', async () => {
    expect(await here.actor('pirkko')).toMatchObject({ knows: [here.units.forsorjningsstod], reads: [] })
    expect(await here.actor('sara')).toMatchObject({
      knows: [here.units.forsorjningsstod],
      reads: [here.units.forsorjningsstod],
    })
    expect(await here.actor('alva')).toMatchObject({ knows: [], reads: [] })
  })

  it('the auditor reads the audit trail and no questions', async () => {
    const sten = await here.actor('sten')
    expect(sten.authorities).toEqual([])
    expect(sten.permissions.has('audit.read')).toBe(true)
    expect(sten.permissions.has('question.read')).toBe(false)
  })

  it('nobody acts who has left, or in another municipality', async () => {
    const load = (municipalityId: number, staffId: string, at?: Date) =>
      inTransaction(test.db, system(municipalityId), (tx) => loadStaffActor(tx, municipalityId, staffId, at))
    expect(await load(1, here.staff.hans)).toBeNull()
    // The last day is a working day, by the municipality's own calendar.
    expect(await load(1, here.staff.hans, new Date('2020-06-30T21:59:00Z'))).not.toBeNull()
    expect(await load(1, here.staff.hans, new Date('2020-06-30T22:01:00Z'))).toBeNull()
    expect(await load(2, here.staff.alva)).toBeNull()
  })
})
