import type { z } from 'zod'
import { caredFor, unitById, zoneOf } from '#domains/staff/index.ts'
import type { WeeklyHours } from '#platform/clock/opening-hours.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { readPerson as operation } from './contract.ts'
import { type ReadPerson, showPresence } from './rows.ts'
import { supportToday } from './support-turns.ts'
import { whereabouts } from './whereabouts.ts'

type Duty = { id: string; name: string; unit: { id: string; name: string }; kind: 'main' | 'substitute' }
type AbsenceRow = {
  id: string
  kind: 'away' | 'meeting' | 'elsewhere' | 'leave'
  from: Date
  to: Date | null
  substitute: { id: string; name: string } | null
  reason: string | null
  version: number
}

/** One colleague. Somebody with protected identity is found by nobody but themselves. */
export async function readPersonCard(context: Context, { staffId }: z.output<typeof operation.input>) {
  const { actor, clock } = context
  const at = clock.now()
  const day = localDate(at, await zoneOf(context)).toString()
  const self = actor.kind === 'staff' && actor.staffId === staffId
  const person = await readRow(context, staffId, day, self)
  if (!person) throw notFound()
  const { unitId, unit, hours, version, duties: _, ...told } = person
  const itsUnit = await unitById(context, unitId)
  const presence = (await whereabouts(context, [staffId], at)).get(staffId)
  const mayChange = self || (await caredFor(context)).has(unitId)
  return {
    ...told,
    hours: hours && [...hours],
    version,
    unit: { id: unitId, name: unit },
    presence: showPresence(presence),
    duties: await dutiesOf(context, staffId, day),
    absences: (await absencesOf(context, staffId, at)).map((each) => ({
      ...each,
      from: each.from.toISOString(),
      to: each.to?.toISOString() ?? null,
    })),
    support: itsUnit?.supportPhone
      ? { phone: itsUnit.supportPhone, today: await supportToday(context, unitId, at) }
      : null,
    mayChange,
    colleagues: mayChange ? await colleaguesOf(context, unitId, staffId, day) : [],
  }
}

async function readRow({ tx, actor }: Context, staffId: string, day: string, self: boolean) {
  const { rows } = await sql<ReadPerson & { hours: WeeklyHours | null; version: number }>`
    select s.id, s.given_name || ' ' || s.family_name as name, s.title, s.unit_id as "unitId", u.short_name as unit, s.phone, s.email,
      s.room, s.languages, s.hours, s.version, '{}'::text[] as duties
    from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = ${actor.municipalityId} and s.id = ${staffId} and (not s.protected or ${self})
      and (s.left_on is null or s.left_on >= ${day})`.execute(tx)
  return rows[0] ?? null
}

async function dutiesOf({ tx, actor }: Context, staffId: string, day: string): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select d.id, d.name, json_build_object('id', u.id, 'name', u.short_name) as unit, h.kind
    from duty_holder h join duty d on d.municipality_id = h.municipality_id and d.id = h.duty_id
      join unit u on u.municipality_id = d.municipality_id and u.id = d.unit_id
    where h.municipality_id = ${actor.municipalityId} and h.staff_id = ${staffId} and d.from_day <= ${day}
      and (d.to_day is null or d.to_day >= ${day}) order by h.kind, d.name collate "sv-SE-x-icu" limit 100`.execute(tx)
  return rows
}

/** What runs and what is coming. Reasons are in a table of their own, that shows itself to the person and their manager only. */
async function absencesOf({ tx, actor }: Context, staffId: string, at: Date): Promise<AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select a.id, a.kind, a.from_at as "from", a.to_at as "to", a.version, r.reason,
      case when x.id is null then null else json_build_object('id', x.id, 'name', x.given_name || ' ' || x.family_name) end as substitute
    from absence a left join absence_reason r on r.municipality_id = a.municipality_id and r.absence_id = a.id
      left join staff_member x on x.municipality_id = a.municipality_id and x.id = a.substitute_id and not x.protected
    where a.municipality_id = ${actor.municipalityId} and a.staff_id = ${staffId} and (a.to_at is null or a.to_at > ${at})
    order by a.from_at, a.id limit 50`.execute(tx)
  return rows
}

async function colleaguesOf({ tx, actor }: Context, unitId: string, but: string, day: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.given_name || ' ' || s.family_name as name from unit_member m
    join staff_member s on s.municipality_id = m.municipality_id and s.id = m.staff_id
    where m.municipality_id = ${actor.municipalityId} and m.unit_id = ${unitId} and s.id <> ${but} and not s.protected
      and (s.left_on is null or s.left_on >= ${day}) order by s.family_name collate "sv-SE-x-icu", s.given_name limit 200`.execute(
    tx,
  )
  return rows
}
