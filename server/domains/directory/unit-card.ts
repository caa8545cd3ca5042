import type { z } from 'zod'
import { caredFor, departmentNames, placeById, type Unit, unitById, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { readUnit as cardOperation, unitNow as nowOperation } from './contract.ts'
import { dutyRows, peopleNow, type ReadPerson, withPresence } from './rows.ts'
import { supportToday, turnsOf } from './support-turns.ts'

const MOST_PEOPLE = 300
const MOST_DUTIES = 200

/** One unit as colleagues need it. */
export async function readUnitCard(context: Context, { unitId }: z.output<typeof cardOperation.input>) {
  const at = context.clock.now()
  const day = localDate(at, await zoneOf(context)).toString()
  const unit = await openUnit(context, unitId, day)
  const place = unit.placeId ? await placeById(context, unit.placeId) : null
  const mayChange = (await caredFor(context)).has(unitId)
  const { version, reports } = await keptOf(context, unitId)
  return {
    id: unit.id,
    name: unit.name,
    department: (await departmentNames(context)).get(unit.departmentId) ?? '',
    place: place?.name ?? null,
    address: place?.address ?? null,
    floor: unit.floor,
    email: unit.email,
    supportPhone: unit.supportPhone,
    hours: (place?.hours.weekly ?? []).filter((row) => row.channel === 'phone' || row.channel === 'visit'),
    support: unit.supportPhone ? await supportToday(context, unitId, at) : null,
    people: await withPresence(context, await peopleOf(context, unitId, day), at),
    duties: await dutyRows(context, await dutiesOf(context, unitId, day), at),
    turns: await turnsOf(context, unitId, day),
    version,
    mayChange,
    reports: mayChange ? reports : 0,
  }
}

/** Who of a unit is there now, for whoever is about to pass something on. */
export async function tellUnitNow(context: Context, { unitId }: z.output<typeof nowOperation.input>) {
  const at = context.clock.now()
  const day = localDate(at, await zoneOf(context)).toString()
  const unit = await openUnit(context, unitId, day)
  const read = await peopleOf(context, unitId, day)
  const people = [
    ...(
      await peopleNow(
        context,
        read.map((person) => person.id),
        at,
      )
    ).values(),
  ]
  const order = new Map(read.map((person, place) => [person.id, place]))
  return {
    supportPhone: unit.supportPhone,
    support: unit.supportPhone ? await supportToday(context, unitId, at) : null,
    people: people.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!).slice(0, 50),
    hereNow: people.filter((person) => person.presence.state === 'here').length,
    inAll: people.length,
  }
}

async function openUnit(context: Context, unitId: string, day: string): Promise<Unit> {
  const unit = await unitById(context, unitId)
  if (!unit || (unit.closedOn !== null && unit.closedOn <= day)) throw notFound()
  return unit
}

async function peopleOf({ tx, actor }: Context, unitId: string, day: string): Promise<ReadPerson[]> {
  const { rows } = await sql<ReadPerson>`
    select s.id, s.given_name || ' ' || s.family_name as name, s.title, u.id as "unitId", u.short_name as unit, s.phone, s.email, s.room,
      s.languages, array(select d.name from duty_holder h join duty d on d.municipality_id = h.municipality_id and d.id = h.duty_id
        where h.municipality_id = s.municipality_id and h.staff_id = s.id and d.from_day <= ${day} and (d.to_day is null or d.to_day >= ${day})
        order by h.kind, d.name limit 10) as duties
    from unit_member m join staff_member s on s.municipality_id = m.municipality_id and s.id = m.staff_id
      join unit u on u.municipality_id = m.municipality_id and u.id = m.unit_id
    where m.municipality_id = ${actor.municipalityId} and m.unit_id = ${unitId} and not s.protected
      and (s.left_on is null or s.left_on >= ${day})
    order by s.family_name collate "sv-SE-x-icu", s.given_name collate "sv-SE-x-icu" limit ${MOST_PEOPLE}`.execute(tx)
  return rows
}

async function dutiesOf({ tx, actor }: Context, unitId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from duty where municipality_id = ${actor.municipalityId} and unit_id = ${unitId}
    and (to_day is null or to_day >= ${day}) order by name collate "sv-SE-x-icu" limit ${MOST_DUTIES}`.execute(tx)
  return rows.map((row) => row.id)
}

async function keptOf({ tx, actor }: Context, unitId: string): Promise<{ version: number; reports: number }> {
  const { rows } = await sql<{
    version: number
    reports: number
  }>`select u.version, (select count(*) from directory_report r
      where r.municipality_id = u.municipality_id and r.unit_id = u.id and r.state = 'open') as reports
    from unit u where u.municipality_id = ${actor.municipalityId} and u.id = ${unitId}`.execute(tx)
  return rows[0] ?? { version: 1, reports: 0 }
}
