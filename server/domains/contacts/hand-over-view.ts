import type { Unit } from '#domains/staff/index.ts'
import type { HandOver } from './question-store.ts'

/** An offer as shown: names instead of ids, times as texts. */
export function showHandOver(offer: HandOver, units: ReadonlyMap<string, Unit>, names: ReadonlyMap<string, string>) {
  return {
    handOverId: offer.id,
    to: { id: offer.toUnitId, name: units.get(offer.toUnitId)?.shortName ?? '' },
    toStaff: offer.toStaffId ? (names.get(offer.toStaffId) ?? null) : null,
    from: { id: offer.fromUnitId, name: units.get(offer.fromUnitId)?.shortName ?? '' },
    state: offer.state,
    offeredAt: offer.offeredAt.toISOString(),
    offeredBy: offer.offeredBy ? (names.get(offer.offeredBy) ?? null) : null,
    acceptBy: offer.acceptBy.toISOString(),
    answerBy: offer.answerBy.toISOString(),
    endedAt: offer.endedAt?.toISOString() ?? null,
    reason: offer.reason,
  }
}
