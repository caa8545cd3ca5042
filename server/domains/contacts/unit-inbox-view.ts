import type { z } from 'zod'
import { unitById } from '#domains/staff/index.ts'
import { dayEnd, localDate, swedishZone } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { readUnitInbox as operation } from './contract.ts'
import { ownRowColumns, PAGE, type RawRow, rowColumns, showRows, withWords } from './rows-view.ts'

/** A unit's inbox: offered first, then what is due today, then the rest; to its members and to those who follow its authority. */
export async function readUnitInbox(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const unit = await unitById(context, input.unitId)
  if (!unit || actor.kind !== 'staff') throw notFound()
  if (!actor.units.includes(unit.id) && !(actor.authorities.includes(unit.authorityId) && !unit.secret))
    throw notFound()
  const wall = sql`q.municipality_id = ${actor.municipalityId} and (q.secrecy_unit_id is null or q.secrecy_unit_id = any(${actor.knows}::uuid[]))`
  // Members tell their own unit's secret rows apart by their words; somebody who only has the right to read does not need to.
  const columns = actor.units.includes(unit.id) ? ownRowColumns(unit.id) : rowColumns
  const offered =
    await sql<RawRow>`select ${columns}, q.at from ${withWords(sql`select q.*, h.accept_by as at from question q
    join hand_over h on h.municipality_id = q.municipality_id and h.question_id = q.id and h.state = 'offered'
    where ${wall} and q.offered_unit_id = ${unit.id} order by h.accept_by, q.id limit ${PAGE}`)} order by q.at, q.id`.execute(
      tx,
    )
  const due = await sql<
    RawRow & { total: number }
  >`select ${columns}, q.due_at as at, q.total from ${withWords(sql`select q.*, count(*) over ()::int as total from question q
    where ${wall} and q.owner_unit_id = ${unit.id} and q.state = 'open' order by q.due_at nulls last, q.id limit ${PAGE * 2}`)}
    order by q.due_at nulls last, q.id`.execute(tx)
  const tonight = dayEnd(localDate(clock.now(), swedishZone), swedishZone)
  const rows = await showRows(context, due.rows)
  const isToday = (dueAt: string | null) => dueAt !== null && new Date(dueAt) < tonight
  return {
    unit: { id: unit.id, name: unit.shortName },
    offered: await showRows(context, offered.rows),
    dueToday: rows.filter((row) => isToday(row.dueAt)),
    later: rows.filter((row) => !isToday(row.dueAt)),
    openTotal: due.rows[0]?.total ?? 0,
  }
}
