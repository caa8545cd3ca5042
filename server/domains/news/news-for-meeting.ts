import type { Context } from '#platform/operations/context.ts'
import type { NewsRow } from './contract.ts'
import { readNewsRows } from './news-store.ts'
import { showNews } from './news-view.ts'

/**
 * News for a morning's meeting: what began or changed since a moment and holds or held since, and what begins before another.
 * As the reader may see it.
 */
export async function newsForMeeting(
  context: Context,
  since: Date,
  beginsBefore: Date,
): Promise<{ since: NewsRow[]; toCome: NewsRow[] }> {
  const { tx, actor, clock } = context
  const reading = {
    municipalityId: actor.municipalityId,
    readerId: actor.kind === 'staff' ? actor.staffId : null,
    now: clock.now(),
  }
  const current = await readNewsRows(tx, { ...reading, view: 'current' })
  const fresh = (row: (typeof current)[number]) =>
    row.pinned || row.readRevision < row.revision || row.startsAt >= since || row.changedAt >= since
  const toCome = await readNewsRows(tx, { ...reading, view: 'upcoming', beginsBefore })
  return { since: await showNews(context, current.filter(fresh)), toCome: await showNews(context, toCome) }
}
