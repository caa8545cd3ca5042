import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { writeMessage as operation } from './contract.ts'
import { moveQuestion, staffIdOf, unitIdOf } from './move-question.ts'
import { type Action, mustBeAbleTo, type Question } from './question.ts'
import { addMessage, lockQuestion } from './question-store.ts'

const needed: Record<z.output<typeof operation.input>['kind'], Action> = {
  asked_back: 'ask_back',
  told_unit: 'tell_unit',
  request: 'promise',
  note: 'note',
}

/** Asks back (the unit asks the centre), tells the unit, asks the citizen for more, or notes for colleagues. Owner and offer stay as they are. */
export async function writeMessage(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo(needed[input.kind], question, actor, centre.id)
  // apply
  const change: Partial<Question> =
    input.kind === 'asked_back'
      ? { cameBack: 'asked_back' }
      : input.kind === 'told_unit' && question.cameBack === 'asked_back'
        ? { cameBack: null }
        : {}
  // save
  await addMessage(tx, question, clock.now(), {
    kind: input.kind,
    body: input.body,
    staffId: staffIdOf(actor),
    unitId: unitIdOf(actor),
  })
  const moved = await moveQuestion(context, question, { change, events: [{ kind: input.kind }] })
  // reply
  return { questionId: moved.id, version: moved.version }
}
