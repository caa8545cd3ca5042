import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { lockArticle, markVersion, openVersion, touchArticle } from './article-store.ts'
import { articleChanged } from './facts.ts'
import { publishVersion } from './publish-article.ts'
import { todayOf } from './standing.ts'

/** At most this many at a time, so that one transaction stays short. */
const AT_ONCE = 50

/** Publishes the versions whose time has come. Returns how many; the job runs again until none is left. */
export async function publishDueArticles(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const due = await sql<{ articleId: string }>`select article_id as "articleId" from article_version
    where municipality_id = ${actor.municipalityId} and publish_at <= ${at} order by publish_at limit ${AT_ONCE}`.execute(
    tx,
  )
  let published = 0
  for (const { articleId } of due.rows) {
    const article = await lockArticle(tx, actor.municipalityId, articleId, null)
    const open = await openVersion(tx, actor.municipalityId, articleId)
    // check: somebody may have taken it up again in the meantime
    if (!open?.publishAt || open.publishAt > at) continue
    // save
    await publishVersion(context, article, open.version)
    await touchArticle(tx, article, at)
    context.announce(`unit:${article.ownerUnitId}`)
    published++
  }
  // reply
  return published
}

/** Retires the published versions whose last day has passed. Returns how many. */
export async function retireEndedArticles(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  const today = await todayOf(context)
  // load
  const ended = await sql<{
    articleId: string
    version: number
  }>`select article_id as "articleId", version from article_version
    where municipality_id = ${actor.municipalityId} and state = 'published' and valid_to < ${today}::date
    order by valid_to limit ${AT_ONCE}`.execute(tx)
  for (const { articleId, version } of ended.rows) {
    const article = await lockArticle(tx, actor.municipalityId, articleId, null)
    // save
    await markVersion(tx, article, version, { step: 'retire', why: 'ended' }, null, at)
    await touchArticle(tx, article, at)
    await context.publish(articleChanged, { articleId })
    context.announce(`unit:${article.ownerUnitId}`)
  }
  // reply
  return ended.rows.length
}
