import { countUses, quotable, type Quote, type Quoted } from '#domains/answers/index.ts'
import { ahead, sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { dayOf } from './deadlines.ts'
import { staffIdOf } from './move-question.ts'
import type { Happened } from './question-store.ts'

/** The articles an answer rests on, as they stand now. Throws 422 when one cannot be quoted. The same one twice counts once. */
export async function checkQuotes(context: Context, quotes: readonly Quote[], pointer: string): Promise<Quoted[]> {
  return quotable(context, quotes, pointer)
}

/** Keeps which versions were quoted in an answer, and counts their use. Quoting the same version again changes nothing. */
export async function keepQuotes(context: Context, questionId: string, quoted: readonly Quoted[]): Promise<void> {
  if (quoted.length === 0) return
  const { tx, actor, clock } = context
  const at = clock.now()
  await sql`${ahead}insert into question_article (municipality_id, question_id, article_id, version, at, staff_id)
    values ${sql.join(
      quoted.map(
        ({ articleId, version }) =>
          sql`(${actor.municipalityId}, ${questionId}, ${articleId}, ${version}, ${at}, ${staffIdOf(actor)})`,
      ),
    )} on conflict do nothing`.execute(tx)
  await countUses(
    context,
    quoted.map(({ articleId }) => articleId),
    dayOf(at),
  )
}

/** The timeline's word for an answer: with how many articles it rests on. */
export function answered(articles: number): Happened {
  return articles > 0 ? { kind: 'answered', details: { articles } } : { kind: 'answered' }
}

/** What the one who answered is told of the articles quoted: a version that was retired meanwhile was sent all the same. */
export function quotesReply(quoted: readonly Quoted[]) {
  return quoted.map(({ articleId, version, title, retired }) => ({ articleId, version, title, retired }))
}
