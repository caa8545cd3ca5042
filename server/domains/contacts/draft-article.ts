import type { z } from 'zod'
import { proposeArticle } from '#domains/answers/index.ts'
import { findService, termsOf } from '#domains/catalogue/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { draftArticle as operation } from './contract.ts'
import { dayOf } from './deadlines.ts'
import { findQuestion } from './question-store.ts'

/**
 * Makes a draft of an article from a question that has been answered, for the unit the service belongs to. What was asked as a
 * heading and the last answer go along, nothing of who asked. A secret question stays where it is.
 */
export async function draftArticle(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const question = await findQuestion(tx, actor.municipalityId, input.questionId)
  if (!question) throw notFound()
  // check: before any words are read
  if (question.secrecyUnitId !== null) throw new Problem(422, 'draft-article.secret')
  const words = await wordsOf(context, input.questionId)
  if (!words.heading) throw notFound()
  if (!words.answer) throw new Problem(422, 'draft-article.unanswered')
  // apply
  const day = dayOf(clock.now())
  const service = question.serviceId ? await findService(tx, actor.municipalityId, question.serviceId, day) : null
  // save
  const made = await proposeArticle(context, {
    questionId: question.id,
    unitId: service ? termsOf(service).unitId : question.ownerUnitId,
    serviceId: service && (service.endsOn === null || service.endsOn >= day) ? service.id : null,
    heading: words.heading,
    answer: words.answer,
  })
  // reply
  return { ...made, questionId: question.id }
}

/** What was asked, as a list shows it, and what was answered last. */
async function wordsOf({ tx, actor }: Context, questionId: string) {
  const found = await sql<{ heading: string | null; answer: string | null }>`select c.heading,
      (select m.body from question_message m where m.municipality_id = c.municipality_id and m.question_id = c.question_id
        and m.kind = 'answer' order by m.at desc, m.id desc limit 1) as answer
    from question_content c where c.municipality_id = ${actor.municipalityId} and c.question_id = ${questionId}`.execute(
    tx,
  )
  return found.rows[0] ?? { heading: null, answer: null }
}
