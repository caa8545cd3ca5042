import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { forgetLearned as forgetOperation, listLearned as operation } from './contract.ts'
import { groupOf } from './index-keeper.ts'
import { plainFacts } from './plain-facts.ts'

const PAGE = 50

/** What has been learned, the most chosen first. Articles that the reader may not see are left out. */
export async function listLearned(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  const found = await sql<{ terms: string[]; articleId: string; amount: number; lastOn: string }>`
    select terms, article_id as "articleId", amount, last_on as "lastOn" from search_choice
    where municipality_id = ${actor.municipalityId} ${input.articleId ? sql`and article_id = ${input.articleId}` : sql``}
    order by amount desc, last_on desc, terms, article_id limit ${PAGE + 1} offset ${input.page * PAGE}`.execute(tx)
  const rows = found.rows.slice(0, PAGE)
  const articles = await plainFacts(context, [...new Set(rows.map((row) => row.articleId))])
  const titles = new Map(
    articles
      .filter((article) => groupOf(article) !== '')
      .map((article) => [article.articleId, article.languages[0]?.title ?? '']),
  )
  return {
    learned: rows.flatMap((row) => {
      const title = titles.get(row.articleId)
      return title === undefined ? [] : [{ ...row, title }]
    }),
    hasMore: found.rows.length > PAGE,
  }
}

/** Forgets that an article was chosen for some words. */
export async function forgetLearned(context: Context, input: z.output<typeof forgetOperation.input>) {
  // save
  const gone = await sql`delete from search_choice where municipality_id = ${context.actor.municipalityId}
    and article_id = ${input.articleId} and terms = ${input.terms}::text[]`.execute(context.tx)
  const forgotten = (gone.numAffectedRows ?? 0n) > 0n
  if (forgotten) context.announce('search:choices')
  // reply
  return { articleId: input.articleId, forgotten }
}
