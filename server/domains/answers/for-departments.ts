import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

type Asking = Pick<Context, 'tx' | 'actor'>

/** What no article answered about some services between two times: how many, and the latest words, for each service. At most 50. */
export async function gapsAbout(
  { tx, actor }: Asking,
  serviceIds: readonly string[],
  from: Date,
  to: Date,
): Promise<{ serviceId: string; count: number; latest: string[] }[]> {
  const found = await sql<{ serviceId: string; count: number; latest: string[] }>`
    select service_id as "serviceId", count(*)::int as count, (array_agg(words order by at desc))[1:5] as latest
    from article_gap where municipality_id = ${actor.municipalityId} and service_id = any(${serviceIds}::uuid[])
      and at >= ${from} and at < ${to} group by service_id order by count(*) desc, service_id limit 50`.execute(tx)
  return found.rows
}

/** The published articles of some units that are to be read through by a day, the longest waiting first. At most 50. @param by 'YYYY-MM-DD' */
export async function articlesToReview(
  { tx, actor }: Asking,
  unitIds: readonly string[],
  by: string,
): Promise<{ title: string; reviewOn: string }[]> {
  const found = await sql<{ title: string; reviewOn: string }>`select v.title, a.review_on as "reviewOn"
    from article a join article_version v on v.municipality_id = a.municipality_id and v.article_id = a.id and v.state = 'published'
    where a.municipality_id = ${actor.municipalityId} and a.owner_unit_id = any(${unitIds}::uuid[]) and v.audience <> 'unit'
      and a.review_on <= ${by} order by a.review_on, a.id limit 50`.execute(tx)
  return found.rows
}
