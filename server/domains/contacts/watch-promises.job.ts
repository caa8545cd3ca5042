import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { moveQuestion } from './move-question.ts'
import { promiseBroken, type PromiseNear, promiseNear } from './facts.ts'
import { markReminded, setPromise } from './promise-store.ts'
import { lockQuestion } from './question-store.ts'

const AT_ONCE = 50
/** Whoever promised is reminded so long before the time: long enough to ring, short enough not to be forgotten again. */
const REMIND_BEFORE = 30 * 60_000

/** Reminds those who promised of what is due soon, once each. Returns how many. */
export async function remindOfPromises(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const near =
    await sql<PromiseNear>`select p.id as "promiseId", p.question_id as "questionId", q.reference, p.kind, p.due_at as "dueAt",
      p.made_by as "madeBy", q.owner_unit_id as "unitId"
    from promise p join question q on q.municipality_id = p.municipality_id and q.id = p.question_id
    where p.municipality_id = ${actor.municipalityId} and p.state = 'open' and p.reminded_at is null
      and p.due_at < ${new Date(at.getTime() + REMIND_BEFORE)} and p.due_at > ${at} order by p.due_at limit ${AT_ONCE} for update of p skip locked`.execute(
      tx,
    )
  for (const promise of near.rows) {
    // save
    await markReminded(tx, actor.municipalityId, promise.promiseId, at)
    await context.publish(promiseNear, promise)
    context.announce(`staff:${promise.madeBy}`)
  }
  // reply
  return near.rows.length
}

/** Marks promises whose time has passed as broken: they stand on the manager's page until they are kept or withdrawn. Returns how many. */
export async function breakLatePromises(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const late = await sql<{
    id: string
    questionId: string
    kind: 'call_back' | 'answer'
    dueAt: Date
    madeBy: string
  }>`select id, question_id as "questionId", kind, due_at as "dueAt", made_by as "madeBy" from promise
    where municipality_id = ${actor.municipalityId} and state = 'open' and due_at < ${at} order by due_at limit ${AT_ONCE}`.execute(
    tx,
  )
  for (const promise of late.rows) {
    const question = await lockQuestion(tx, actor.municipalityId, promise.questionId)
    // save
    // Somebody may have kept it in the meantime.
    if (!(await setPromise(tx, actor.municipalityId, promise.id, 'broken', at))) continue
    await moveQuestion(context, question, {
      change: {},
      events: [{ kind: 'promise_broken', details: { kind: promise.kind } }],
      steps: [{ step: 'promise_broken' }],
    })
    await context.publish(promiseBroken, {
      promiseId: promise.id,
      questionId: question.id,
      reference: question.reference,
      kind: promise.kind,
      dueAt: promise.dueAt,
      madeBy: promise.madeBy,
      unitId: question.ownerUnitId,
    })
  }
  // reply
  return late.rows.length
}
