import { getActiveService } from '#domains/catalogue/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { Article } from './article.ts'
import type { Content, StoredText } from './article-store.ts'
import { bodyOf } from './body-markup.ts'
import type { TypedContent, TypedText } from './fields.ts'
import { todayOf } from './standing.ts'

function fault(pointer: string, code: string): Problem {
  return new Problem(422, code, {}, [{ pointer, code, detail: code }])
}

/** A text as stored: what was typed, and the blocks made of it. */
export function storedText(text: TypedText): StoredText {
  return { questions: text.questions, short: text.short, markup: text.body, body: bodyOf(text.body) }
}

/**
 * What was typed as what is stored. A draft may be unfinished, but has a question in Swedish to be found by.
 * Throws 422 naming the field.
 */
export async function contentOf(context: Context, article: Article, typed: TypedContent): Promise<Content> {
  const title = typed.texts['sv']?.questions[0]
  if (!title) throw fault('/content/texts/sv/questions', 'article.no-question')
  if (typed.validTo !== null && typed.validTo < typed.validFrom) throw fault('/content/validTo', 'article.dates')
  // What is for a unit only is written by its own people: a coordinator from outside would lose sight of it.
  if (typed.audience === 'unit' && context.actor.kind === 'staff' && !context.actor.units.includes(article.ownerUnitId))
    throw fault('/content/audience', 'article.unit-only')
  const serviceIds = [...new Set(typed.serviceIds)]
  const today = await todayOf(context)
  for (const [at, serviceId] of serviceIds.entries())
    await getActiveService(context.tx, article.municipalityId, serviceId, today, `/content/serviceIds/${at}`)
  const texts = Object.entries(typed.texts).filter(
    ([language, text]) => language === 'sv' || text.questions.length > 0 || text.short || text.body,
  )
  return {
    audience: typed.audience,
    validFrom: typed.validFrom,
    validTo: typed.validTo,
    title,
    texts: Object.fromEntries(texts.map(([language, text]) => [language, storedText(text)])),
    links: typed.links,
    forms: typed.forms,
    sources: typed.sources,
    files: await filesOf(context, article, typed.fileIds),
    serviceIds,
  }
}

async function filesOf({ tx }: Context, article: Article, fileIds: string[]): Promise<Content['files']> {
  if (fileIds.length === 0) return []
  const found = await sql<
    Content['files'][number]
  >`select id as "fileId", name, media_type as "mediaType", size from article_file
    where municipality_id = ${article.municipalityId} and article_id = ${article.id} and id = any(${fileIds}::uuid[])
    order by at, id`.execute(tx)
  if (found.rows.length !== new Set(fileIds).size) throw fault('/content/fileIds', 'article.file-unknown')
  return found.rows
}

/** Throws 422 when something a reader needs is missing: asked before a version is read by others. */
export function mustBeWhole(content: Pick<Content, 'texts' | 'serviceIds' | 'validTo'>, today: string): void {
  if (!content.texts['sv']?.questions[0]) throw fault('/content/texts/sv/questions', 'article.no-question')
  if (!content.texts['sv'].short) throw fault('/content/texts/sv/short', 'article.no-short')
  if (content.serviceIds.length === 0) throw fault('/content/serviceIds', 'article.no-service')
  if (content.validTo !== null && content.validTo < today) throw fault('/content/validTo', 'article.over')
}
