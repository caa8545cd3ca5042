import type { Asking } from '#domains/staff/index.ts'
import { ahead, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/operations/problem.ts'

/** Which version of an article an answer quotes. */
export type Quote = { articleId: string; version: number }

/** A quoted version as it stands now. */
export type Quoted = Quote & { title: string; code: string; retired: boolean }

/**
 * The versions an answer quotes, as they stand. One that was retired meanwhile may be quoted still: the answer has been given by it.
 * Throws 422 naming the first that is not there, was never published, or is not for the actor to read.
 * @param pointer where the quotes stand in the input, such as '/articles'
 */
export async function quotable({ tx, actor }: Asking, quotes: readonly Quote[], pointer: string): Promise<Quoted[]> {
  if (quotes.length === 0) return []
  const found = await readQuoted({ tx, actor }, quotes)
  const missing = quotes.findIndex((quote) => !found.has(keyOf(quote)))
  if (missing >= 0) {
    const code = 'article.not-quotable'
    throw new Problem(422, code, {}, [{ pointer: `${pointer}/${missing}`, code, detail: 'not there' }])
  }
  return [...found.values()]
}

/** What quoted versions are called, by `keyOf`. One the actor may not read is left out. */
export async function quotedNames(asking: Asking, quotes: readonly Quote[]): Promise<ReadonlyMap<string, Quoted>> {
  return quotes.length === 0 ? new Map() : readQuoted(asking, quotes)
}

/** The key of a quote in such a map. */
export function keyOf({ articleId, version }: Quote): string {
  return `${articleId} ${version}`
}

async function readQuoted({ tx, actor }: Asking, quotes: readonly Quote[]): Promise<Map<string, Quoted>> {
  const found =
    await sql<Quoted>`select v.article_id as "articleId", v.version, v.title, a.code, v.state = 'retired' as retired
    from article_version v join article a on a.municipality_id = v.municipality_id and a.id = v.article_id
    where v.municipality_id = ${actor.municipalityId} and v.published_at is not null
      and (v.article_id, v.version) in (select * from unnest(${quotes.map((quote) => quote.articleId)}::uuid[],
        ${quotes.map((quote) => quote.version)}::int[]))`.execute(tx)
  return new Map(found.rows.map((row) => [keyOf(row), row]))
}

/** Counts one use of each article on a day. Rows are added, never changed: nobody waits for anybody. */
export async function countUses({ tx, actor }: Asking, articleIds: readonly string[], day: string): Promise<void> {
  if (articleIds.length === 0) return
  await sql`${ahead}insert into article_use (municipality_id, article_id, day, amount)
    select ${actor.municipalityId}, id, ${day}::date, 1 from unnest(${[...new Set(articleIds)]}::uuid[]) id`.execute(tx)
}
