import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { returnHandOver as operation } from './contract.ts'
import { moveQuestion, staffIdOf } from './move-question.ts'
import { endedOffer, mustBeOffer } from './offer.ts'
import { mustBeAbleTo } from './question.ts'
import { addMessage, endHandOver, getHandOver, lockQuestion, openOfferOf } from './question-store.ts'

/** Returns an offer with a reason. The owner, who never stopped owning, sees it among what came back. */
export async function returnHandOver(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const wanted = await getHandOver(tx, actor.municipalityId, input.handOverId)
  const question = await lockQuestion(tx, actor.municipalityId, wanted.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('return', question, actor, centre.id)
  // apply
  const offer = await openOfferOf(tx, question)
  mustBeOffer(offer, input.handOverId)
  // save
  await endHandOver(tx, actor.municipalityId, offer, 'returned', at, staffIdOf(actor), input.reason)
  if (input.words)
    await addMessage(tx, question, at, {
      kind: 'asked_back',
      body: input.words,
      staffId: staffIdOf(actor),
      unitId: offer.toUnitId,
    })
  const moved = await moveQuestion(context, question, {
    change: { ...(await endedOffer(context, question)), cameBack: 'returned' },
    events: [{ kind: 'returned', unitId: offer.toUnitId, details: { reason: input.reason } }],
    steps: [{ step: 'returned', byUnitId: offer.toUnitId }],
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}
