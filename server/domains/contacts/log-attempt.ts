import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { logAttempt as operation } from './contract.ts'
import { moveQuestion } from './move-question.ts'
import { keepCallBackPromise } from './promise-store.ts'
import { mustBeAbleTo } from './question.ts'
import { type Happened, lockQuestion } from './question-store.ts'

/** Logs an attempt to reach the citizen. Reaching them keeps an open promise to call back. */
export async function logAttempt(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('attempt', question, actor, centre.id)
  // apply
  const events: Happened[] = [
    { kind: input.reached ? 'attempt_reached' : 'attempt_missed', details: { channel: input.channel } },
  ]
  // save
  await tx
    .insertInto('reach_attempt')
    .values({
      municipality_id: actor.municipalityId,
      id: newId(at),
      question_id: question.id,
      at,
      staff_id: actor.staffId,
      channel: input.channel,
      reached: input.reached,
    })
    .execute()
  const kept = input.reached ? await keepCallBackPromise(tx, question, at, 'reached') : 0
  if (kept > 0) events.push({ kind: 'promise_kept', details: { kind: 'call_back' } })
  const moved = await moveQuestion(context, question, { change: {}, events })
  // reply
  return { questionId: moved.id, version: moved.version }
}
