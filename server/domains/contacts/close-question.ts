import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { closeQuestion as operation } from './contract.ts'
import { ended, moveQuestion } from './move-question.ts'
import { mustBeAbleTo, mustBeCurrent } from './question.ts'
import { lockQuestion } from './question-store.ts'
import { noteReferral, referralOf } from './referral.ts'

/** Ends a question without an answer of our own: referred outside (to whom), abandoned, not for us, transferred live. */
export async function closeQuestion(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('close', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  // apply
  const referral = await referralOf(context, input)
  const change = ended(input.outcome, clock.now())
  // save
  if (referral.to) await noteReferral(tx, question, referral)
  const moved = await moveQuestion(context, question, {
    change,
    events: [{ kind: 'closed', details: { outcome: input.outcome } }],
    steps: [{ step: 'closed', outcome: input.outcome }],
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}
