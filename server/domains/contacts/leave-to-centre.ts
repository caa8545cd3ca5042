import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { leaveToCentre as operation } from './contract.ts'
import { moveQuestion } from './move-question.ts'
import { mustBeAbleTo, mustBeCurrent } from './question.ts'
import { lockQuestion } from './question-store.ts'

/** Puts a question somebody has kept back among those of the whole unit, so that anybody there can take it. */
export async function leaveToCentre(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('leave', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  // apply
  const change = { ownerStaffId: null }
  // save
  const moved = await moveQuestion(context, question, { change, events: [{ kind: 'left_to_centre' }] })
  // reply
  return { questionId: moved.id, version: moved.version }
}
