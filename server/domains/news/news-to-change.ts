import { unitById } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { mayWriteFor, reachOf } from './news-rules.ts'
import { lockNews, type News } from './news-store.ts'

/**
 * A piece of news held for a change by somebody who may change it. Throws 404 when it cannot be seen, 403 when it is another
 * department's, 409 when somebody changed it after it was read.
 */
export async function newsToChange(context: Context, newsId: string, revision: number): Promise<News> {
  const news = await lockNews(context.tx, context.actor.municipalityId, newsId)
  const unit = await unitById(context, news.unitId)
  if (!mayWriteFor(await reachOf(context), unit ?? undefined)) throw new Problem(403, 'news.not-yours')
  if (news.revision !== revision) throw new Problem(409, 'news.changed-meanwhile')
  return news
}
