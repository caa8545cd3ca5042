import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'

/**
 * A person who works here today, as others may know of them. Throws Problem 404 for those with protected identity (but for
 * themselves), who have left, or who do not exist.
 */
export async function workingPerson(context: Context, staffId: string): Promise<{ id: string; unitId: string }> {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const { rows } = await sql<{ id: string; unitId: string }>`select id, unit_id as "unitId" from staff_member
    where municipality_id = ${actor.municipalityId} and id = ${staffId} and (left_on is null or left_on >= ${day})
      and (not protected or id = ${actor.kind === 'staff' ? actor.staffId : null})`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}
