import type { z } from 'zod'
import { staffNames } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { showPresence as operation } from './contract.ts'
import { topicsOf } from './question.ts'
import { findQuestion } from './question-store.ts'

/** After this long without a sign somebody is no longer there: two missed signs. */
const GONE_AFTER_SECONDS = 25

/** Says that one has a question open, or leaves it; replies who else has, so that two people never answer unknown to each other. */
export async function showPresence(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  const question = await findQuestion(tx, actor.municipalityId, input.questionId)
  if (!question || actor.kind !== 'staff') throw notFound()
  const before = await sql<{ staffId: string; writing: boolean; here: boolean }>`select staff_id as "staffId", writing,
      seen_at > ${at}::timestamptz - make_interval(secs => ${GONE_AFTER_SECONDS}) as here
    from question_presence where municipality_id = ${actor.municipalityId} and question_id = ${question.id}`.execute(tx)
  const mine = before.rows.find((row) => row.staffId === actor.staffId)
  if (input.leaving) {
    await sql`delete from question_presence where municipality_id = ${actor.municipalityId} and question_id = ${question.id} and staff_id = ${actor.staffId}`.execute(
      tx,
    )
  } else {
    await sql`insert into question_presence (municipality_id, question_id, staff_id, seen_at, writing)
      values (${actor.municipalityId}, ${question.id}, ${actor.staffId}, ${at}, ${input.writing})
      on conflict (municipality_id, question_id, staff_id) do update set seen_at = excluded.seen_at, writing = excluded.writing`.execute(
      tx,
    )
  }
  // Others hear only of a change, not of every sign of life.
  if (input.leaving || !mine?.here || mine.writing !== input.writing) context.announce(...topicsOf(question))
  const others = before.rows.filter((row) => row.staffId !== actor.staffId && row.here)
  const names = await staffNames(
    context,
    others.map((row) => row.staffId),
  )
  return {
    others: others.map((row) => ({ name: names.get(row.staffId) ?? '', writing: row.writing })),
    version: question.version,
  }
}
