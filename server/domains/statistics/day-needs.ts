import type { NeedsAttention, SpanReceived, Usual } from '#domains/contacts/index.ts'
import type { DayNeed } from './contract.ts'
import type { Names } from './day-rows.ts'
import type { Behind } from './behind-numbers.ts'

/** A topic grows when it is asked about this many times, */
const FEWEST = 5
/** and this many times as often as usual. */
const TIMES = 2
const AT_MOST = 3

type Known = {
  /** Null on an earlier day, and for those who read figures but no questions. */
  attention: NeedsAttention | null
  received: SpanReceived
  /** The same weekday in the last four weeks, up to the same hour. */
  usual: Usual
  within: { from: string; to: string }
  behind: Behind
  names: Names
}

/** What needs somebody, in the order of who waits: silent receivers, broken promises, what keeps coming back, what grows. */
export function needsOf(known: Known): DayNeed[] {
  return [...(known.attention ? waitingNeeds(known.attention, known.behind) : []), ...growing(known)]
}

function waitingNeeds(attention: NeedsAttention, behind: Behind): DayNeed[] {
  const silent = attention.silentUnits.map(({ unitId, unit, count, oldest }): DayNeed => ({
    kind: 'silent_unit',
    unit,
    count,
    oldest: oldest.toISOString(),
    list: behind({ cameBack: 'expired', toUnitId: unitId }),
  }))
  const broken = attention.brokenPromises.map(({ kind, dueAt, ...promise }): DayNeed => ({
    kind: 'broken_promise',
    promise: kind,
    dueAt: dueAt.toISOString(),
    ...promise,
  }))
  const more = attention.brokenPromisesTotal - broken.length
  const moreBroken: DayNeed[] =
    more > 0 ? [{ kind: 'more_broken_promises', count: more, list: behind({ brokenPromise: 'true' }) }] : []
  const again = attention.returnedAgain.map((row): DayNeed => ({ kind: 'returned_again', ...row }))
  return [...silent, ...broken, ...moreBroken, ...again]
}

/** Services asked about at least five times and twice as often as on the same weekdays before. Needs a day to compare with. */
function growing({ received, usual, within, behind, names }: Known): DayNeed[] {
  if (usual.days === 0) return []
  const needs: (DayNeed & { kind: 'growing' })[] = []
  for (const [id, row] of received.service) {
    const service = names.service(id)
    if (!id || !service || row.received < FEWEST) continue
    const mean = (usual.service.get(id) ?? 0) / usual.days
    if (row.received < TIMES * mean) continue
    needs.push({
      kind: 'growing',
      service,
      count: row.received,
      usual: Math.round(mean),
      list: behind({ ...within, serviceId: id }),
    })
  }
  return needs.toSorted((a, b) => b.count - a.count).slice(0, AT_MOST)
}
