import { sql, type Tx } from '#platform/database/database.ts'
import { servicesOfVersion } from './article-store.ts'
import type { Body } from './body.ts'
import { linesOf } from './body-markup.ts'
import type { Audience } from './fields.ts'

/** A published article as an index reads it. */
export type SearchableArticle = {
  articleId: string
  code: string
  version: number
  audience: Audience
  /** The unit that owns it: with the audience 'unit' the only one it is for. */
  unitId: string
  ownerUnitId: string
  authorityId: string
  /** The main one first. */
  serviceIds: string[]
  languages: { language: string; questions: string[]; short: string; text: string }[]
  validFrom: string
  validTo: string | null
  reviewOn: string
  changedAt: Date
}

type Row = Omit<SearchableArticle, 'languages'> & {
  texts: Record<string, { questions: string[]; short: string; body: Body }>
}

/**
 * Every published article the actor sees, all of them for the system. An index that serves many readers loads as the system and
 * asks itself, for each hit, whether it is for the reader and holds today.
 * @param articleId only this one: nothing comes back when it is not published any more
 */
export async function searchableArticles(
  tx: Tx,
  municipalityId: number,
  articleId: string | null = null,
): Promise<SearchableArticle[]> {
  const found = await sql<Row>`select a.id as "articleId", a.code, v.version, v.audience, a.owner_unit_id as "unitId",
      a.owner_unit_id as "ownerUnitId", a.authority_id as "authorityId", ${servicesOfVersion} as "serviceIds", v.texts,
      v.valid_from as "validFrom", v.valid_to as "validTo", a.review_on as "reviewOn", a.changed_at as "changedAt"
    from article_version v join article a on a.municipality_id = v.municipality_id and a.id = v.article_id
    where v.municipality_id = ${municipalityId} and v.state = 'published'
      ${articleId === null ? sql`` : sql`and v.article_id = ${articleId}`}`.execute(tx)
  return found.rows.map(({ texts, ...row }) => ({
    ...row,
    languages: Object.entries(texts)
      .toSorted(([a], [b]) => Number(b === 'sv') - Number(a === 'sv') || a.localeCompare(b))
      .map(([language, { questions, short, body }]) => ({
        language,
        questions,
        short,
        text: linesOf(body).join('\n'),
      })),
  }))
}
