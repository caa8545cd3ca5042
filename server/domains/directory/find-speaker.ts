import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { findSpeaker as operation } from './contract.ts'
import { type PersonRow, type ReadPerson, withPresence } from './rows.ts'

const MOST = 60
const order = ['here', 'away', 'finished', 'leave'] as const

/** Who speaks a language: those who are there now first, in one's own unit before others. */
export async function findSpeaker(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  const day = localDate(at, await zoneOf(context)).toString()
  const spoken = await sql<{ code: string; people: number }>`
    select l.code, count(*) as people from staff_member s, unnest(s.languages) l (code)
    where s.municipality_id = ${actor.municipalityId} and not s.protected and (s.left_on is null or s.left_on >= ${day})
    group by 1 order by 1 limit 200`.execute(tx)
  if (!input.language) return { languages: spoken.rows, people: [] }
  const own = actor.kind === 'staff' ? actor.unitId : null
  const { rows } = await sql<ReadPerson>`
    select s.id, s.given_name || ' ' || s.family_name as name, s.title, s.unit_id as "unitId", u.short_name as unit, s.phone, s.email,
      s.room, s.languages, array(select d.name from duty_holder h
        join duty d on d.municipality_id = h.municipality_id and d.id = h.duty_id
        where h.municipality_id = s.municipality_id and h.staff_id = s.id and (d.to_day is null or d.to_day >= ${day})
        order by h.kind, d.name limit 5) as duties
    from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = ${actor.municipalityId} and ${input.language} = any (s.languages) and not s.protected
      and (s.left_on is null or s.left_on >= ${day})
    order by s.unit_id <> ${own}, s.family_name collate "sv-SE-x-icu", s.given_name collate "sv-SE-x-icu" limit ${MOST}`.execute(
    tx,
  )
  const people = await withPresence(context, rows, at)
  const rank = (person: PersonRow) => order.indexOf(person.presence.state)
  return { languages: spoken.rows, people: people.toSorted((a, b) => rank(a) - rank(b)) }
}
