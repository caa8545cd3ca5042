import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { todayOf } from './standing.ts'

/**
 * Published articles that hold today and the actor may read, those with most of the words first: the plainest search there is, for
 * when the index is not there. Words are matched as they stand.
 */
export async function articlesByWords(
  context: Context,
  words: readonly string[],
  most: number,
  publicOnly: boolean,
): Promise<{ articleId: string; version: number }[]> {
  const today = await todayOf(context)
  const found = await sql<{ articleId: string; version: number }>`
    select v.article_id as "articleId", v.version from article_version v,
      lateral (select count(*)::int as held from unnest(${[...words]}::text[]) word where position(word in v.words) > 0) counted
    where v.municipality_id = ${context.actor.municipalityId} and v.state = 'published' and counted.held > 0
      and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to >= ${today}::date)
      ${publicOnly ? sql`and v.audience = 'public'` : sql``}
    order by counted.held desc, v.published_at desc, v.article_id limit ${most}`.execute(context.tx)
  return found.rows
}
