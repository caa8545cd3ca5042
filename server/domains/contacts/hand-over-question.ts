import type { z } from 'zod'
import { serviceCentre, staffNames, unitsByIds } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { handOverQuestion as operation } from './contract.ts'
import { showHandOver } from './hand-over-view.ts'
import { moveQuestion, staffIdOf, unitIdOf } from './move-question.ts'
import { workOutOffer } from './offer.ts'
import { mustBeAbleTo, mustBeCurrent } from './question.ts'
import { addMessage, type Happened, insertHandOver, lockQuestion } from './question-store.ts'

/**
 * Offers a question to a unit or person. Until they accept, the owner owns; silence past the agreement's time brings it back.
 * A question can be offered to one at a time: a double click, a retry or two people at once make one offer.
 */
export async function handOverQuestion(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('hand_over', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  // apply
  const offer = await workOutOffer(context, question, input)
  const { acceptBy, toUnitId, toStaffId } = offer.handOver
  const events: Happened[] = [{ kind: 'offered', details: { toUnitId, toStaffId, acceptBy: acceptBy.toISOString() } }]
  if (offer.change.secrecyUnitId) events.push({ kind: 'made_secret' })
  // save
  await insertHandOver(tx, actor.municipalityId, offer.handOver)
  const moved = await moveQuestion(context, question, {
    change: offer.change,
    events,
    steps: [{ step: 'offered', toUnitId }],
  })
  if (input.greeting)
    await addMessage(tx, moved, at, {
      kind: 'greeting',
      body: input.greeting,
      staffId: staffIdOf(actor),
      unitId: unitIdOf(actor),
    })
  // reply
  const units = await unitsByIds(context, [toUnitId, offer.handOver.fromUnitId])
  const names = await staffNames(
    context,
    [toStaffId, offer.handOver.offeredBy].filter((id) => id !== null),
  )
  return { questionId: moved.id, version: moved.version, handOver: showHandOver(offer.handOver, units, names) }
}
