import type { z } from 'zod'
import { isMember, serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { acceptHandOver as operation } from './contract.ts'
import { moveQuestion, staffIdOf } from './move-question.ts'
import { mustBeOffer } from './offer.ts'
import { mustBeAbleTo } from './question.ts'
import { endHandOver, getHandOver, lockQuestion, openOfferOf } from './question-store.ts'

/**
 * Accepts an offer: from this moment the unit owns the question, and whoever accepted has it in person. Of two who accept at once
 * one does; the other is told. Accepted again by the same person is accepted once.
 */
export async function acceptHandOver(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const wanted = await getHandOver(tx, actor.municipalityId, input.handOverId)
  const question = await lockQuestion(tx, actor.municipalityId, wanted.questionId)
  const centre = await serviceCentre(context)
  const by = staffIdOf(actor)
  const current = await getHandOver(tx, actor.municipalityId, input.handOverId)
  if (current.state === 'accepted' && by !== null && question.ownerStaffId === by)
    return { questionId: question.id, version: question.version }
  // check
  mustBeAbleTo('accept', question, actor, centre.id)
  // apply
  const offer = await openOfferOf(tx, question)
  mustBeOffer(offer, input.handOverId)
  const holder = by !== null && (await isMember(context, offer.toUnitId, by)) ? by : offer.toStaffId
  // save
  await endHandOver(tx, actor.municipalityId, offer, 'accepted', clock.now(), by)
  const moved = await moveQuestion(context, question, {
    change: {
      ownerUnitId: offer.toUnitId,
      ownerStaffId: holder,
      offeredUnitId: null,
      handedOver: true,
      dueAt: offer.answerBy,
      cameBack: null,
    },
    events: [{ kind: 'accepted', unitId: offer.toUnitId, details: { waitedSince: offer.offeredAt.toISOString() } }],
    steps: [{ step: 'accepted' }],
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}
