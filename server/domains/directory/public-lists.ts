import type { z } from 'zod'
import { listPlaces, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { elected as electedShape } from './replies.ts'

type PublicUnit = {
  id: string
  name: string
  department: string
  email: string | null
  phone: string | null
  placeId: string | null
  functions: { name: string; about: string }[]
}

/** The units with what they answer for and how to reach them, without the names of those who work there. */
export async function listPublic(context: Context) {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const { rows } = await sql<PublicUnit>`
    select u.id, u.name, p.short_name as department, u.email, u.support_phone as phone, u.place_id as "placeId",
      coalesce((select json_agg(json_build_object('name', d.name, 'about', d.about) order by d.name collate "sv-SE-x-icu") from duty d
        where d.municipality_id = u.municipality_id and d.unit_id = u.id and d.is_public and d.from_day <= ${day}
          and (d.to_day is null or d.to_day >= ${day})), '[]') as functions
    from unit u join department p on p.municipality_id = u.municipality_id and p.id = u.department_id
    where u.municipality_id = ${actor.municipalityId} and (u.closed_on is null or u.closed_on > ${day})
    order by u.name collate "sv-SE-x-icu" limit 1000`.execute(tx)
  const places = new Map((await listPlaces(context)).map((place) => [place.id, place]))
  return {
    units: rows.map(({ placeId, ...unit }) => {
      const place = placeId ? places.get(placeId) : undefined
      return {
        ...unit,
        place: place?.name ?? null,
        address: place?.address ?? null,
        hours: (place?.hours.weekly ?? []).filter((row) => row.channel === 'visit' || row.channel === 'phone'),
      }
    }),
  }
}

/** The elected members who hold office today. */
export async function listElected(context: Context) {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const { rows } = await sql<z.input<typeof electedShape>>`
    select given_name || ' ' || family_name as name, party, email, phone, assignments from elected_member
    where municipality_id = ${actor.municipalityId} and (to_day is null or to_day >= ${day})
    order by family_name collate "sv-SE-x-icu", given_name collate "sv-SE-x-icu" limit 500`.execute(tx)
  return { members: rows }
}
