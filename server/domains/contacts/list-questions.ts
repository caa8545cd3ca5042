import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { listQuestions as operation } from './contract.ts'
import { cursorOf, PAGE, questionsWithWords, type RawRow, readCursor, rowColumns, showRows } from './rows-view.ts'

/** Questions, newest first: what stands behind a figure. Only those the reader may know of are listed or counted. */
export async function listQuestions(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  const after = input.cursor ? readCursor(input.cursor) : null
  const conditions = [
    sql`q.municipality_id = ${actor.municipalityId}`,
    sql`(q.secrecy_unit_id is null or q.secrecy_unit_id = any(${actor.knows}::uuid[]) or q.owner_staff_id = ${actor.staffId})`,
    input.unitId ? sql`q.owner_unit_id = ${input.unitId}` : null,
    input.serviceId ? sql`q.service_id = ${input.serviceId}` : null,
    input.placeId ? sql`q.place_id = ${input.placeId}` : null,
    input.channel ? sql`q.channel = ${input.channel}` : null,
    input.outcome ? sql`q.outcome = ${input.outcome}` : null,
    input.state ? sql`q.state = ${input.state}` : null,
    input.handedOver == null ? null : sql`q.handed_over = ${input.handedOver}`,
    input.from ? sql`q.opened_at >= ${new Date(input.from)}` : null,
    input.to ? sql`q.opened_at < ${new Date(input.to)}` : null,
    after ? sql`(q.opened_at, q.id) < (${after.at}, ${after.id}::uuid)` : null,
  ].filter((condition) => condition !== null)
  const found = await sql<RawRow>`select ${rowColumns}, q.opened_at as at from ${questionsWithWords}
    where ${sql.join(conditions, sql` and `)} order by q.opened_at desc, q.id desc limit ${PAGE + 1}`.execute(tx)
  const rows = found.rows.slice(0, PAGE)
  const last = rows.at(-1)
  return {
    rows: await showRows(context, rows),
    older: found.rows.length > PAGE && last ? cursorOf(last.openedAt, last.id) : null,
  }
}
