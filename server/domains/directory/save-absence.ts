import type { z } from 'zod'
import { Temporal } from 'temporal-polyfill'
import { zoneOf } from '#domains/staff/index.ts'
import { dayEnd, dayStart, instantAt } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { endAbsence as endOperation, saveAbsence as saveOperation } from './contract.ts'
import { entriesChanged } from './entries-changed.ts'
import { mustKeepPerson } from './may-keep.ts'
import { workingPerson } from './working-person.ts'

type Input = z.output<typeof saveOperation.input>

/** Writes an absence, or changes one: one's own, or somebody's in a unit whose entries one keeps. */
export async function saveAbsence(context: Context, input: Input) {
  // load
  const person = await workingPerson(context, input.staffId)
  // check
  await mustKeepPerson(context, person.id, person.unitId)
  if (input.substituteId) {
    if (input.substituteId === person.id) throw wrong('substituteId', 'absence.own-substitute')
    await workingPerson(context, input.substituteId)
  }
  // apply
  const { from, to } = timesOf(input, await zoneOf(context))
  if (to && to <= from) throw wrong('toDay', 'absence.ends-before')
  if (to && to <= context.clock.now()) throw wrong('toDay', 'absence.over')
  // save
  const { absenceId, version } = input.absenceId
    ? await change(context, input, from, to)
    : await add(context, input, from, to)
  await writeReason(context, absenceId, person.id, input.reason)
  await entriesChanged(context, { people: [person.id] })
  context.announce(`staff:${person.id}`)
  // reply
  return { absenceId, version }
}

async function add({ tx, actor, clock }: Context, input: Input, from: Date, to: Date | null) {
  const id = newId(clock.now())
  await sql`insert into absence (municipality_id, id, staff_id, kind, from_at, to_at, substitute_id)
    values (${actor.municipalityId}, ${id}, ${input.staffId}, ${input.kind}, ${from}, ${to}, ${input.substituteId ?? null})`.execute(
    tx,
  )
  return { absenceId: id, version: 1 }
}

async function change({ tx, actor }: Context, input: Input, from: Date, to: Date | null) {
  const saved = await sql<{
    version: number
  }>`update absence set kind = ${input.kind}, from_at = ${from}, to_at = ${to},
      substitute_id = ${input.substituteId ?? null}, version = version + 1
    where municipality_id = ${actor.municipalityId} and id = ${input.absenceId} and staff_id = ${input.staffId} and version = ${input.version ?? 0}
    returning version`.execute(tx)
  const now = saved.rows[0]
  if (!now) throw new Problem(409, 'directory.changed')
  return { absenceId: input.absenceId!, version: now.version }
}

/** The moments meant: whole days unless times are given, in the municipality's own time. */
function timesOf(input: Input, zone: string): { from: Date; to: Date | null } {
  const first = Temporal.PlainDate.from(input.fromDay)
  const from = input.fromTime ? instantAt(first, Temporal.PlainTime.from(input.fromTime), zone) : dayStart(first, zone)
  if (!input.toDay) return { from, to: null }
  const last = Temporal.PlainDate.from(input.toDay)
  const to = input.toTime ? instantAt(last, Temporal.PlainTime.from(input.toTime), zone) : dayEnd(last, zone)
  return { from, to }
}

/**
 * Only the person and their manager see a reason that stands there, so only they replace it. Whoever else keeps the entry
 * may write the first one, and never sees it again.
 */
async function writeReason({ tx, actor }: Context, absenceId: string, staffId: string, reason: string | null) {
  await sql`delete from absence_reason where municipality_id = ${actor.municipalityId} and absence_id = ${absenceId}`.execute(
    tx,
  )
  if (reason === null || actor.kind !== 'staff') return
  await sql`insert into absence_reason (municipality_id, absence_id, staff_id, reason)
    values (${actor.municipalityId}, ${absenceId}, ${staffId}, ${reason}) on conflict do nothing`.execute(tx)
}

/** Somebody is back, or will not be away after all. */
export async function endAbsence(context: Context, input: z.output<typeof endOperation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const found = await sql<{ staffId: string; unitId: string; from: Date; version: number }>`
    select a.staff_id as "staffId", s.unit_id as "unitId", a.from_at as "from", a.version
    from absence a join staff_member s on s.municipality_id = a.municipality_id and s.id = a.staff_id
    where a.municipality_id = ${actor.municipalityId} and a.id = ${input.absenceId}
      and (not s.protected or s.id = ${actor.kind === 'staff' ? actor.staffId : null}) for update of a`.execute(tx)
  const absence = found.rows[0]
  if (!absence) throw notFound()
  // check
  await mustKeepPerson(context, absence.staffId, absence.unitId)
  if (absence.version !== input.version) throw new Problem(409, 'directory.changed')
  // save
  if (absence.from >= at) {
    await sql`delete from absence where municipality_id = ${actor.municipalityId} and id = ${input.absenceId}`.execute(
      tx,
    )
  } else {
    await sql`update absence set to_at = least(coalesce(to_at, ${at}), ${at}), version = version + 1
      where municipality_id = ${actor.municipalityId} and id = ${input.absenceId}`.execute(tx)
  }
  await entriesChanged(context, { people: [absence.staffId] })
  context.announce(`staff:${absence.staffId}`)
  // reply
  return { absenceId: input.absenceId }
}

function wrong(field: string, code: string): Problem {
  return new Problem(422, code, {}, [{ pointer: `/${field}`, code, detail: code }])
}
