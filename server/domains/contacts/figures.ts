import { serviceCentre } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { Outcome } from './fields.ts'

/** A span of time, from and including `from`, up to `to`. */
export type Span = { from: Date; to: Date }

/** Outcomes that mean the citizen got what they needed in the contact itself. */
export const directOutcomes: readonly Outcome[] = ['answered_directly', 'shown_how']
/** Outcomes that mean the centre or the unit answered afterwards. */
export const laterOutcomes: readonly Outcome[] = [
  'answered_after_finding_out',
  'answered_by_unit',
  'case_opened',
  'case_decided',
  'meeting_booked',
  'rule_interpretation',
]

/** Received and answered directly, of one group. */
export type Received = { received: number; direct: number }

/** What came in within one span: in all and by what it was about. A key is null where none was chosen. */
export type SpanReceived = {
  all: Received
  channel: Map<string | null, Received>
  service: Map<string | null, Received>
  place: Map<string | null, Received>
  unit: Map<string | null, Received>
  /** By quarter of an hour since the span began. */
  quarter: Map<number, Received>
}

/**
 * What came in within each span, for everybody alike; only posts of secret units the actor may not know of are left out (the
 * database function says so, not row security, which would count each person's own authorities).
 * @param placeId one place, or null for all
 */
export async function receivedIn({ tx }: Context, placeId: string | null, spans: Span[]): Promise<SpanReceived[]> {
  const found = await sql<{ span: number; by: string; key: string | null } & Received>`
    select span, by, key, received, direct from figures_received(${placeId}::uuid, ${spans.map((span) => span.from)}::timestamptz[],
      ${spans.map((span) => span.to)}::timestamptz[])`.execute(tx)
  const replies = spans.map((): SpanReceived => ({
    all: { received: 0, direct: 0 },
    channel: new Map(),
    service: new Map(),
    place: new Map(),
    unit: new Map(),
    quarter: new Map(),
  }))
  for (const { span, by, key, received, direct } of found.rows) {
    const reply = replies[span - 1]!
    if (by === 'all') reply.all = { received, direct }
    else if (by === 'quarter') reply.quarter.set(Number(key), { received, direct })
    else reply[by as 'channel' | 'service' | 'place' | 'unit'].set(key, { received, direct })
  }
  return replies
}

/** How many questions about one service came in within one span; those of a secret unit apart. */
export type ServiceReceived = { span: number; serviceId: string; secrecyUnitId: string | null } & Received

/** What came in about each service within each span (counted from 0), by the same rule as receivedIn. */
export async function receivedByService({ tx }: Context, spans: readonly Span[]): Promise<ServiceReceived[]> {
  const found =
    await sql<ServiceReceived>`select span - 1 as span, service_id as "serviceId", secrecy_unit_id as "secrecyUnitId", received, direct
    from figures_by_service(${spans.map((span) => span.from)}::timestamptz[], ${spans.map((span) => span.to)}::timestamptz[])`.execute(
      tx,
    )
  return found.rows
}

/** What was done within one span. */
export type SpanDone = {
  /** By measure: closed:<outcome>, offered, returned, expired. */
  measures: Map<string, number>
  /** Closed or offered, by quarter of an hour since the span began. */
  quarter: Map<number, number>
}

/** What was done within each span, counted by the same rule as receivedIn. */
export async function doneIn({ tx }: Context, placeId: string | null, spans: Span[]): Promise<SpanDone[]> {
  const found = await sql<{ span: number; measure: string; quarter: number; amount: number }>`
    select span, measure, quarter, amount from figures_done(${placeId}::uuid, ${spans.map((span) => span.from)}::timestamptz[],
      ${spans.map((span) => span.to)}::timestamptz[])`.execute(tx)
  const replies = spans.map((): SpanDone => ({ measures: new Map(), quarter: new Map() }))
  for (const { span, measure, quarter, amount } of found.rows) {
    const { measures, quarter: quarters } = replies[span - 1]!
    measures.set(measure, (measures.get(measure) ?? 0) + amount)
    if (measure === 'offered' || measure.startsWith('closed:'))
      quarters.set(quarter, (quarters.get(quarter) ?? 0) + amount)
  }
  return replies
}

/** How it stood at a moment. */
export type Standing = {
  openAtCentre: number
  overdue: number
  oldestOpen: Date | null
  waiting: number
  waitingSince: Date | null
}

/**
 * How it stood at each of some moments: open at the centre, overdue, waiting for somebody to accept. Counted by the same rule as
 * receivedIn. When a question was to be answered is known as it is now, not as it was then.
 */
export async function standingAt(context: Context, placeId: string | null, moments: Date[]): Promise<Standing[]> {
  const centre = await serviceCentre(context)
  const found =
    await sql<Standing>`select open_at_centre as "openAtCentre", overdue, oldest_open as "oldestOpen", waiting,
    waiting_since as "waitingSince" from figures_standing(${placeId}::uuid, ${centre.id}::uuid, ${moments}::timestamptz[]) order by nth`.execute(
      context.tx,
    )
  return found.rows
}

/** What usually comes in on such a day. */
export type Usual = {
  /** Days of those asked for on which anything came in. */
  days: number
  /** By service, up to the cut: the sum over the days. */
  service: Map<string, number>
  /** By quarter of an hour, whole days: the sum over the days. */
  quarter: Map<number, number>
}

/** What came in on some days like this one. @param days each with the moment up to which its services are counted */
export async function usualIn({ tx }: Context, placeId: string | null, days: (Span & { cut: Date })[]): Promise<Usual> {
  const found = await sql<{ span: number; serviceId: string | null; quarter: number | null; amount: number }>`
    select span, service_id as "serviceId", quarter, amount from figures_usual(${placeId}::uuid, ${days.map((day) => day.from)}::timestamptz[],
      ${days.map((day) => day.cut)}::timestamptz[], ${days.map((day) => day.to)}::timestamptz[])`.execute(tx)
  const usual: Usual = { days: new Set(found.rows.map((row) => row.span)).size, service: new Map(), quarter: new Map() }
  for (const { serviceId, quarter, amount } of found.rows) {
    if (serviceId !== null) usual.service.set(serviceId, (usual.service.get(serviceId) ?? 0) + amount)
    else if (quarter !== null) usual.quarter.set(quarter, (usual.quarter.get(quarter) ?? 0) + amount)
  }
  return usual
}
