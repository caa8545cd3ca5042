import { caredFor, personalSchedule, staffNames, unitsByIds, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { type Gap, gapOf } from './cover.ts'
import { workingPeople } from './whereabouts.ts'

/** How far ahead: long enough to find somebody, short enough to be believed. */
const AHEAD_MS = 21 * 86_400_000
/** More than this at once is not read by anybody; the rest comes when these are covered. */
const MOST = 200

/** A duty that nobody answers for some time. */
export type Uncovered = { id: string; name: string; unitId: string; mainId: string | null; gap: Gap }

/** Duties without cover in the coming three weeks, in the units the reader keeps or works in. */
export async function listUncovered(context: Context) {
  const { actor } = context
  const units = new Set([...(await caredFor(context)), ...(actor.kind === 'staff' ? actor.units : [])])
  const found = await uncoveredDuties(context, [...units])
  const names = await namesOf(context, found)
  const places = await unitsByIds(
    context,
    found.map((each) => each.unitId),
  )
  return {
    duties: found.map(({ id, name, unitId, mainId, gap }) => ({
      duty: { id, name },
      unit: { id: unitId, name: places.get(unitId)?.shortName ?? '' },
      main: mainId ? (names.get(mainId) ?? null) : null,
      from: gap.from.toISOString(),
      to: gap.to.toISOString(),
      minutes: gap.minutes,
    })),
  }
}

/** Names of main persons; nobody with protected identity, to nobody. */
async function namesOf(context: Context, found: readonly Uncovered[]): Promise<Map<string, string>> {
  const ids = found.flatMap((each) => each.mainId ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
  }>`select id from staff_member where municipality_id = ${context.actor.municipalityId}
    and id = any (${ids}::uuid[]) and not protected`.execute(context.tx)
  return staffNames(
    context,
    rows.map((row) => row.id),
  )
}

type DutyRead = {
  id: string
  name: string
  unitId: string
  placeId: string | null
  mainId: string | null
  substitutes: string[]
}

/**
 * The duties of these units (null: of all) that nobody answers for some time in the coming three weeks, soonest first. Only
 * those are looked at whose main person is missing, has left or is absent some time until then.
 */
export async function uncoveredDuties(context: Context, unitIds: readonly string[] | null): Promise<Uncovered[]> {
  const { tx, actor, clock } = context
  const at = clock.now()
  const to = new Date(at.getTime() + AHEAD_MS)
  const day = localDate(at, await zoneOf(context)).toString()
  const { rows } = await sql<DutyRead>`
    select d.id, d.name, d.unit_id as "unitId", u.place_id as "placeId", main.staff_id as "mainId",
      array(select h.staff_id::text from duty_holder h where h.municipality_id = d.municipality_id and h.duty_id = d.id
        and h.kind = 'substitute' order by h.place) as substitutes
    from duty d join unit u on u.municipality_id = d.municipality_id and u.id = d.unit_id
      left join duty_holder main on main.municipality_id = d.municipality_id and main.duty_id = d.id and main.kind = 'main'
      left join staff_member s on s.municipality_id = main.municipality_id and s.id = main.staff_id
    where d.municipality_id = ${actor.municipalityId} and (${unitIds === null} or d.unit_id = any (${[...(unitIds ?? [])]}::uuid[]))
      and d.from_day <= ${day} and (d.to_day is null or d.to_day >= ${day}) and (u.closed_on is null or u.closed_on > ${day})
      and (main.staff_id is null or s.left_on < ${day} or exists (select from absence a where a.municipality_id = d.municipality_id
        and a.staff_id = main.staff_id and a.from_at < ${to} and (a.to_at is null or a.to_at > ${at})))
    order by d.id limit ${MOST}`.execute(tx)
  const people = await workingPeople(
    context,
    rows.flatMap((row) => [...(row.mainId ? [row.mainId] : []), ...row.substitutes]),
    at,
    'protected too',
  )
  const found: Uncovered[] = []
  for (const duty of rows) {
    const main = duty.mainId ? (people.get(duty.mainId) ?? null) : null
    const substitutes = duty.substitutes.flatMap((id) => people.get(id) ?? [])
    const gap = gapOf(main, substitutes, await personalSchedule(context, duty.placeId, null), at, to)
    if (gap) found.push({ ...duty, mainId: main ? duty.mainId : null, gap })
  }
  return found.toSorted((a, b) => a.gap.from.getTime() - b.gap.from.getTime())
}
