import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { type Article, mustBeAbleTo } from './article.ts'
import { lockArticle, markVersion, openVersion, touchArticle, type VersionRow } from './article-store.ts'
import { mustBeWhole } from './content.ts'
import type { approve as approveOperation, sendToReview as sendOperation } from './contract.ts'
import { standingTo, staffIdOf, todayOf } from './standing.ts'

/** The article, locked as it was read, with the version being written. Throws 409 when none is. */
export async function lockOpen(
  { tx, actor }: Context,
  input: { articleId: string; edit: number },
): Promise<{ article: Article; open: VersionRow }> {
  const article = await lockArticle(tx, actor.municipalityId, input.articleId, input.edit)
  const open = await openVersion(tx, actor.municipalityId, article.id)
  if (!open) throw new Problem(409, 'article.no-draft')
  return { article, open }
}

/** Says that a version is written and waits to be read by somebody else. */
export async function sendToReview(context: Context, input: z.output<typeof sendOperation.input>) {
  const at = context.clock.now()
  // load
  const { article, open } = await lockOpen(context, input)
  const { kept, alone } = await standingTo(context, article, open)
  // check
  mustBeAbleTo('ask_review', context.actor, open, kept, alone)
  mustBeWhole(open, await todayOf(context))
  // save
  await markVersion(context.tx, article, open.version, { step: 'ask_review' }, staffIdOf(context), at)
  const edit = await touchArticle(context.tx, article, at)
  context.announce(`unit:${article.ownerUnitId}`)
  // reply
  return { articleId: article.id, version: open.version, edit }
}

/** Says that a version is right. Whoever wrote it may not, unless nobody else who keeps the unit's articles can. */
export async function approve(context: Context, input: z.output<typeof approveOperation.input>) {
  const at = context.clock.now()
  // load
  const { article, open } = await lockOpen(context, input)
  const { kept, alone } = await standingTo(context, article, open)
  // check
  mustBeAbleTo('approve', context.actor, open, kept, alone)
  mustBeWhole(open, await todayOf(context))
  // save
  await markVersion(context.tx, article, open.version, { step: 'approve' }, staffIdOf(context), at)
  const edit = await touchArticle(context.tx, article, at)
  context.announce(`unit:${article.ownerUnitId}`)
  // reply
  return { articleId: article.id, version: open.version, edit }
}
