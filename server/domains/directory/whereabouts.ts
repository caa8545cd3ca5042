import { type Asking, personalSchedule } from '#domains/staff/index.ts'
import type { Schedule, WeeklyHours } from '#platform/clock/opening-hours.ts'
import { sql } from '#platform/database/database.ts'
import { type Absent, type Presence, presenceAt } from './presence.ts'

/** Where somebody is, and who stands in for them. */
export type Whereabouts = Presence & { substitute: { id: string; name: string } | null }

/** A person with what decides when they are there. */
export type Working = { id: string; schedule: Schedule; absences: Absent[] }

type Row = {
  id: string
  placeId: string | null
  hours: WeeklyHours | null
  absences: { from: string; to: string | null; kind: Absent['kind']; substituteId: string | null }[]
}

/** How far ahead absences are read: what comes later changes nothing anybody asks about today. */
const AHEAD_DAYS = 400

/**
 * Is this person there now? For each of them: here until, away until, finished for the day, or on leave (no reason), and who
 * stands in. By their working hours (their own, or their unit's place's), holidays and closed days, and their absences.
 * People with protected identity, who have left, or who do not exist are left out of the reply, but for oneself.
 */
export async function whereabouts(
  asking: Asking,
  staffIds: Iterable<string>,
  at: Date,
): Promise<Map<string, Whereabouts>> {
  const people = await workingPeople(asking, staffIds, at)
  const found = new Map<string, Presence>()
  for (const { id, schedule, absences } of people.values()) found.set(id, presenceAt(schedule, absences, at))
  const substitutes = await substituteNames(asking, found.values())
  return new Map(
    [...found].map(([id, presence]) => {
      const name = presence.substituteId ? substitutes.get(presence.substituteId) : undefined
      return [id, { ...presence, substitute: name ? { id: presence.substituteId!, name } : null }]
    }),
  )
}

/**
 * People with their schedules and their absences from `at` on. Left out as in `whereabouts`.
 * @param whom 'protected too' where nothing of a person is told, only whether a duty has somebody
 */
export async function workingPeople(
  asking: Asking,
  staffIds: Iterable<string>,
  at: Date,
  whom: 'listed' | 'protected too' = 'listed',
): Promise<Map<string, Working>> {
  const { tx, actor } = asking
  const self = actor.kind === 'staff' ? actor.staffId : null
  const ids = [...new Set(staffIds)]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select s.id, u.place_id as "placeId", s.hours, coalesce((
      select json_agg(json_build_object('from', a.from_at, 'to', a.to_at, 'kind', a.kind, 'substituteId', a.substitute_id) order by a.from_at)
      from absence a where a.municipality_id = s.municipality_id and a.staff_id = s.id and (a.to_at is null or a.to_at > ${at})
        and a.from_at < ${at}::timestamptz + make_interval(days => ${AHEAD_DAYS})), '[]') as absences
    from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
      join municipality m on m.id = s.municipality_id
    where s.municipality_id = ${actor.municipalityId} and s.id = any (${ids}::uuid[]) and (not s.protected or s.id = ${self} or ${whom === 'protected too'})
      and (s.left_on is null or s.left_on >= (${at}::timestamptz at time zone m.time_zone)::date)`.execute(tx)
  const working = new Map<string, Working>()
  for (const { id, placeId, hours, absences } of rows) {
    working.set(id, {
      id,
      schedule: await personalSchedule(asking, placeId, hours),
      absences: absences.map((each) => ({
        ...each,
        from: new Date(each.from),
        to: each.to === null ? null : new Date(each.to),
      })),
    })
  }
  return working
}

/** Names of those who stand in; nobody who has left or has a protected identity. */
async function substituteNames({ tx, actor }: Asking, presences: Iterable<Presence>): Promise<Map<string, string>> {
  const ids = [...presences].flatMap((each) => each.substituteId ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, given_name || ' ' || family_name as name from staff_member
    where municipality_id = ${actor.municipalityId} and id = any (${ids}::uuid[]) and not protected
      and (left_on is null or left_on >= current_date)`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}
