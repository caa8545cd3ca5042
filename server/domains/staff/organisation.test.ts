import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, anonymous, citizen, system } from '#platform/access/actor.ts'
import { addWorkingTime } from '#platform/clock/working-time.ts'
import { inTransaction } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import {
  type Asking,
  forgetOrganisation,
  isMember,
  listUnits,
  placeById,
  serviceCentre,
  staffNames,
  staffOfUnit,
  unitById,
  unitsByIds,
} from './organisation.ts'
import { arrangeEkby, arrangeLillby, type Ekby, type Lillby } from './staff.factory.ts'
import { scheduleOf } from './working-hours.ts'

const test = useTestDatabase()
let here: Ekby
let there: Lillby
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
  there = await arrangeLillby(test.owner)
})

const as = <T>(actor: Actor, ask: (asking: Asking) => Promise<T>): Promise<T> =>
  inTransaction(test.db, actor, (tx) => ask({ tx, actor }))

describe('the order of a municipality', () => {
  it('is its own: units of another municipality do not exist', async () => {
    expect((await as(system(1), (asking) => unitById(asking, here.units.renhallning)))?.name).toBe('Renhållningen')
    expect(await as(system(1), (asking) => unitById(asking, there.units.teknik))).toBeNull()
    expect((await as(system(2), (asking) => unitById(asking, there.units.teknik)))?.name).toBe('Teknik')
    expect((await as(system(2), listUnits)).map((unit) => unit.code)).toEqual(['servicecenter', 'teknik'])
  })

  it('has one service centre, which also somebody not signed in reaches', async () => {
    expect((await as(anonymous(1), serviceCentre)).id).toBe(here.units.servicecenter)
    expect((await as(anonymous(2), serviceCentre)).id).toBe(there.units.servicecenter)
  })

  it('sorts units as Swedish does, and finds several at once', async () => {
    const names = (await as(system(1), listUnits)).map((unit) => unit.name)
    expect(names.slice(-2)).toEqual(['Växeln', 'Äldreomsorg'])
    const some = await as(system(1), (asking) => unitsByIds(asking, [here.units.vaxel, there.units.teknik]))
    expect([...some.keys()]).toEqual([here.units.vaxel])
  })

  it('knows a new member at once, and a closed unit when the picture is dropped', async () => {
    const [renhallning, omar] = [here.units.renhallning, here.staff.omar]
    expect(await as(system(1), (asking) => isMember(asking, renhallning, here.staff.asa))).toBe(true)
    expect(await as(system(1), (asking) => isMember(asking, renhallning, omar))).toBe(false)
    await test.owner.query('insert into unit_member values (1, $1, $2)', [renhallning, omar])
    expect(await as(system(1), (asking) => isMember(asking, renhallning, omar))).toBe(true)
    await test.owner.query('delete from unit_member where unit_id = $1 and staff_id = $2', [renhallning, omar])
    await test.owner.query(`update unit set closed_on = '2026-01-01' where id = $1`, [renhallning])
    forgetOrganisation(1)
    expect((await as(system(1), (asking) => unitById(asking, renhallning)))?.closedOn).toBe('2026-01-01')
    await test.owner.query('update unit set closed_on = null where id = $1', [renhallning])
    forgetOrganisation(1)
  })

  it('names a protected colleague only to themselves and their unit', async () => {
    const names = async (actor: Actor) =>
      (await as(actor, (asking) => staffNames(asking, [here.staff.lena]))).get(here.staff.lena)
    expect(await names(await here.actor('sara'))).toBe('Lena Sandman')
    expect(await names(await here.actor('lena'))).toBe('Lena Sandman')
    expect(await names(await here.actor('alva'))).toBe('Socialsekreterare')
    expect(await names(citizen(1, here.staff.alva))).toBe('Socialsekreterare')
  })

  it('lists neither the protected nor those who left', async () => {
    const of = async (actor: Actor, unit: keyof Ekby['units']) =>
      (await as(actor, (asking) => staffOfUnit(asking, here.units[unit], '2026-03-02'))).map(
        (person) => person.givenName,
      )
    expect(await of(await here.actor('sara'), 'forsorjningsstod')).toEqual(['Sara'])
    expect(await of(await here.actor('lena'), 'forsorjningsstod')).toEqual(['Lena', 'Sara'])
    expect(await of(await here.actor('alva'), 'servicecenter')).not.toContain('Hans')
    expect(await of(await here.actor('alva'), 'renhallning')).toEqual(['Åsa', 'Jonna'])
  })
})

describe('working time', () => {
  const friday = new Date('2026-03-06T14:00:00Z') // 15:00 in Ekby, closes at 16
  const due = async (placeId: string | null, channel: string) =>
    addWorkingTime(await as(system(1), (asking) => scheduleOf(asking, placeId, channel)), friday, 120).toISOString()

  it('counts by the hours of the place, and of the main place where it has none', async () => {
    expect(await due(null, 'phone')).toBe('2026-03-09T08:00:00.000Z')
    expect(await due(here.places.bibliotek, 'visit')).toBe('2026-03-09T08:00:00.000Z')
    expect(await due(here.places.bibliotek, 'email')).toBe('2026-03-09T08:00:00.000Z')
  })

  it('is prepared once for the same hours, and anew when they change', async () => {
    const read = () => as(system(1), (asking) => scheduleOf(asking, null, 'phone'))
    const first = await read()
    forgetOrganisation(1)
    expect(await read()).toBe(first)
    await test.owner.query(
      `update place set hours = jsonb_set(hours, '{exceptions}', '[{"channel":"phone","date":"2026-03-09","closed":true}]') where id = $1`,
      [here.places.torget],
    )
    forgetOrganisation(1)
    expect(await read()).not.toBe(first)
    expect(await due(null, 'phone')).toBe('2026-03-10T08:00:00.000Z')
    expect((await as(system(1), (asking) => placeById(asking, here.places.torget)))?.hours.exceptions).toHaveLength(1)
  })
})
