import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

/** Adds up each article's uses by day: many small rows become one. Returns how many rows were folded. */
export async function foldUses({ tx, actor }: Context): Promise<number> {
  const folded = await sql<{ gone: number }>`with many as (
      select article_id, day from article_use where municipality_id = ${actor.municipalityId}
      group by article_id, day having count(*) > 1 limit 200),
    gone as (delete from article_use u using many m where u.municipality_id = ${actor.municipalityId}
      and u.article_id = m.article_id and u.day = m.day returning u.article_id, u.day, u.amount),
    added as (insert into article_use (municipality_id, article_id, day, amount)
      select ${actor.municipalityId}, article_id, day, sum(amount) from gone group by article_id, day)
    select count(*)::int as gone from gone`.execute(tx)
  return folded.rows[0]?.gone ?? 0
}
