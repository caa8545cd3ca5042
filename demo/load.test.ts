import { beforeAll, describe, expect, it } from 'vitest'
import { scheduleOf } from '#domains/staff/index.ts'
import { type StaffActor, system } from '#platform/access/actor.ts'
import { addWorkingTime, isOpen } from '#platform/clock/working-time.ts'
import { inTransaction } from '#platform/database/database.ts'
import { idOf } from '#platform/database/ids.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { readDemoData } from './data-format.ts'
import { loadDemo } from './load.ts'

const test = useTestDatabase()
const tables = [
  'authority',
  'department',
  'place',
  'unit',
  'staff_member',
  'unit_member',
  'staff_role',
  'secrecy_right',
  'duty',
  'duty_holder',
  'support_turn',
  'absence',
  'elected_member',
  'outside_party',
  'service',
  'agreement',
  'person',
  'guardian',
] as const

async function counts(municipality: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await test.owner.query(`select count(*)::int as n from ${table} where municipality_id = $1`, [
      municipality,
    ])
    found[table] = rows[0].n
  }
  return found
}

describe('loading the demo municipalities', () => {
  beforeAll(async () => {
    expect(await loadDemo(test.ownerUrl)).toEqual(['ekby', 'lillby'])
  })

  it.each(['ekby', 'lillby'] as const)('brings everything in the files of %s', async (code) => {
    const data = readDemoData(code)
    expect(await counts(data.municipality.number)).toEqual({
      authority: data.authorities.length,
      department: data.departments.length,
      place: data.places.length,
      unit: data.units.length,
      staff_member: data.staff.length,
      unit_member: data.staff.reduce(
        (sum, each) => sum + new Set([each.unit, ...each.roles.map((role) => role.unit ?? each.unit)]).size,
        0,
      ),
      staff_role: data.staff.reduce((sum, each) => sum + each.roles.length, 0),
      secrecy_right: data.staff.reduce((sum, each) => sum + (each.secrecyRights?.length ?? 0), 0),
      duty: data.duties.length,
      duty_holder: data.duties.reduce((sum, each) => sum + each.substitutes.length + (each.main ? 1 : 0), 0),
      support_turn: data.presence.turns.length,
      absence: data.presence.absences.length,
      elected_member: data.elected.length,
      outside_party: data.outside.length,
      service: data.services.length,
      agreement: data.agreements.length,
      person: data.people.length,
      guardian: data.people.reduce((sum, each) => sum + (each.guardians?.length ?? 0), 0),
    })
  })

  it('a second time changes nothing, also when several try at once', async () => {
    const before = [await counts(1), await counts(2)]
    expect(await Promise.all([1, 2, 3].map(() => loadDemo(test.ownerUrl)))).toEqual([[], [], []])
    expect([await counts(1), await counts(2)]).toEqual(before)
  })

  it('gives hours that deadlines can be counted by, per channel and for working time', async () => {
    const here = (placeId: string | null, channel: string) =>
      inTransaction(test.db, system(1), (tx) => scheduleOf({ tx, actor: system(1) }, placeId, channel))
    const data = readDemoData('ekby')
    for (const place of data.places) {
      for (const channel of new Set(place.hours.map((row) => row.channel))) {
        await here(idOf('ekby', 'place', place.id), channel)
      }
    }
    const counter = await here(null, 'visit')
    expect(isOpen(counter, new Date('2026-09-10T09:00:00+02:00'))).toBe(false)
    expect(isOpen(counter, new Date('2026-09-12T11:00:00+02:00'))).toBe(true)
    // The day before Ascension Day ends at 13:00, so that an hour from 12:30 is over on Friday morning.
    expect(addWorkingTime(await here(null, 'work'), new Date('2026-05-13T12:30:00+02:00'), 60)).toEqual(
      new Date('2026-05-15T08:30:00+02:00'),
    )
  })

  it('shows Lillby nothing of Ekby', async () => {
    const unitId = idOf('lillby', 'unit', 'servicecenter')
    const lillby: StaffActor = {
      kind: 'staff',
      municipalityId: 2,
      permissions: new Set(),
      staffId: idOf('lillby', 'staff', 'pontus-lovgard'),
      name: 'Pontus Lövgård',
      unitId,
      placeId: null,
      roles: ['guide'],
      // Even a right that names Ekby's unit opens nothing: the municipality is the outer wall.
      units: [unitId, idOf('ekby', 'unit', 'servicecenter')],
      authorities: [idOf('lillby', 'authority', 'ks'), idOf('ekby', 'authority', 'ks')],
      knows: [],
      reads: [],
      registers: [],
      language: 'sv',
    }
    const expected = await counts(2)
    await inTransaction(test.db, lillby, async (tx) => {
      for (const table of tables) {
        const seen = await tx.selectFrom(table).select('municipality_id').execute()
        expect([table, seen.length]).toEqual([table, expected[table]])
        expect(seen.every((row) => row.municipality_id === 2)).toBe(true)
      }
    })
  })
})
