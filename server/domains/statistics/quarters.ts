import type { SpanDone, SpanReceived, Usual } from '#domains/contacts/index.ts'
import type { DaySpans } from './day-spans.ts'

const QUARTER = 15 * 60_000
/** The day is drawn at least from 8 to 17; further when something came in earlier or later. */
const FIRST = 8 * 4
const LAST = 17 * 4 - 1

/**
 * The day by quarter of an hour: what came in, what was taken care of, and the mean of the same weekday before.
 */
export function quartersOf(spans: DaySpans, received: SpanReceived, done: SpanDone, usual: Usual) {
  const mean = (quarter: number): number | null =>
    usual.days === 0 ? null : Math.round((10 * (usual.quarter.get(quarter) ?? 0)) / usual.days) / 10
  const busy = [...received.quarter.keys(), ...done.quarter.keys()]
  const often = [...usual.quarter.keys()].filter((quarter) => (mean(quarter) ?? 0) >= 1)
  const first = Math.min(FIRST, ...busy, ...often)
  const last = Math.max(LAST, ...busy, ...often)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((quarter) => ({
    from: new Date(spans.span.from.getTime() + quarter * QUARTER).toISOString(),
    received: received.quarter.get(quarter)?.received ?? 0,
    handled: done.quarter.get(quarter) ?? 0,
    usual: mean(quarter),
  }))
}
