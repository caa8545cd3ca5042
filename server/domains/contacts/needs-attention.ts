import { serviceNames } from '#domains/catalogue/index.ts'
import { staffNames, unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { dayOf } from './deadlines.ts'
import type { ReturnReason } from './fields.ts'

/** Sentences of one kind: nobody reads more. */
const AT_MOST = 5

/** What somebody must do something about, among the questions the actor may see. */
export type NeedsAttention = {
  /** Units that let an offer run out: how many questions stand waiting for that reason, and when the oldest came back. */
  silentUnits: { unitId: string; unit: string; count: number; oldest: Date }[]
  /** Promises not kept, the latest first. */
  brokenPromises: {
    questionId: string
    kind: 'call_back' | 'answer'
    service: string | null
    madeBy: string
    dueAt: Date
  }[]
  brokenPromisesTotal: number
  /** Questions that have come back twice or more and are with us again. */
  returnedAgain: { questionId: string; unit: string; times: number; reason: ReturnReason }[]
}

/** Reads what needs attention now. Row security and the same predicates written out: nothing of a secret unit to those who may not know. */
export async function needsAttention(context: Context, placeId: string | null): Promise<NeedsAttention> {
  const { tx, actor, clock } = context
  const knows = actor.kind === 'staff' ? actor.knows : []
  const seen = sql`q.municipality_id = ${actor.municipalityId} and q.state = 'open'
    and (q.secrecy_unit_id is null or q.secrecy_unit_id = any(${knows}::uuid[])) and (${placeId}::uuid is null or q.place_id = ${placeId}::uuid)`
  const last = (
    state: 'expired' | 'returned',
  ) => sql`lateral (select * from hand_over h where h.municipality_id = q.municipality_id
    and h.question_id = q.id and h.state = ${state} order by h.ended_at desc limit 1) h`
  const silent = await sql<{ unitId: string; count: number; oldest: Date }>`
    select h.to_unit_id as "unitId", count(*)::int as count, min(h.ended_at) as oldest from question q, ${last('expired')}
    where ${seen} and q.came_back = 'expired' group by h.to_unit_id order by min(h.ended_at) limit ${AT_MOST}`.execute(
    tx,
  )
  const broken = await sql<{
    questionId: string
    kind: 'call_back' | 'answer'
    serviceId: string | null
    madeBy: string
    dueAt: Date
    total: number
  }>`
    select q.id as "questionId", p.kind, q.service_id as "serviceId", p.made_by as "madeBy", p.due_at as "dueAt", count(*) over ()::int as total
    from promise p join question q on q.municipality_id = p.municipality_id and q.id = p.question_id
    where p.municipality_id = ${actor.municipalityId} and p.state = 'broken' and ${seen} order by p.due_at desc, p.id limit ${AT_MOST}`.execute(
    tx,
  )
  const again = await sql<{ questionId: string; unitId: string; times: number; reason: ReturnReason }>`
    select q.id as "questionId", h.to_unit_id as "unitId", t.times, h.reason from question q, ${last('returned')},
      lateral (select count(*)::int as times from hand_over r where r.municipality_id = q.municipality_id and r.question_id = q.id
        and r.state = 'returned') t
    where ${seen} and q.came_back = 'returned' and t.times >= 2 order by q.came_back_at limit ${AT_MOST}`.execute(tx)
  const units = await unitsByIds(context, new Set([...silent.rows, ...again.rows].map((row) => row.unitId)))
  const names = await staffNames(context, new Set(broken.rows.map((row) => row.madeBy)))
  const service = await serviceNames(tx, actor.municipalityId, dayOf(clock.now()))
  const unit = (id: string) => units.get(id)?.shortName ?? ''
  return {
    silentUnits: silent.rows.map((row) => ({ ...row, unit: unit(row.unitId) })),
    brokenPromises: broken.rows.map(({ questionId, kind, serviceId, madeBy, dueAt }) => ({
      questionId,
      kind,
      service: service(serviceId),
      madeBy: names.get(madeBy) ?? '',
      dueAt,
    })),
    brokenPromisesTotal: broken.rows[0]?.total ?? 0,
    returnedAgain: again.rows.map(({ questionId, unitId, times, reason }) => ({
      questionId,
      unit: unit(unitId),
      times,
      reason,
    })),
  }
}
