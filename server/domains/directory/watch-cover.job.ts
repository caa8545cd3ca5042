import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { dutyUncovered } from './facts.ts'
import { uncoveredDuties } from './uncovered-duties.ts'

/**
 * Tells units of their duties that nobody answers for some time in the coming three weeks, once for each gap: a gap is known
 * by its duty and its first day. Returns 0: there is nothing left that could be done at once.
 */
export async function watchCover(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  const zone = await zoneOf(context)
  for (const { id, name, unitId, gap } of await uncoveredDuties(context, null)) {
    const from = localDate(gap.from, zone).toString()
    const to = localDate(gap.to, zone).toString()
    // A gap that runs already begins today, every day anew: it was told of when it was ahead, or is told of once now.
    const told = await sql<{ dutyId: string }>`
      insert into duty_warning (municipality_id, duty_id, gap_from, warned_at)
      select ${actor.municipalityId}, ${id}, ${from}, ${at} where not exists (
        select from duty_warning w where w.municipality_id = ${actor.municipalityId} and w.duty_id = ${id}
          and (w.gap_from = ${from} or (w.gap_from <= ${from} and w.warned_at > ${new Date(at.getTime() - AGAIN_AFTER)})))
      on conflict do nothing returning duty_id as "dutyId"`.execute(tx)
    if (told.rows.length > 0) await context.publish(dutyUncovered, { dutyId: id, name, unitId, from, to })
  }
  return 0
}

/** A gap that is still there after two weeks is told of again. */
const AGAIN_AFTER = 14 * 86_400_000
