import type { z } from 'zod'
import { isMember, serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { keepQuestion as operation } from './contract.ts'
import { promisedTime } from './deadlines.ts'
import { moveQuestion } from './move-question.ts'
import { insertPromise } from './promise-store.ts'
import { may, mustBeAbleTo, mustBeCurrent } from './question.ts'
import { type Happened, lockQuestion } from './question-store.ts'

/** Takes a question oneself: finds out and comes back, perhaps with a promised time. Keeping what one has already only adds the promise. */
export async function keepQuestion(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  // check
  const hasIt = question.ownerStaffId === actor.staffId && may('promise', question, actor, centre.id)
  if (!hasIt) mustBeAbleTo('keep', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  const ownerUnitId = (await isMember(context, question.ownerUnitId, actor.staffId))
    ? question.ownerUnitId
    : actor.unitId
  // apply
  const promise = input.promise
    ? {
        kind: input.promise.kind,
        dueAt: promisedTime(input.promise.dueAt, at, '/promise/dueAt'),
        madeBy: actor.staffId,
      }
    : null
  const events: Happened[] = hasIt ? [] : [{ kind: 'kept' }]
  if (promise) events.push({ kind: 'promised', details: { kind: promise.kind, dueAt: promise.dueAt.toISOString() } })
  // save
  if (promise) await insertPromise(tx, question, promise, at)
  if (events.length === 0) return { questionId: question.id, version: question.version }
  const moved = await moveQuestion(context, question, {
    change: { ownerUnitId, ownerStaffId: actor.staffId, cameBack: null },
    events,
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}
