import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { pinNews as operation } from './contract.ts'
import { EVERYBODY, reachOf } from './news-rules.ts'
import { lockNews, pinNewsTo } from './news-store.ts'

/** Keeps a piece of news at the top of everybody's list, or lets it go. The centre decides what stands there. */
export async function pinNews(context: Context, { newsId, pinned }: z.output<typeof operation.input>) {
  const { tx, actor } = context
  // load
  const news = await lockNews(tx, actor.municipalityId, newsId)
  // check
  if (!(await reachOf(context)).all) throw new Problem(403, 'news.only-centre')
  // save
  await pinNewsTo(tx, actor.municipalityId, news.id, pinned)
  context.announce(EVERYBODY)
  // reply
  return { newsId: news.id, pinned }
}
