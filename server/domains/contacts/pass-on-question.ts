import type { z } from 'zod'
import { isMember, loadStaffActor, serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { passOnQuestion as operation } from './contract.ts'
import { moveQuestion } from './move-question.ts'
import { checkStillHere } from './offer.ts'
import { mustBeAbleTo, mustBeCurrent } from './question.ts'
import { lockQuestion } from './question-store.ts'

/** Gives a question to a colleague within the unit that owns it. Out of the unit it goes only by an offer that must be accepted. */
export async function passOnQuestion(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('pass_on', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  if (!(await isMember(context, question.ownerUnitId, input.staffId))) {
    throw new Problem(422, 'pass-on.not-member', {}, [
      { pointer: '/staffId', code: 'pass-on.not-member', detail: 'not a member' },
    ])
  }
  await checkStillHere(context, input.staffId, '/staffId')
  await checkWorksWithQuestions(context, input.staffId)
  // apply
  const change = { ownerStaffId: input.staffId }
  // save
  const moved = await moveQuestion(context, question, {
    change,
    events: [{ kind: 'passed_on', details: { toStaffId: input.staffId } }],
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}

/** Throws 422 naming the field when the colleague's roles do not let them go on with a question: it would lie with them. */
async function checkWorksWithQuestions({ tx, actor, clock }: Context, staffId: string): Promise<void> {
  const colleague = await loadStaffActor(tx, actor.municipalityId, staffId, clock.now())
  if (colleague?.permissions.has('question.answer')) return
  throw new Problem(422, 'pass-on.cannot-work', {}, [
    { pointer: '/staffId', code: 'pass-on.cannot-work', detail: 'cannot work with questions' },
  ])
}
