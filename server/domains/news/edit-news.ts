import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import type { editNews as operation } from './contract.ts'
import { EVERYBODY, mustMakeSense } from './news-rules.ts'
import { noteRead, updateNews } from './news-store.ts'
import { newsToChange } from './news-to-change.ts'
import { writtenNews } from './post-news.ts'

/** Changes a piece of news; its revision goes up, so that it is unread again to everybody but whoever wrote it. */
export async function editNews(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const news = await newsToChange(context, input.newsId, input.revision)
  const written = await writtenNews(context, input, news.startsAt, news.serviceIds)
  // check
  mustMakeSense(written, at)
  // apply
  const by = actor.kind === 'staff' ? actor.staffId : null
  // save
  const revision = await updateNews(tx, actor.municipalityId, news.id, written, by, at)
  if (by) await noteRead(tx, actor.municipalityId, by, [{ newsId: news.id, revision }], at)
  context.announce(EVERYBODY)
  // reply
  return { newsId: news.id, revision }
}
