import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { endPromise as operation } from './contract.ts'
import { moveQuestion } from './move-question.ts'
import { getPromise, setPromise } from './promise-store.ts'
import { may } from './question.ts'
import { lockQuestion } from './question-store.ts'

/** Says that a promise was kept, or withdraws it. A closed question's promise may still be ended. */
export async function endPromise(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const wanted = await getPromise(tx, actor.municipalityId, input.promiseId)
  const question = await lockQuestion(tx, actor.municipalityId, wanted.questionId)
  const promise = await getPromise(tx, actor.municipalityId, input.promiseId)
  const centre = await serviceCentre(context)
  // check
  if (!may('promise', { ...question, state: 'open' }, actor, centre.id)) throw new Problem(409, 'question.not-yours')
  if (promise.state === 'kept' || promise.state === 'withdrawn') throw new Problem(409, 'promise.ended')
  // apply
  const kind = input.as === 'kept' ? 'promise_kept' : 'promise_withdrawn'
  // save
  await setPromise(tx, actor.municipalityId, promise.id, input.as, clock.now())
  await moveQuestion(context, question, { change: {}, events: [{ kind, details: { kind: promise.kind } }] })
  // reply
  return { promiseId: promise.id, questionId: question.id }
}
