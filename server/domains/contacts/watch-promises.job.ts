import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { moveQuestion } from './move-question.ts'
import { setPromise } from './promise-store.ts'
import { lockQuestion } from './question-store.ts'

const AT_ONCE = 50

/** Marks promises whose time has passed as broken: they stand on the manager's page until they are kept or withdrawn. Returns how many. */
export async function breakLatePromises(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const late = await sql<{
    id: string
    questionId: string
    kind: string
  }>`select id, question_id as "questionId", kind from promise
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
  }
  // reply
  return late.rows.length
}
