import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { Span } from './figures.ts'

/** More than any department is asked in a week: what comes beyond is left out rather than letting the work never end. */
const MOST = 10_000

/** What a question was called, and which contact raised it: for finding words that many use. Never to be shown as it is. */
type AskedWords = { serviceId: string; contactId: string; heading: string; claimedName: string | null }

/** The headings of what was asked about some services. Nothing secret. For the system's own work: others see only their own questions. */
export async function askedAbout(
  { tx, actor }: Context,
  serviceIds: readonly string[],
  span: Span,
): Promise<AskedWords[]> {
  const found = await sql<AskedWords>`
    select q.service_id as "serviceId", x.contact_id as "contactId", c.heading, k.claimed_name as "claimedName" from question q
    join question_content c on c.municipality_id = q.municipality_id and c.question_id = q.id
    join contact_question x on x.municipality_id = q.municipality_id and x.question_id = q.id and x.raised_first
    join contact k on k.municipality_id = q.municipality_id and k.id = x.contact_id
    where q.municipality_id = ${actor.municipalityId} and q.service_id = any(${serviceIds}::uuid[]) and q.secrecy_unit_id is null
      and q.opened_at >= ${span.from} and q.opened_at < ${span.to}
    order by q.opened_at, q.id limit ${MOST}`.execute(tx)
  return found.rows
}

/** One offer of a question, and what became of it. */
export type HandOverFact = {
  questionId: string
  fromUnitId: string
  toUnitId: string
  state: 'offered' | 'accepted' | 'returned' | 'expired' | 'taken_back'
  offeredAt: Date
  endedAt: Date | null
  /** When the question was closed; null while it is open. */
  closedAt: Date | null
}

/** The offers made within a span to or from some units. Nothing secret. For the system's own work, as askedAbout. */
export async function handOversOf(
  { tx, actor }: Context,
  unitIds: readonly string[],
  span: Span,
): Promise<HandOverFact[]> {
  const found = await sql<HandOverFact>`
    select h.question_id as "questionId", h.from_unit_id as "fromUnitId", h.to_unit_id as "toUnitId", h.state, h.offered_at as "offeredAt",
      h.ended_at as "endedAt", q.closed_at as "closedAt"
    from hand_over h join question q on q.municipality_id = h.municipality_id and q.id = h.question_id
    where h.municipality_id = ${actor.municipalityId} and h.offered_at >= ${span.from} and h.offered_at < ${span.to}
      and (h.to_unit_id = any(${unitIds}::uuid[]) or h.from_unit_id = any(${unitIds}::uuid[])) and q.secrecy_unit_id is null
    order by h.offered_at, h.id limit ${MOST}`.execute(tx)
  return found.rows
}
