import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { listQuestions as operation } from './contract.ts'
import { directOutcomes, laterOutcomes } from './figures.ts'
import { cursorOf, PAGE, type RawRow, readCursor, rowColumns, showRows, withWords } from './rows-view.ts'

/** Questions, newest first: what stands behind a figure. Only those the reader may know of are listed or counted. */
export async function listQuestions(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  const after = input.cursor ? readCursor(input.cursor) : null
  const conditions = [
    sql`q.municipality_id = ${actor.municipalityId}`,
    sql`(q.secrecy_unit_id is null or q.secrecy_unit_id = any(${actor.knows}::uuid[]) or q.owner_staff_id = ${actor.staffId})`,
    ...aboutQuestion(input, clock.now()),
    ...aboutHandOver(input),
    after ? sql`(q.opened_at, q.id) < (${after.at}, ${after.id}::uuid)` : null,
  ].filter((condition) => condition !== null)
  // What is told apart by something else than when it came in is few: found by that first, then put in order.
  const few = [
    input.closedFrom,
    input.offeredFrom,
    input.returnedFrom,
    input.cameBack,
    input.waiting,
    input.overdue,
    input.brokenPromise,
  ]
  const order = few.some(Boolean) ? sql`q.opened_at + interval '0' desc` : sql`q.opened_at desc`
  const found =
    await sql<RawRow>`select ${rowColumns}, q.opened_at as at from ${withWords(sql`select q.* from question q
    where ${sql.join(conditions, sql` and `)} order by ${order}, q.id desc limit ${PAGE + 1}`)} order by q.opened_at desc, q.id desc`.execute(
      tx,
    )
  const rows = found.rows.slice(0, PAGE)
  const last = rows.at(-1)
  return {
    rows: await showRows(context, rows),
    older: found.rows.length > PAGE && last ? cursorOf(last.openedAt, last.id) : null,
  }
}

type Asked = z.output<typeof operation.input>

/** Conditions on the question itself. */
function aboutQuestion(input: Asked, now: Date) {
  return [
    input.unitId ? sql`q.owner_unit_id = ${input.unitId}` : null,
    input.withUnitId
      ? sql`case when q.offered_unit_id is null then q.owner_unit_id else q.offered_unit_id end = ${input.withUnitId}`
      : null,
    input.serviceId ? sql`q.service_id = ${input.serviceId}` : null,
    input.placeId ? sql`q.place_id = ${input.placeId}` : null,
    input.without === 'service' ? sql`q.service_id is null` : null,
    input.without === 'place' ? sql`q.place_id is null` : null,
    input.channel ? sql`q.channel = ${input.channel}` : null,
    input.outcome ? sql`q.outcome = ${input.outcome}` : null,
    input.state ? sql`q.state = ${input.state}` : null,
    input.handedOver == null ? null : sql`q.handed_over = ${input.handedOver}`,
    input.from ? sql`q.opened_at >= ${new Date(input.from)}` : null,
    input.to ? sql`q.opened_at < ${new Date(input.to)}` : null,
    input.ended ? endedAs(input.ended) : null,
    input.closedFrom ? sql`q.closed_at >= ${new Date(input.closedFrom)}` : null,
    input.closedTo ? sql`q.closed_at < ${new Date(input.closedTo)}` : null,
    input.cameBack ? sql`q.came_back = ${input.cameBack}` : null,
    input.secret == null ? null : input.secret ? sql`q.secrecy_unit_id is not null` : sql`q.secrecy_unit_id is null`,
    input.waiting ? sql`q.offered_unit_id is not null` : null,
    input.overdue ? sql`q.state = 'open' and q.due_at < ${now}` : null,
  ]
}

function endedAs(ended: NonNullable<Asked['ended']>) {
  if (ended === 'direct') return sql`q.outcome = any(${directOutcomes}::text[])`
  if (ended === 'later') return sql`q.outcome = any(${laterOutcomes}::text[])`
  return sql`q.outcome is not null and q.outcome <> all(${[...directOutcomes, ...laterOutcomes]}::text[])`
}

/** Conditions on offers and promises of the question. */
function aboutHandOver(input: Asked) {
  const offer = (condition: ReturnType<typeof sql>) =>
    sql`exists (select from hand_over h where h.municipality_id = q.municipality_id and h.question_id = q.id and ${condition})`
  const within = (column: 'offered_at' | 'ended_at', from: string | null | undefined, to: string | null | undefined) =>
    sql`${from ? sql`${sql.ref(`h.${column}`)} >= ${new Date(from)}` : sql`true`} and ${to ? sql`${sql.ref(`h.${column}`)} < ${new Date(to)}` : sql`true`}`
  return [
    // To whom and when is said of one offer, not of two.
    input.toUnitId || input.offeredFrom || input.offeredTo
      ? offer(
          sql`${within('offered_at', input.offeredFrom, input.offeredTo)} and ${input.toUnitId ? sql`h.to_unit_id = ${input.toUnitId}` : sql`true`}`,
        )
      : null,
    input.returnedFrom || input.returnedTo
      ? offer(sql`h.state in ('returned', 'expired') and ${within('ended_at', input.returnedFrom, input.returnedTo)}`)
      : null,
    input.brokenPromise
      ? sql`q.state = 'open' and exists (select from promise p where p.municipality_id = q.municipality_id and p.question_id = q.id and p.state = 'broken')`
      : null,
  ]
}
