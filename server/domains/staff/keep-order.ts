import type { Actor } from '#platform/access/actor.ts'
import type { WeeklyHours } from '#platform/clock/opening-hours.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Asking } from './organisation.ts'

/** What is kept of a person by hand or brought in. A field left out keeps what it has. */
export type StaffDetails = {
  code: string
  subject: string
  givenName: string
  familyName: string
  title: string
  email: string | null
  phone: string | null
  room: string | null
  unitId: string
  languages: readonly string[]
  hours: WeeklyHours | null
  externalId: string | null
  protected: boolean
  source: 'hand' | 'csv' | 'ldap' | 'scim'
  /** The last day of the employment; null while it lasts. */
  leftOn: string | null
}

/** What is kept of a unit. */
export type UnitDetails = {
  code: string
  name: string
  shortName: string
  departmentId: string
  authorityId: string
  placeId: string | null
  floor: string | null
  email: string | null
  supportPhone: string | null
}

/** Some of the fields; undefined leaves what stands there. */
export type Change<T> = { [Field in keyof T]?: T[Field] | undefined }

const staffColumns = {
  code: 'code',
  subject: 'subject',
  givenName: 'given_name',
  familyName: 'family_name',
  title: 'title',
  email: 'email',
  phone: 'phone',
  room: 'room',
  unitId: 'unit_id',
  languages: 'languages',
  hours: 'hours',
  externalId: 'external_id',
  protected: 'protected',
  source: 'source',
  leftOn: 'left_on',
} as const

const unitColumns = {
  code: 'code',
  name: 'name',
  shortName: 'short_name',
  departmentId: 'department_id',
  authorityId: 'authority_id',
  placeId: 'place_id',
  floor: 'floor',
  email: 'email',
  supportPhone: 'support_phone',
} as const

/** A new person, member of their unit, without roles: they may look in the directory and nothing more. Returns their id. */
export async function addStaff({ tx, actor }: Asking, details: StaffDetails, at: Date): Promise<string> {
  const id = newId(at)
  await sql`insert into staff_member (municipality_id, id, ${columnsOf(staffColumns, details)})
    values (${actor.municipalityId}, ${id}, ${valuesOf(staffColumns, details)})`.execute(tx)
  await sql`insert into unit_member (municipality_id, unit_id, staff_id) values (${actor.municipalityId}, ${details.unitId}, ${id})`.execute(
    tx,
  )
  return id
}

/**
 * Changes what is told of a person. A new unit makes them a member there, and no longer a member of the one they left,
 * unless questions there still carry their name: those are passed on first.
 * @param version the version that was read; null to change whatever stands there
 * @returns the new version, or null when somebody else was first or there is no such person
 */
export async function changeStaff(
  { tx, actor }: Asking,
  staffId: string,
  change: Change<StaffDetails>,
  version: number | null,
): Promise<number | null> {
  const municipality = actor.municipalityId
  const before = await sql<{ unitId: string }>`select unit_id as "unitId" from staff_member
    where municipality_id = ${municipality} and id = ${staffId} for update`.execute(tx)
  const saved = await sql<{
    version: number
  }>`update staff_member set ${settingsOf(staffColumns, change)} version = version + 1
    where municipality_id = ${municipality} and id = ${staffId} and (${version}::int is null or version = ${version}) returning version`.execute(
    tx,
  )
  const now = saved.rows[0]
  const left = before.rows[0]?.unitId
  if (!now) return null
  if (change.unitId && change.unitId !== left) {
    await sql`insert into unit_member (municipality_id, unit_id, staff_id) values (${municipality}, ${change.unitId}, ${staffId})
      on conflict do nothing`.execute(tx)
    if (left) await leaveUnit({ tx, actor }, left, staffId)
  }
  return now.version
}

/** The membership goes; the foreign key of questions keeps it where the person still stands as their owner. */
async function leaveUnit({ tx, actor }: Asking, unitId: string, staffId: string): Promise<void> {
  await sql`savepoint leaving`.execute(tx)
  try {
    await sql`delete from unit_member where municipality_id = ${actor.municipalityId} and unit_id = ${unitId} and staff_id = ${staffId}`.execute(
      tx,
    )
    await sql`release savepoint leaving`.execute(tx)
  } catch (error) {
    await sql`rollback to savepoint leaving`.execute(tx)
    if ((error as { code?: string }).code !== '23503') throw error
  }
}

/** A new unit. Returns its id. */
export async function addUnit({ tx, actor }: Asking, details: UnitDetails, at: Date): Promise<string> {
  const id = newId(at)
  await sql`insert into unit (municipality_id, id, kind, ${columnsOf(unitColumns, details)})
    values (${actor.municipalityId}, ${id}, 'specialist', ${valuesOf(unitColumns, details)})`.execute(tx)
  return id
}

/** Changes what is told of a unit. Returns the new version, or null when somebody else was first. */
export async function changeUnit(
  { tx, actor }: Asking,
  unitId: string,
  change: Change<UnitDetails>,
  version: number | null,
): Promise<number | null> {
  const saved = await sql<{ version: number }>`update unit set ${settingsOf(unitColumns, change)} version = version + 1
    where municipality_id = ${actor.municipalityId} and id = ${unitId} and (${version}::int is null or version = ${version})
    returning version`.execute(tx)
  return saved.rows[0]?.version ?? null
}

/**
 * The units whose entries the actor keeps true: all for those who administer staff; a manager's own unit, or every unit
 * of the authority the role holds for; an information coordinator's whole department.
 */
export async function caredFor({ tx, actor }: Asking): Promise<ReadonlySet<string>> {
  const all = actor.kind === 'system' || actor.permissions.has('staff.administer')
  const found = await sql<{
    id: string
  }>`select u.id from unit u where u.municipality_id = ${actor.municipalityId} and (${all} or exists (
    select from staff_role r left join unit h on h.municipality_id = r.municipality_id and h.id = r.unit_id
    where r.municipality_id = u.municipality_id and r.staff_id = ${staffIdOf(actor)} and (
      (r.role = 'manager' and (r.unit_id = u.id or (r.unit_id is null and (r.authority_id is null or r.authority_id = u.authority_id))))
      or (r.role = 'information_coordinator' and (h.department_id = u.department_id
        or (r.unit_id is null and (r.authority_id is null or r.authority_id = u.authority_id)))))))`.execute(tx)
  return new Set(found.rows.map((row) => row.id))
}

function staffIdOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.staffId : null
}

type Columns<T> = Readonly<Record<keyof T & string, string>>

function fieldsOf<T extends object>(columns: Columns<T>, given: Change<T>): (keyof T & string)[] {
  return (Object.keys(columns) as (keyof T & string)[]).filter((field) => given[field] !== undefined)
}

function columnsOf<T extends object>(columns: Columns<T>, given: Change<T>) {
  return sql.join(fieldsOf(columns, given).map((field) => sql.id(columns[field])))
}

function valuesOf<T extends object>(columns: Columns<T>, given: Change<T>) {
  return sql.join(fieldsOf(columns, given).map((field) => valueOf(field, given[field])))
}

/** `a = 1, b = 2,` with the comma at the end, or nothing. */
function settingsOf<T extends object>(columns: Columns<T>, given: Change<T>) {
  const each = fieldsOf(columns, given).map(
    (field) => sql`${sql.id(columns[field])} = ${valueOf(field, given[field])},`,
  )
  return sql.join(each, sql` `)
}

function valueOf(field: string, value: unknown) {
  return field === 'hours' && value !== null ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`
}
