import type { ArticleChanged } from '#domains/answers/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { LIVE_CHANNEL } from '#platform/live/hub.ts'

/** Tells every process that keeps an index to read the article again, when the transaction commits. */
export async function onArticleChanged({ tx, actor }: Happening, { articleId }: ArticleChanged): Promise<void> {
  const told = JSON.stringify({ m: actor.municipalityId, t: [`search:article:${articleId}`] })
  await sql`select pg_notify(${LIVE_CHANNEL}, ${told})`.execute(tx)
}
