import type { z } from 'zod'
import { type Asking, changeUnit, unitById, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { saveTurns as operation } from './contract.ts'
import { entriesChanged } from './entries-changed.ts'
import { mustKeep } from './may-keep.ts'
import { peopleNow, type PersonNow } from './rows.ts'

/** Whose day it is on a unit's support number: by the date, otherwise by the weekday. Null when nobody can be named. */
export async function supportToday(asking: Asking, unitId: string, at: Date): Promise<PersonNow | null> {
  const today = localDate(at, await zoneOf(asking))
  const { rows } = await sql<{ staffId: string }>`select staff_id as "staffId" from support_turn
    where municipality_id = ${asking.actor.municipalityId} and unit_id = ${unitId}
      and (day = ${today.toString()} or weekday = ${today.dayOfWeek}) order by day nulls last limit 1`.execute(
    asking.tx,
  )
  const id = rows[0]?.staffId
  return id ? ((await peopleNow(asking, [id], at)).get(id) ?? null) : null
}

/** The turns of a unit in order: weekdays first, then dates to come. */
export async function turnsOf({ tx, actor }: Asking, unitId: string, day: string) {
  const { rows } = await sql<{
    staff: { id: string; name: string }
    weekday: number | null
    day: string | null
  }>`
    select json_build_object('id', s.id, 'name', s.given_name || ' ' || s.family_name) as staff, t.weekday, t.day
    from support_turn t join staff_member s on s.municipality_id = t.municipality_id and s.id = t.staff_id and not s.protected
    where t.municipality_id = ${actor.municipalityId} and t.unit_id = ${unitId} and (t.day is null or t.day >= ${day})
    order by t.weekday nulls last, t.day limit 150`.execute(tx)
  return rows
}

/** Writes a unit's turns anew. */
export async function saveTurns(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const unit = await unitById(context, input.unitId)
  if (!unit) throw notFound()
  // check
  await mustKeep(context, unit.id)
  const members = await sql<{ id: string }>`select staff_id as id from unit_member
    where municipality_id = ${actor.municipalityId} and unit_id = ${unit.id}`.execute(tx)
  const known = new Set(members.rows.map((row) => row.id))
  // apply
  const faults = input.turns.flatMap((turn, at) => [
    ...(known.has(turn.staffId) ? [] : [fault(at, 'staffId', 'turn.not-member')]),
    ...((turn.weekday == null) === (turn.day == null) ? [fault(at, 'weekday', 'turn.when')] : []),
  ])
  const when = input.turns.map((turn) => turn.weekday ?? turn.day)
  if (new Set(when).size < when.length) faults.push(fault(when.length - 1, 'weekday', 'turn.twice'))
  if (faults.length > 0) throw new Problem(422, faults[0]!.code, {}, faults)
  // save
  const version = await changeUnit(context, unit.id, {}, input.version)
  if (version === null) throw new Problem(409, 'directory.changed')
  await sql`delete from support_turn where municipality_id = ${actor.municipalityId} and unit_id = ${unit.id}`.execute(
    tx,
  )
  for (const turn of input.turns) {
    await sql`insert into support_turn (municipality_id, id, unit_id, staff_id, weekday, day)
      values (${actor.municipalityId}, ${newId(clock.now())}, ${unit.id}, ${turn.staffId}, ${turn.weekday ?? null}, ${turn.day ?? null})`.execute(
      tx,
    )
  }
  await entriesChanged(context, { units: [unit.id] })
  // reply
  return { unitId: unit.id, version }
}

function fault(at: number, field: string, code: string) {
  return { pointer: `/turns/${at}/${field}`, code, detail: code }
}
