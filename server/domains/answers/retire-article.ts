import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import { mustBeAbleTo } from './article.ts'
import { findVersion, lockArticle, markVersion, touchArticle } from './article-store.ts'
import type { retireArticle as operation } from './contract.ts'
import { articleChanged } from './facts.ts'
import { standingTo, staffIdOf } from './standing.ts'

/** Takes a published version away, or drops the one being written. Answers that quoted it keep what they quoted. */
export async function retireArticle(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const article = await lockArticle(tx, actor.municipalityId, input.articleId, input.edit)
  const version = await findVersion(tx, actor.municipalityId, article.id, input.version)
  if (!version) throw notFound()
  // check
  const { kept, alone } = await standingTo(context, article, version)
  mustBeAbleTo('retire', actor, version, kept, alone)
  // save
  const why = version.state === 'published' ? 'taken_away' : 'dropped'
  await markVersion(tx, article, version.version, { step: 'retire', why }, staffIdOf(context), at)
  const edit = await touchArticle(tx, article, at)
  if (version.state === 'published') await context.publish(articleChanged, { articleId: article.id })
  context.announce(`unit:${article.ownerUnitId}`)
  // reply
  return { articleId: article.id, version: version.version, edit }
}
