import { serviceNames } from '#domains/catalogue/index.ts'
import { staffNames, unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { dayOf } from './deadlines.ts'
import type { Channel, Outcome } from './fields.ts'
import type { QuestionRow } from './replies.ts'

/** Rows of a page of any list. */
export const PAGE = 50

/** A row as it is read; `at` is what the list is about. */
export type RawRow = {
  id: string
  reference: string
  heading: string | null
  channel: Channel
  serviceId: string | null
  state: 'open' | 'closed'
  ownerUnitId: string
  ownerStaffId: string | null
  offeredUnitId: string | null
  secret: boolean
  outcome: Outcome | null
  openedAt: Date
  dueAt: Date | null
  at: Date | null
  cameBack: 'returned' | 'expired' | 'asked_back' | 'added' | null
}

/**
 * The columns of a row, from `q` and the left-joined content `c`. The words of a secret question are in no list, whoever reads it:
 * they are read with a purpose, when the question is opened (docs/decisions/0003).
 */
export const rowColumns = columnsWith(sql`q.secrecy_unit_id is null`)

/** The same for a secret unit's own inbox, whose people must tell its rows apart. */
export function ownRowColumns(unitId: string) {
  return columnsWith(sql`(q.secrecy_unit_id is null or q.secrecy_unit_id = ${unitId})`)
}

function columnsWith(shown: ReturnType<typeof sql>) {
  return sql`q.id, q.reference, case when ${shown} then c.heading end as heading, q.channel, q.service_id as "serviceId", q.state, q.owner_unit_id as "ownerUnitId",
  q.owner_staff_id as "ownerStaffId", q.offered_unit_id as "offeredUnitId", q.secrecy_unit_id is not null as secret, q.outcome,
  q.opened_at as "openedAt", q.due_at as "dueAt", q.came_back as "cameBack"`
}

/** A page of questions as `q`, with the words the reader may read as `c`: looked up for its rows only, not for all that were sorted. */
export function withWords(page: ReturnType<typeof sql>) {
  return sql`(with page as materialized (${page}),
      shown as materialized (select set_config('torget.shown', coalesce(array_agg(id), '{}')::text, true) from page)
      select page.* from shown, page) q
    left join question_content c on c.municipality_id = q.municipality_id and c.question_id = q.id`
}

/** Puts names on rows: services, units and people come from short memories, so a list costs no extra query. */
export async function showRows(context: Context, rows: readonly RawRow[]): Promise<QuestionRow[]> {
  const unitIds = rows.flatMap((row) => [row.ownerUnitId, row.offeredUnitId]).filter((id) => id !== null)
  const units = await unitsByIds(context, new Set(unitIds))
  const names = await staffNames(context, new Set(rows.map((row) => row.ownerStaffId).filter((id) => id !== null)))
  const service = await serviceNames(context.tx, context.actor.municipalityId, dayOf(context.clock.now()))
  return rows.map((row) => ({
    questionId: row.id,
    reference: row.reference,
    heading: row.heading,
    channel: row.channel,
    service: service(row.serviceId),
    state: row.state,
    ownerUnit: units.get(row.ownerUnitId)?.shortName ?? '',
    ownerStaff: row.ownerStaffId ? (names.get(row.ownerStaffId) ?? null) : null,
    offeredTo: row.offeredUnitId ? (units.get(row.offeredUnitId)?.shortName ?? null) : null,
    outcome: row.outcome,
    secret: row.secret,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    at: row.at?.toISOString() ?? null,
    cameBack: row.cameBack,
  }))
}

/** Where the next page begins: the sort key and id of the last row. */
export function cursorOf(at: Date | null, id: string): string {
  return `${at?.toISOString() ?? ''}_${id}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Four-digit years: what toISOString writes, and what the database takes. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Reads a cursor back. Throws 400 for one we did not write. */
export function readCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = cursor.split('_')
  const time = new Date(at ?? '')
  if (!id || !UUID.test(id) || !MOMENT.test(at ?? '') || Number.isNaN(time.getTime())) {
    throw new Problem(400, 'bad-input', {}, [{ pointer: '/cursor', code: 'wrong', detail: 'unknown cursor' }])
  }
  return { at: time, id }
}
