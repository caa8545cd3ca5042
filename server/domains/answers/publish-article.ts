import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { dayStart } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { type Article, mustBeAbleTo } from './article.ts'
import { markVersion, touchArticle } from './article-store.ts'
import { mustBeWhole } from './content.ts'
import type { publishArticle as operation } from './contract.ts'
import { articleChanged } from './facts.ts'
import { lockOpen } from './review-article.ts'
import { standingTo, staffIdOf, todayOf } from './standing.ts'

/**
 * Publishes the reviewed version, now or later. A version is never published before the day it begins to hold: what it replaces
 * holds until then, so that there is no day without an answer.
 */
export async function publishArticle(context: Context, input: z.output<typeof operation.input>) {
  const at = context.clock.now()
  // load
  const { article, open } = await lockOpen(context, input)
  const { kept, alone } = await standingTo(context, article, open)
  // check
  mustBeAbleTo('publish', context.actor, open, kept, alone)
  mustBeWhole(open, await todayOf(context))
  const asked = input.at ? new Date(input.at) : at
  if (asked < at)
    throw new Problem(422, 'article.past-time', {}, [{ pointer: '/at', code: 'article.past-time', detail: 'past' }])
  // apply
  const begins = dayStart(Temporal.PlainDate.from(open.validFrom), await zoneOf(context))
  const when = begins > asked ? begins : asked
  // save
  const later = when > at
  if (later)
    await markVersion(context.tx, article, open.version, { step: 'wait', publishAt: when }, staffIdOf(context), at)
  else await publishVersion(context, article, open.version)
  const edit = await touchArticle(context.tx, article, at)
  context.announce(`unit:${article.ownerUnitId}`)
  // reply
  return { articleId: article.id, version: open.version, edit, publishAt: later ? when.toISOString() : null }
}

/** Publishes a reviewed version of a locked article in place of the one before, and tells that it did. */
export async function publishVersion(context: Context, article: Article, version: number): Promise<void> {
  const { tx } = context
  const at = context.clock.now()
  const before = await sql<{ version: number }>`select version from article_version
    where municipality_id = ${article.municipalityId} and article_id = ${article.id} and state = 'published'`.execute(
    tx,
  )
  const by = staffIdOf(context)
  for (const { version: earlier } of before.rows)
    await markVersion(tx, article, earlier, { step: 'retire', why: 'replaced' }, by, at)
  await markVersion(tx, article, version, { step: 'publish' }, by, at)
  await context.publish(articleChanged, { articleId: article.id })
}
