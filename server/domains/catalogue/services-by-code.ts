import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

type Service = { serviceId: string; code: string; name: string; shortName: string }

/** The services that have these codes and have not ended, in the order asked for. Codes nobody has are passed over. */
export async function findServicesByCode(
  { tx, actor, clock }: Context,
  { codes }: { codes: string[] },
): Promise<{ services: Service[] }> {
  const { rows } = await sql<Service>`
    select s.id as "serviceId", s.code, s.name, s.short_name as "shortName"
    from service s join municipality m on m.id = s.municipality_id
    where s.municipality_id = ${actor.municipalityId} and s.code = any(${codes})
      and (s.ends_on is null or s.ends_on >= (${clock.now()}::timestamptz at time zone m.time_zone)::date)
    order by array_position(${codes}::text[], s.code)`.execute(tx)
  return { services: rows }
}
