import { sql, type Tx } from '#platform/database/database.ts'

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
