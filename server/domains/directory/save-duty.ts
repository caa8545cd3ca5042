import type { z } from 'zod'
import { caredFor, unitById, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { type Fault, notFound, Problem } from '#platform/operations/problem.ts'
import type { endDuty as endOperation, readDuty as readOperation, saveDuty as saveOperation } from './contract.ts'
import { type DutyToWrite, writeDuty } from './duty-store.ts'
import { entriesChanged } from './entries-changed.ts'
import { mustKeep } from './may-keep.ts'
import { dutyRows } from './rows.ts'

type Input = z.output<typeof saveOperation.input>

/** One duty, and whether the reader may change it. */
export async function readDutyCard(context: Context, { dutyId }: z.output<typeof readOperation.input>) {
  const duty = (await dutyRows(context, [dutyId], context.clock.now()))[0]
  if (!duty) throw notFound()
  return { ...duty, mayChange: (await caredFor(context)).has(duty.unit.id) }
}

/** Writes who answers for what in a unit. */
export async function saveDuty(context: Context, input: Input) {
  const { tx, actor, clock } = context
  // load
  const unit = await unitById(context, input.unitId)
  if (!unit) throw notFound()
  const before = input.dutyId ? await ownerOf(context, input.dutyId) : null
  // check
  await mustKeep(context, unit.id)
  if (before) await mustKeep(context, before)
  const faults = await faultsOf(context, input)
  if (faults.length > 0) throw new Problem(422, faults[0]!.code, {}, faults)
  // apply
  const id = input.dutyId ?? newId(clock.now())
  const duty: DutyToWrite = {
    id,
    code: `duty-${id}`,
    unitId: unit.id,
    name: input.name,
    about: input.about ?? '',
    isPublic: input.isPublic,
    fromDay: input.fromDay,
    toDay: input.toDay ?? null,
    mainId: input.mainId ?? null,
    substituteIds: [...new Set(input.substituteIds)],
    serviceIds: [...new Set(input.serviceIds)],
  }
  // save
  const version = await writeDuty(tx, actor.municipalityId, duty, input.dutyId ? (input.version ?? 0) : null)
  if (version === null) throw new Problem(409, 'directory.changed')
  await entriesChanged(context, {
    duties: [id],
    people: [...duty.substituteIds, ...(duty.mainId ? [duty.mainId] : [])],
  })
  // reply
  return { dutyId: id, version }
}

async function ownerOf({ tx, actor }: Context, dutyId: string): Promise<string> {
  const { rows } = await sql<{ unitId: string }>`select unit_id as "unitId" from duty
    where municipality_id = ${actor.municipalityId} and id = ${dutyId} for update`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0].unitId
}

async function faultsOf(context: Context, input: Input): Promise<Fault[]> {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const people = [...input.substituteIds, ...(input.mainId ? [input.mainId] : [])]
  const known = await sql<{ id: string }>`select id from staff_member where municipality_id = ${actor.municipalityId}
    and id = any (${people}::uuid[]) and (left_on is null or left_on >= ${day}) and not protected
    union all select id from service where municipality_id = ${actor.municipalityId} and id = any (${input.serviceIds}::uuid[])`.execute(
    tx,
  )
  const there = new Set(known.rows.map((row) => row.id))
  const fault = (pointer: string, code: string): Fault => ({ pointer, code, detail: code })
  return [
    ...(input.mainId && !there.has(input.mainId) ? [fault('/mainId', 'duty.person-gone')] : []),
    ...(input.mainId && input.substituteIds.includes(input.mainId) ? [fault('/substituteIds', 'duty.main-twice')] : []),
    ...(input.substituteIds.some((id) => !there.has(id)) ? [fault('/substituteIds', 'duty.person-gone')] : []),
    ...(input.serviceIds.some((id) => !there.has(id)) ? [fault('/serviceIds', 'duty.service-gone')] : []),
    ...(input.toDay && input.toDay < input.fromDay ? [fault('/toDay', 'duty.ends-before')] : []),
  ]
}

/** Ends a duty from today: it is in nobody's list any more. */
export async function endDuty(context: Context, input: z.output<typeof endOperation.input>) {
  const { tx, actor, clock } = context
  // load
  const owner = await ownerOf(context, input.dutyId)
  const day = localDate(clock.now(), await zoneOf(context))
  // check
  await mustKeep(context, owner)
  // save
  const yesterday = day.subtract({ days: 1 }).toString()
  const saved = await sql<{
    version: number
  }>`update duty set from_day = least(from_day, ${yesterday}::date), to_day = ${yesterday}::date,
      version = version + 1
    where municipality_id = ${actor.municipalityId} and id = ${input.dutyId} and version = ${input.version} returning version`.execute(
    tx,
  )
  const now = saved.rows[0]
  if (!now) throw new Problem(409, 'directory.changed')
  await entriesChanged(context, { duties: [input.dutyId] })
  // reply
  return { dutyId: input.dutyId, version: now.version }
}
