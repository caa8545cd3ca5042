import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { servicesOfVersion } from './article-store.ts'
import type { indexPublic as indexOperation, newestPublic as newestOperation } from './contract.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { holds } from './public-articles.ts'
import { inOrder } from './shown-version.ts'
import { todayOf } from './standing.ts'

/** How many public articles each service has. The address is of the article that has it as its first subject, else of any. */
export async function countPublic({ tx, actor, clock }: Context) {
  const today = await todayOf({ tx, actor, clock })
  const found = await sql<{ serviceId: string; count: number; code: string }>`
    select s.service_id as "serviceId", count(*)::int as count, (array_agg(a.code order by s.place, a.code))[1] as code
    from article_version v
    join article a on a.municipality_id = v.municipality_id and a.id = v.article_id
    join article_service s on s.municipality_id = v.municipality_id and s.article_id = v.article_id and s.version = v.version
    where v.municipality_id = ${actor.municipalityId} and ${holds(today)} group by s.service_id`.execute(tx)
  return { services: found.rows }
}

/** Up to this many stand on one page. */
const FEW = 300
const MOST = 500

/** A title's letter as a Swedish index has it: accents do not count, but å, ä and ö do. Digits and signs stand under #. */
const letterOf = sql`case when left(t.title, 1) ~ '^[[:alpha:]]$'
  then upper(case when left(t.title, 1) ~* '^[åäö]$' then left(t.title, 1) else left(normalize(left(t.title, 1), nfd), 1) end) else '#' end`

type Indexed = { code: string; title: string; letter: string }

/** The public articles from A to Ö, by the first question in a language. */
export async function indexPublic({ tx, actor, clock }: Context, input: z.output<typeof indexOperation.input>) {
  const today = await todayOf({ tx, actor, clock })
  const titled = sql`select t.code, t.title, ${letterOf} as letter from (
      select a.code, v.texts #>> array[${input.language}, 'questions', '0'] as title
      from article_version v join article a on a.municipality_id = v.municipality_id and a.id = v.article_id
      where v.municipality_id = ${actor.municipalityId} and ${holds(today)}) t
    where t.title <> ''`
  const letters = (
    await sql<{ letter: string; count: number }>`select letter, count(*)::int as count from (${titled}) i
      group by letter order by letter collate "sv-SE-x-icu"`.execute(tx)
  ).rows
  const all = letters.reduce((sum, { count }) => sum + count, 0)
  const asked = letters.find(({ letter }) => letter === input.letter?.toLocaleUpperCase('sv'))?.letter
  const letter = asked ?? (all > FEW ? (letters[0]?.letter ?? null) : null)
  const articles = await sql<Indexed>`select code, title, letter from (${titled}) i
    where ${letter === null ? sql`true` : sql`letter = ${letter}`}
    order by letter collate "sv-SE-x-icu", title collate "sv-SE-x-icu", code limit ${MOST}`.execute(tx)
  return { letters, letter, articles: articles.rows }
}

/** How many a feed shows at a time. */
const OF_A_FEED = 100

type Fresh = {
  articleId: string
  code: string
  publishedAt: Date
  serviceIds: string[]
  texts: Record<string, { title: string; short: string }>
}

/** Public articles, last published first. */
export async function newestPublic({ tx, actor, clock }: Context, input: z.output<typeof newestOperation.input>) {
  const today = await todayOf({ tx, actor, clock })
  const after = input.cursor ? readCursor(input.cursor) : null
  const found = await sql<Fresh>`select a.id as "articleId", a.code, v.published_at as "publishedAt",
      ${servicesOfVersion} as "serviceIds",
      (select jsonb_object_agg(t.key, jsonb_build_object('title', coalesce(t.value #>> '{questions,0}', ''), 'short', t.value ->> 'short'))
        from jsonb_each(v.texts) t) as texts
    from article_version v join article a on a.municipality_id = v.municipality_id and a.id = v.article_id
    where v.municipality_id = ${actor.municipalityId} and ${holds(today)}
      ${after ? sql`and (v.published_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by v.published_at desc, a.id desc limit ${OF_A_FEED + 1}`.execute(tx)
  const rows = found.rows.slice(0, OF_A_FEED)
  const last = rows.at(-1)
  return {
    articles: rows.map(({ publishedAt, texts, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      texts: inOrder(texts).map(([language, text]) => ({ language, ...text })),
    })),
    older: found.rows.length > OF_A_FEED && last ? cursorOf(last.publishedAt, last.articleId) : null,
  }
}

/** A search engine reads at most 50,000 addresses of a file; each article has two, one for each language. */
const OF_A_MAP = 20_000

/** The addresses of all public articles. */
export async function addressesPublic({ tx, actor, clock }: Context) {
  const today = await todayOf({ tx, actor, clock })
  const found = await sql<{ code: string; publishedAt: Date }>`select a.code, v.published_at as "publishedAt"
    from article_version v join article a on a.municipality_id = v.municipality_id and a.id = v.article_id
    where v.municipality_id = ${actor.municipalityId} and ${holds(today)}
    order by v.published_at desc, a.code limit ${OF_A_MAP}`.execute(tx)
  return { articles: found.rows.map((row) => ({ code: row.code, publishedAt: row.publishedAt.toISOString() })) }
}
