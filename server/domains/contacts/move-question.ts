import type { Actor } from '#platform/access/actor.ts'
import type { Context } from '#platform/operations/context.ts'
import { questionMoved, type QuestionStep } from './facts.ts'
import type { Outcome } from './fields.ts'
import { type Question, topicsOf } from './question.ts'
import { addEvents, endHandOver, type Happened, openOfferOf, saveQuestion } from './question-store.ts'

/** The acting person's id, for what they sign; null for the product itself and for citizens. */
export function staffIdOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.staffId : null
}

/** The acting person's first unit, for what they sign. */
export function unitIdOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.unitId : null
}

/** What a change to a question consists of: its new facts, what the timeline says, what others are told. */
export type Move = { change: Partial<Question>; events: Happened[]; steps?: QuestionStep[] }

/**
 * Saves one change of a locked question whole: facts, timeline, what other domains hear, and which screens are told.
 * Every use case that moves a question ends here, so that none of the four can be forgotten.
 */
export async function moveQuestion(context: Context, question: Question, move: Move): Promise<Question> {
  const at = context.clock.now()
  const moved = await saveQuestion(context.tx, question, move.change, at)
  const events = move.events.map((event) => ({
    staffId: staffIdOf(context.actor),
    unitId: unitIdOf(context.actor),
    ...event,
  }))
  await addEvents(context.tx, moved, at, events)
  if (move.steps?.length) await context.publish(questionMoved, { ...figureOf(moved), steps: move.steps, at })
  context.announce(...topicsOf(question), ...topicsOf(moved))
  return moved
}

/** The facts of a question that others count by. */
export function figureOf(question: Question) {
  return {
    questionId: question.id,
    unitId: question.ownerUnitId,
    serviceId: question.serviceId,
    placeId: question.placeId,
    channel: question.channel,
    secrecyUnitId: question.secrecyUnitId,
    openedAt: question.openedAt,
  }
}

/** The change that ends a question with an outcome. */
export function ended(outcome: Outcome, at: Date): Partial<Question> {
  return { state: 'closed', outcome, closedAt: at, offeredUnitId: null, cameBack: null }
}

/** Ends the open offer of a question whose owner has decided otherwise: they answered, or took it back. */
export async function withdrawOffer(context: Context, question: Question): Promise<void> {
  if (!question.offeredUnitId) return
  const offer = await openOfferOf(context.tx, question)
  await endHandOver(
    context.tx,
    question.municipalityId,
    offer,
    'taken_back',
    context.clock.now(),
    staffIdOf(context.actor),
  )
}
