import type { z } from 'zod'
import type { WeeklyHours } from '#platform/clock/opening-hours.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { accessFact } from './contract.ts'

/** A role and where it holds; null is "not limited by this". */
export type HeldRole = {
  role: string
  authorityId: string | null
  unitId: string | null
  placeId: string | null
}

/** What an actor is made of, as read from the tables. */
export type StaffForActor = {
  givenName: string
  familyName: string
  unitId: string
  language: string
  memberOf: string[]
  roles: HeldRole[]
  secrecyRights: { unitId: string; mayRead: boolean }[]
  allAuthorities: string[]
  serviceCentreId: string | null
}

/** One round trip for everything that makes an actor. Null when there is no such person or they have left by `at`. */
export async function readStaffForActor(
  tx: Tx,
  municipalityId: number,
  staffId: string,
  at: Date,
): Promise<StaffForActor | null> {
  const { rows } = await sql<StaffForActor>`
    select s.given_name as "givenName", s.family_name as "familyName", s.unit_id as "unitId", s.language,
      array(select m.unit_id::text from unit_member m where m.municipality_id = s.municipality_id and m.staff_id = s.id) as "memberOf",
      coalesce((select json_agg(json_build_object('role', r.role, 'authorityId', r.authority_id, 'unitId', r.unit_id, 'placeId', r.place_id))
        from staff_role r where r.municipality_id = s.municipality_id and r.staff_id = s.id), '[]') as roles,
      coalesce((select json_agg(json_build_object('unitId', x.unit_id, 'mayRead', x.may_read))
        from secrecy_right x where x.municipality_id = s.municipality_id and x.staff_id = s.id), '[]') as "secrecyRights",
      array(select a.id::text from authority a where a.municipality_id = s.municipality_id) as "allAuthorities",
      (select u.id from unit u where u.municipality_id = s.municipality_id and u.kind = 'service_centre') as "serviceCentreId"
    from staff_member s join municipality m on m.id = s.municipality_id
    where s.municipality_id = ${municipalityId} and s.id = ${staffId}
      and (s.left_on is null or s.left_on >= (${at}::timestamptz at time zone m.time_zone)::date)`.execute(tx)
  return rows[0] ?? null
}

/** A unit of the municipality's order. */
export type Unit = {
  id: string
  code: string
  name: string
  shortName: string
  departmentId: string
  authorityId: string
  placeId: string | null
  floor: string | null
  kind: 'service_centre' | 'switchboard' | 'specialist' | 'branch' | 'registry'
  /** That a question lies here is itself secret. */
  secret: boolean
  acceptsHandOvers: boolean
  email: string | null
  supportPhone: string | null
  /** First day ('YYYY-MM-DD') on which it is closed down. */
  closedOn: string | null
}

/** A place where citizens are met. */
export type Place = {
  id: string
  code: string
  name: string
  kind: 'main' | 'branch'
  address: string
  floors: readonly { name: string }[]
  access: string
  accessFacts: readonly z.infer<typeof accessFact>[]
  travel: { sv?: string; en?: string }
  hours: PlaceHours
}

/** Opening hours per channel as stored in place.hours; see platform/clock/opening-hours.ts for what the fields mean. */
export type PlaceHours = {
  weekly: readonly { channel: string; weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; from: string; to: string }[]
  dayBeforeHoliday: readonly { channel: string; to: string }[]
  exceptions: readonly ({ channel: string; date: string; reason?: string } & (
    | { closed: true }
    | { from: string; to: string }
  ))[]
}

/** A person employed by the municipality, as colleagues know them. */
export type StaffMember = {
  id: string
  givenName: string
  familyName: string
  title: string
  unitId: string
  email: string | null
  phone: string | null
  languages: string[]
  room: string | null
  /** Working hours of their own; null: as their unit's place. */
  hours: WeeklyHours | null
  /** Protected identity: never on lists for others. */
  protected: boolean
  /** Last day ('YYYY-MM-DD') of the employment. */
  leftOn: string | null
}

/** The whole order of a municipality as stored, for the picture in organisation.ts. */
export async function readOrganisation(tx: Tx, municipalityId: number) {
  const municipality = await tx
    .selectFrom('municipality')
    .select('time_zone as zone')
    .where('id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'short_name as shortName', 'department_id as departmentId'])
    .select(['authority_id as authorityId', 'place_id as placeId', 'floor', 'kind', 'secret', 'email'])
    .select(['accepts_hand_overs as acceptsHandOvers', 'support_phone as supportPhone', 'closed_on as closedOn'])
    .where('municipality_id', '=', municipalityId)
    .orderBy(sql`name collate "sv-SE-x-icu"`)
    .$castTo<Unit>()
    .execute()
  const places = await tx
    .selectFrom('place')
    .select([
      'id',
      'code',
      'name',
      'kind',
      'address',
      'floors',
      'access',
      'access_facts as accessFacts',
      'travel',
      'hours',
    ])
    .where('municipality_id', '=', municipalityId)
    .orderBy('kind', 'desc')
    .orderBy('name')
    .$castTo<Place>()
    .execute()
  const staff = await tx
    .selectFrom('staff_member')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'title', 'unit_id as unitId', 'email'])
    .select(['phone', 'languages', 'room', 'hours', 'protected', 'left_on as leftOn'])
    .where('municipality_id', '=', municipalityId)
    .orderBy(sql`family_name collate "sv-SE-x-icu"`)
    .orderBy(sql`given_name collate "sv-SE-x-icu"`)
    .$castTo<StaffMember>()
    .execute()
  const members = await tx
    .selectFrom('unit_member')
    .select(['unit_id as unitId', 'staff_id as staffId'])
    .where('municipality_id', '=', municipalityId)
    .execute()
  const departments = await tx
    .selectFrom('department')
    .select(['id', 'short_name as name'])
    .where('municipality_id', '=', municipalityId)
    .execute()
  const authorities = await tx
    .selectFrom('authority')
    .select(['id', 'name', 'diary_prefix as prefix'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('code')
    .execute()
  return { zone: municipality.zone, units, places, staff, members, departments, authorities }
}

/** Whether the person belongs to the unit, as the table says now. */
export async function isUnitMember(tx: Tx, municipalityId: number, unitId: string, staffId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('unit_member')
    .select('staff_id')
    .where('municipality_id', '=', municipalityId)
    .where('unit_id', '=', unitId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return found !== undefined
}

/** The person with this subject at the identity provider, unless they have left by `at`. */
export async function readStaffIdBySubject(
  tx: Tx,
  municipalityId: number,
  subject: string,
  at: Date,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.id from staff_member s join municipality m on m.id = s.municipality_id
    where s.municipality_id = ${municipalityId} and s.subject = ${subject}
      and (s.left_on is null or s.left_on >= (${at}::timestamptz at time zone m.time_zone)::date)`.execute(tx)
  return rows[0]?.id ?? null
}

/** Stores the language of a person's own pages. */
export async function writeLanguage(tx: Tx, municipalityId: number, staffId: string, language: string): Promise<void> {
  await tx
    .updateTable('staff_member')
    .set({ language })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', staffId)
    .execute()
}

/** Everybody who has not left, with unit and roles, the service centre first. */
export async function readDemoStaff(tx: Tx, municipalityId: number) {
  const { rows } = await sql<{ subject: string; name: string; title: string; unit: string; roles: string[] }>`
    select s.subject, s.given_name || ' ' || s.family_name as name, s.title, u.name as unit,
      array(select distinct r.role from staff_role r where r.municipality_id = s.municipality_id and r.staff_id = s.id order by 1) as roles
    from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = ${municipalityId} and s.left_on is null
    order by u.kind <> 'service_centre', u.name collate "sv-SE-x-icu", s.given_name collate "sv-SE-x-icu"`.execute(tx)
  return rows
}

/** Who works in these units on a day and which roles they have, one row a person and unit. */
export async function readRolesInUnits(
  tx: Tx,
  municipalityId: number,
  unitIds: readonly string[],
  today: string,
): Promise<{ staffId: string; unitId: string; roles: string[] }[]> {
  const { rows } = await sql<{ staffId: string; unitId: string; roles: string[] }>`
    select m.staff_id as "staffId", m.unit_id as "unitId", array(select distinct r.role from staff_role r
        where r.municipality_id = m.municipality_id and r.staff_id = m.staff_id) as roles
    from unit_member m join staff_member s on s.municipality_id = m.municipality_id and s.id = m.staff_id
    where m.municipality_id = ${municipalityId} and m.unit_id = any(${unitIds}::uuid[])
      and (s.left_on is null or s.left_on >= ${today}::date)
    order by s.family_name, s.given_name, s.id`.execute(tx)
  return rows
}

/** Those who lead a unit on a day: managers of the unit itself, or where there is none of its whole authority. */
export async function readManagersOf(
  tx: Tx,
  municipalityId: number,
  unit: { id: string; authorityId: string },
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ staffId: string; own: boolean }>`
    select r.staff_id as "staffId", bool_or(r.unit_id is not null) as own
    from staff_role r join staff_member s on s.municipality_id = r.municipality_id and s.id = r.staff_id
    where r.municipality_id = ${municipalityId} and r.role = 'manager' and (s.left_on is null or s.left_on >= ${today}::date)
      and (r.unit_id = ${unit.id} or (r.unit_id is null and (r.authority_id is null or r.authority_id = ${unit.authorityId})))
    group by r.staff_id order by r.staff_id`.execute(tx)
  const own = rows.filter((row) => row.own)
  return (own.length > 0 ? own : rows).map((row) => row.staffId)
}
