import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { endNews as operation } from './contract.ts'
import { EVERYBODY } from './news-rules.ts'
import { endNewsAt } from './news-store.ts'
import { newsToChange } from './news-to-change.ts'

/** Ends a piece of news now. It leaves everybody's list, and can still be found. */
export async function endNews(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const news = await newsToChange(context, input.newsId, input.revision)
  // check
  if (news.endsAt <= clock.now()) throw new Problem(409, 'news.ended-already')
  // save
  await endNewsAt(tx, actor.municipalityId, news.id, clock.now())
  context.announce(EVERYBODY)
  // reply
  return { newsId: news.id }
}
