import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { choose as operation, pin as pinOperation } from './contract.ts'
import { indexOf } from './index-keeper.ts'
import { termsToKeep } from './learned.ts'
import { plainFacts } from './plain-facts.ts'

/** Lets an article rise for the words it was chosen for, and keeps it at hand for whoever chose it. */
export async function chooseArticle(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const [article] = await plainFacts(context, [input.articleId])
  // check
  if (!article) throw notFound()
  // apply
  const language = indexOf(actor.municipalityId)?.articles.language()
  const terms = language ? termsToKeep(input.q, language) : []
  // save
  if (terms.length > 0) {
    const today = localDate(clock.now(), await zoneOf(context)).toString()
    await sql`insert into search_choice (municipality_id, terms, article_id, last_on)
      values (${actor.municipalityId}, ${terms}::text[], ${input.articleId}, ${today}::date)
      on conflict (municipality_id, terms, article_id)
        do update set amount = search_choice.amount + 1, last_on = excluded.last_on`.execute(tx)
    context.announce('search:choices')
  }
  if (actor.kind === 'staff') {
    await sql`insert into search_kept (municipality_id, staff_id, article_id, at)
      values (${actor.municipalityId}, ${actor.staffId}, ${input.articleId}, ${clock.now()})
      on conflict (municipality_id, staff_id, article_id) do update set at = excluded.at`.execute(tx)
  }
  // reply
  return { articleId: input.articleId, terms }
}

/** Pins an article to the top of one's own empty search, or lets it go. */
export async function pinArticle(context: Context, input: z.output<typeof pinOperation.input>) {
  const { tx, actor, clock } = context
  // load
  const [article] = await plainFacts(context, [input.articleId])
  // check
  if (!article || actor.kind !== 'staff') throw notFound()
  // save
  await sql`insert into search_kept (municipality_id, staff_id, article_id, pinned, at)
    values (${actor.municipalityId}, ${actor.staffId}, ${input.articleId}, ${input.pinned}, ${clock.now()})
    on conflict (municipality_id, staff_id, article_id) do update set pinned = excluded.pinned`.execute(tx)
  // reply
  return { articleId: input.articleId, pinned: input.pinned }
}
