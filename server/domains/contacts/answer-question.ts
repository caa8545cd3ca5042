import { isMember, serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { z } from 'zod'
import type { answerQuestion as operation } from './contract.ts'
import { questionAnswered } from './facts.ts'
import type { Outcome } from './fields.ts'
import { ended, moveQuestion, staffIdOf, unitIdOf, withdrawOffer } from './move-question.ts'
import { endedOffer } from './offer.ts'
import { keepCallBackPromise } from './promise-store.ts'
import { answered, checkQuotes, keepQuotes, quotesReply } from './question-articles.ts'
import { mustBeAbleTo, mustBeCurrent, type Question } from './question.ts'
import { addMessage, endHandOver, type Happened, lockQuestion, openOfferOf } from './question-store.ts'

/**
 * Answers the citizen. A unit that answers what it is offered accepts it by doing so; the owner who answers what they have
 * offered takes the offer back by doing so. Closes the question unless something remains.
 */
export async function answerQuestion(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('answer', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  const quoted = await checkQuotes(context, input.articles, '/articles')
  // apply
  const byReceiver =
    question.offeredUnitId !== null && actor.kind === 'staff' && actor.units.includes(question.offeredUnitId)
  const unitId = byReceiver ? question.offeredUnitId! : question.ownerUnitId
  const outcome = input.outcome ?? usualOutcome(question, unitId === centre.id)
  const by = staffIdOf(actor)
  const events: Happened[] = byReceiver ? [{ kind: 'accepted', unitId }] : []
  if (!byReceiver && question.offeredUnitId)
    events.push({ kind: 'taken_back', details: { toUnitId: question.offeredUnitId } })
  events.push(answered(quoted.length))
  if (input.close) events.push({ kind: 'closed', details: { outcome } })
  // save
  if (byReceiver)
    await endHandOver(tx, actor.municipalityId, await openOfferOf(tx, question), 'accepted', at, staffIdOf(actor))
  else await withdrawOffer(context, question)
  await addMessage(tx, question, at, {
    kind: 'answer',
    body: input.answer,
    staffId: staffIdOf(actor),
    unitId: byReceiver ? unitId : (unitIdOf(actor) ?? unitId),
  })
  await keepQuotes(context, question.id, quoted)
  await keepCallBackPromise(tx, question, at, 'answer')
  // Somebody who works with the unit's questions without belonging to it leaves them with the unit.
  const holder = by !== null && (await isMember(context, unitId, by)) ? by : null
  const owner = byReceiver
    ? { ownerUnitId: unitId, ownerStaffId: holder, handedOver: true, offeredUnitId: null }
    : question.offeredUnitId
      ? await endedOffer(context, question)
      : {}
  const moved = await moveQuestion(context, question, {
    change: { ...owner, cameBack: null, ...(input.close ? ended(outcome, at) : {}) },
    events,
    steps: [
      ...(byReceiver ? [{ step: 'accepted' as const }] : []),
      ...(input.close ? [{ step: 'closed' as const, outcome }] : []),
    ],
  })
  await context.publish(questionAnswered, {
    questionId: moved.id,
    unitId: unitId,
    answer: input.answer,
    closed: input.close,
    contactId: null,
    code: null,
    at,
  })
  // reply
  return { questionId: moved.id, version: moved.version, articles: quotesReply(quoted) }
}

/** What the centre answers later is "after finding out"; what a unit answers is the unit's. */
function usualOutcome(question: Question, byCentre: boolean): Outcome {
  return byCentre && !question.handedOver ? 'answered_after_finding_out' : 'answered_by_unit'
}
