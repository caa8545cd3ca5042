import type { z } from 'zod'
import { unitById } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import { reviewIsPast } from './article.ts'
import { findVersion, servicesOfVersion } from './article-store.ts'
import type { listPublic as listOperation, readPublicArticle as operation } from './contract.ts'
import { inOrder, showContent } from './shown-version.ts'
import { todayOf } from './standing.ts'

/** What is published for the public and holds on a day. Row security asks for the same, but knows nothing of the day. */
export const holds = (today: string) =>
  sql`v.state = 'published' and v.audience = 'public' and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to >= ${today}::date)`

type Found = {
  id: string
  code: string
  ownerUnitId: string
  authorityId: string
  reviewOn: string
  version: number
  publishedAt: Date
}

/** The public article at an address. Throws 410 where one has been, 404 where none ever was. */
export async function findPublic(context: Context, code: string): Promise<Found> {
  const today = await todayOf(context)
  const found = await sql<Found>`select a.id, a.code, a.owner_unit_id as "ownerUnitId", a.authority_id as "authorityId",
      a.review_on as "reviewOn", v.version, v.published_at as "publishedAt"
    from article a join article_version v on v.municipality_id = a.municipality_id and v.article_id = a.id
    where a.municipality_id = ${context.actor.municipalityId} and a.code = ${code} and ${holds(today)}`.execute(
    context.tx,
  )
  const row = found.rows[0]
  if (row) return row
  const before = await sql<{ was: boolean }>`select article_was_public(${code}) as was`.execute(context.tx)
  throw before.rows[0]!.was ? new Problem(410, 'article.gone') : notFound()
}

/** A published article as anybody may read it, by its address. */
export async function readPublicArticle(context: Context, input: z.output<typeof operation.input>) {
  // load
  const found = await findPublic(context, input.code)
  const version = await findVersion(context.tx, context.actor.municipalityId, found.id, found.version)
  if (!version) throw notFound()
  // reply
  return {
    articleId: found.id,
    code: found.code,
    version: found.version,
    ownerUnit: (await unitById(context, found.ownerUnitId))?.name ?? '',
    reviewOn: found.reviewOn,
    reviewPast: reviewIsPast(found.reviewOn, await todayOf(context)),
    publishedAt: found.publishedAt.toISOString(),
    content: await showContent(context, version),
  }
}

const MOST = 200

/** Public articles by their address, of one service or all: question and short answer in each language. */
export async function listPublic(context: Context, input: z.output<typeof listOperation.input>) {
  const { tx, actor } = context
  const today = await todayOf(context)
  const ofService = input.serviceId
    ? sql`and exists (select from article_service s where s.municipality_id = v.municipality_id and s.article_id = v.article_id
        and s.version = v.version and s.service_id = ${input.serviceId})`
    : sql``
  const found = await sql<{
    articleId: string
    code: string
    reviewOn: string
    serviceIds: string[]
    texts: Record<string, { title: string; short: string }>
  }>`select a.id as "articleId", a.code, a.review_on as "reviewOn", ${servicesOfVersion} as "serviceIds",
      (select jsonb_object_agg(t.key, jsonb_build_object('title', coalesce(t.value #>> '{questions,0}', ''), 'short', t.value ->> 'short'))
        from jsonb_each(v.texts) t) as texts
    from article a join article_version v on v.municipality_id = a.municipality_id and v.article_id = a.id
    where a.municipality_id = ${actor.municipalityId} and ${holds(today)} ${ofService}
      and a.code > ${input.after ?? ''} order by a.code limit ${MOST + 1}`.execute(tx)
  const rows = found.rows.slice(0, MOST)
  return {
    articles: rows.map(({ reviewOn, texts, ...row }) => ({
      ...row,
      reviewPast: reviewIsPast(reviewOn, today),
      texts: inOrder(texts).map(([language, text]) => ({ language, ...text })),
    })),
    next: found.rows.length > MOST ? (rows.at(-1)?.code ?? null) : null,
  }
}
