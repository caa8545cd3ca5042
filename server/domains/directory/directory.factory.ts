import { openDesk, type StaffKey, type Who } from '#domains/contacts/contacts.factory.ts'
import { forgetOrganisation } from '#domains/staff/index.ts'
import { idOf } from '#platform/database/ids.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'

/** Ekby with a directory to work in: languages, numbers, a coordinator for Kommunstyrelsen's department, a manager of Renhållningen. */
export async function openDirectory(test: TestDatabase, at?: Date) {
  const desk = await openDesk(test, at)
  const { ekby } = desk
  const m = ekby.municipalityId
  await test.owner.query(`
    update staff_member set phone = '08-465 004 4' || (ascii(code) % 10), room = '2' || (ascii(code) % 10) || '4' where municipality_id = 1;
    update staff_member set languages = '{sv,so}' where municipality_id = 1 and code in ('ahmed', 'jonna', 'lena');`)
  await test.owner.query(
    `insert into staff_role (municipality_id, id, staff_id, role, authority_id, unit_id) values ($1, $2, $3, 'manager', $4, $5)`,
    [m, idOf('role', 'jonna-manager'), ekby.staff.jonna, ekby.authorities.ks, ekby.units.renhallning],
  )
  forgetOrganisation(m)

  /** A duty in a unit, written by the administrator. */
  async function duty(
    name: string,
    unit: keyof typeof ekby.units,
    main: StaffKey | null,
    substitutes: StaffKey[] = [],
    more: { services?: (keyof typeof ekby.services)[]; isPublic?: boolean } = {},
  ): Promise<string> {
    const saved = await desk.call('ronja', contract.saveDuty, {
      unitId: ekby.units[unit],
      name,
      mainId: main && ekby.staff[main],
      substituteIds: substitutes.map((key) => ekby.staff[key]),
      serviceIds: (more.services ?? []).map((key) => ekby.services[key]),
      isPublic: more.isPublic ?? false,
      fromDay: '2026-01-01',
    })
    return saved.dutyId
  }

  /** An absence in local days and times. */
  async function absent(
    by: Who,
    whom: StaffKey,
    from: string,
    to: string | null,
    more: { kind?: 'away' | 'leave' | 'meeting'; substitute?: StaffKey; reason?: string } = {},
  ): Promise<string> {
    const [fromDay = '', fromTime = null] = from.split(' ')
    const [toDay = null, toTime = null] = to?.split(' ') ?? []
    const saved = await desk.call(by, contract.saveAbsence, {
      staffId: ekby.staff[whom],
      kind: more.kind ?? 'away',
      fromDay,
      fromTime,
      toDay,
      toTime,
      substituteId: more.substitute ? ekby.staff[more.substitute] : null,
      reason: more.reason ?? null,
    })
    return saved.absenceId
  }

  return { ...desk, duty, absent }
}

/** Everything that could give Lena away, who has a protected identity. */
export const protectedWords = ['Lena', 'Sandman', 'lena@ekby.example']
