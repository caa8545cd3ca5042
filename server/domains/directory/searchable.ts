import { sql, type Tx } from '#platform/database/database.ts'

/** An entry of the directory as plain words, for a search index. `unitId` is where it belongs. */
export type SearchableEntry = {
  kind: 'person' | 'unit' | 'duty'
  id: string
  unitId: string
  title: string
  /** What stands under the title: title and unit of a person, the unit of a duty, the department of a unit. */
  about: string
  /** Further words it is found by: duties, services, languages as codes, numbers. */
  words: string[]
}

/**
 * Everything in the directory that may be found by staff, in plain rows: nobody with protected identity, nobody who has left,
 * no closed unit, no ended duty. The fact `directoryChanged` names what to read again.
 * @param only ids of entries to read; all of them when left out
 */
export async function searchableDirectory(
  tx: Tx,
  municipalityId: number,
  only: readonly string[] | null = null,
): Promise<SearchableEntry[]> {
  const these = sql`(${only === null} or id = any (${[...(only ?? [])]}::uuid[]))`
  const { rows } = await sql<SearchableEntry>`
    with today as (select (now() at time zone time_zone)::date as day from municipality where id = ${municipalityId}),
    running as (select d.* from duty d, today where d.municipality_id = ${municipalityId} and d.from_day <= today.day
      and (d.to_day is null or d.to_day >= today.day)),
    entries as (
      select 'person' as kind, s.id, s.unit_id as "unitId", s.given_name || ' ' || s.family_name as title, s.title || ', ' || u.short_name as about,
        array_remove(s.languages || array[s.phone, s.email, s.room] || array(select d.name from duty_holder h join running d on d.id = h.duty_id
          where h.municipality_id = s.municipality_id and h.staff_id = s.id), null) as words
      from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id, today
      where s.municipality_id = ${municipalityId} and not s.protected and (s.left_on is null or s.left_on >= today.day)
      union all
      select 'unit', u.id, u.id, u.name, p.short_name, array_remove(array[u.short_name, u.support_phone, u.email], null)
      from unit u join department p on p.municipality_id = u.municipality_id and p.id = u.department_id, today
      where u.municipality_id = ${municipalityId} and (u.closed_on is null or u.closed_on > today.day)
      union all
      select 'duty', d.id, d.unit_id, d.name, u.short_name, array(select s.short_name from duty_service ds
          join service s on s.municipality_id = ds.municipality_id and s.id = ds.service_id
          where ds.municipality_id = d.municipality_id and ds.duty_id = d.id) || array[d.about]
      from running d join unit u on u.municipality_id = d.municipality_id and u.id = d.unit_id)
    select * from entries where ${these}`.execute(tx)
  return rows
}
