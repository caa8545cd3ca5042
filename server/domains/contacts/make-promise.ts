import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { makePromise as operation } from './contract.ts'
import { promisedTime } from './deadlines.ts'
import { moveQuestion } from './move-question.ts'
import { insertPromise } from './promise-store.ts'
import { mustBeAbleTo } from './question.ts'
import { lockQuestion } from './question-store.ts'

/** Promises to call back or answer before a time. It reminds whoever has the question, and escalates when it is broken. */
export async function makePromise(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  // check
  mustBeAbleTo('promise', question, actor, centre.id)
  // apply
  const dueAt = promisedTime(input.dueAt, at)
  // save
  const promiseId = await insertPromise(tx, question, { kind: input.kind, dueAt, madeBy: actor.staffId }, at)
  await moveQuestion(context, question, {
    change: {},
    events: [{ kind: 'promised', details: { kind: input.kind, dueAt: dueAt.toISOString() } }],
  })
  // reply
  return { promiseId, questionId: question.id }
}
