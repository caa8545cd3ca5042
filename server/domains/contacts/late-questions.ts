import { unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

/** Open questions that should have been answered by now, by the unit that owns them: the most first. */
type LateQuestions = { count: number; units: { unitId: string; unit: string; count: number; oldest: Date }[] }

/** Reads which questions are late, among those the actor may see: the same as listQuestions shows with `overdue`. */
export async function lateQuestions(context: Context, most: number): Promise<LateQuestions> {
  const { tx, actor, clock } = context
  if (actor.kind !== 'staff') return { count: 0, units: [] }
  const found = await sql<{ unitId: string; count: number; oldest: Date; total: number }>`
    select q.owner_unit_id as "unitId", count(*)::int as count, min(q.due_at) as oldest, (sum(count(*)) over ())::int as total from question q
    where q.municipality_id = ${actor.municipalityId} and q.state = 'open' and q.due_at < ${clock.now()}
      and (q.secrecy_unit_id is null or q.secrecy_unit_id = any(${actor.knows}::uuid[]) or q.owner_staff_id = ${actor.staffId})
    group by q.owner_unit_id order by count(*) desc, min(q.due_at) limit ${most}`.execute(tx)
  const units = await unitsByIds(context, new Set(found.rows.map((row) => row.unitId)))
  return {
    count: found.rows[0]?.total ?? 0,
    units: found.rows.map(({ unitId, count, oldest }) => ({
      unitId,
      unit: units.get(unitId)?.shortName ?? '',
      count,
      oldest,
    })),
  }
}
