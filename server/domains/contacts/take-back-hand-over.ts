import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { takeBackHandOver as operation } from './contract.ts'
import { moveQuestion, staffIdOf } from './move-question.ts'
import { endedOffer, mustBeOffer } from './offer.ts'
import { mustBeAbleTo } from './question.ts'
import { endHandOver, getHandOver, lockQuestion, openOfferOf } from './question-store.ts'

/** Takes an offer back, as long as nobody has accepted it. Taken back twice is taken back once. */
export async function takeBackHandOver(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const wanted = await getHandOver(tx, actor.municipalityId, input.handOverId)
  const question = await lockQuestion(tx, actor.municipalityId, wanted.questionId)
  const centre = await serviceCentre(context)
  const current = await getHandOver(tx, actor.municipalityId, input.handOverId)
  if (current.state === 'taken_back') return { questionId: question.id, version: question.version }
  // check
  mustBeAbleTo('take_back', question, actor, centre.id)
  // apply
  const offer = await openOfferOf(tx, question)
  mustBeOffer(offer, input.handOverId)
  // save
  await endHandOver(tx, actor.municipalityId, offer, 'taken_back', clock.now(), staffIdOf(actor))
  const moved = await moveQuestion(context, question, {
    change: await endedOffer(context, question),
    events: [{ kind: 'taken_back', details: { toUnitId: offer.toUnitId } }],
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}
