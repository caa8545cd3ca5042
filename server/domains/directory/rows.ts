import type { z } from 'zod'
import { sql, type Tx } from '#platform/database/database.ts'
import type { dutyRow, personNow, personRow, presence } from './replies.ts'
import type { Asking } from '#domains/staff/index.ts'
import { type Whereabouts, whereabouts } from './whereabouts.ts'

export type PersonRow = z.input<typeof personRow>
export type PersonNow = z.input<typeof personNow>
export type DutyRow = z.input<typeof dutyRow>
type ShownPresence = z.input<typeof presence>

/** A person as read for a list, before asking whether they are there. */
export type ReadPerson = {
  id: string
  name: string
  title: string
  unitId: string
  unit: string
  phone: string | null
  email: string | null
  room: string | null
  languages: string[]
  duties: string[]
}

/** What is known of somebody of whom nothing is told: not there. */
const nowhere: ShownPresence = { state: 'finished', until: null, back: null, kind: null, substitute: null }

/** Presence as replies tell it: times as texts. */
export function showPresence(found: Whereabouts | undefined): ShownPresence {
  if (!found) return nowhere
  const { state, until, back, kind, substitute } = found
  return { state, until: until?.toISOString() ?? null, back: back?.toISOString() ?? null, kind, substitute }
}

/** People with where they are now. */
export async function withPresence(asking: Asking, people: readonly ReadPerson[], at: Date): Promise<PersonRow[]> {
  const found = await whereabouts(
    asking,
    people.map((person) => person.id),
    at,
  )
  return people.map(({ unitId, unit, ...person }) => ({
    ...person,
    unit: { id: unitId, name: unit },
    presence: showPresence(found.get(person.id)),
  }))
}

/** People by id who work here on a day and have no protected identity, as far as a colleague needs before passing something on. */
export async function peopleNow(asking: Asking, ids: readonly string[], at: Date): Promise<Map<string, PersonNow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; phone: string | null }>`
    select id, given_name || ' ' || family_name as name, phone from staff_member
    where municipality_id = ${asking.actor.municipalityId} and id = any (${[...ids]}::uuid[]) and not protected`.execute(
    asking.tx,
  )
  const found = await whereabouts(
    asking,
    rows.map((row) => row.id),
    at,
  )
  // Who has left is not found there.
  return new Map(
    rows
      .filter((row) => found.has(row.id))
      .map((row) => [row.id, { ...row, presence: showPresence(found.get(row.id)) }]),
  )
}

type DutyRead = {
  id: string
  name: string
  about: string
  unitId: string
  unit: string
  isPublic: boolean
  fromDay: string
  toDay: string | null
  version: number
  holders: { id: string; kind: 'main' | 'substitute' }[]
  services: { id: string; name: string }[]
}

/** Duties with who holds them and where they are. `ids` decides the order. */
export async function dutyRows(asking: Asking, ids: readonly string[], at: Date): Promise<DutyRow[]> {
  if (ids.length === 0) return []
  const read = await readDuties(asking.tx, asking.actor.municipalityId, ids)
  const people = await peopleNow(asking, [...new Set(read.flatMap((duty) => duty.holders.map((each) => each.id)))], at)
  const shown = read.map(({ unitId, unit, holders, ...duty }): DutyRow => {
    const of = (kind: 'main' | 'substitute') =>
      holders.filter((each) => each.kind === kind).flatMap((each) => people.get(each.id) ?? [])
    return { ...duty, unit: { id: unitId, name: unit }, main: of('main')[0] ?? null, substitutes: of('substitute') }
  })
  return shown.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

async function readDuties(tx: Tx, municipalityId: number, ids: readonly string[]): Promise<DutyRead[]> {
  const { rows } = await sql<DutyRead>`
    select d.id, d.name, d.about, d.unit_id as "unitId", u.short_name as unit, d.is_public as "isPublic", d.from_day as "fromDay",
      d.to_day as "toDay", d.version,
      coalesce((select json_agg(json_build_object('id', h.staff_id, 'kind', h.kind) order by h.place)
        from duty_holder h where h.municipality_id = d.municipality_id and h.duty_id = d.id), '[]') as holders,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.short_name) order by s.short_name)
        from duty_service ds join service s on s.municipality_id = ds.municipality_id and s.id = ds.service_id
        where ds.municipality_id = d.municipality_id and ds.duty_id = d.id), '[]') as services
    from duty d join unit u on u.municipality_id = d.municipality_id and u.id = d.unit_id
    where d.municipality_id = ${municipalityId} and d.id = any (${[...ids]}::uuid[])`.execute(tx)
  return rows
}
