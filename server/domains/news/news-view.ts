import { serviceNames } from '#domains/catalogue/index.ts'
import { staffNames, unitsByIds, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import type { NewsRow } from './contract.ts'
import { mayWriteFor, reachOf } from './news-rules.ts'
import type { NewsForReader } from './news-store.ts'

/** Puts names on news, and what the reader may do with it. */
export async function showNews(context: Context, rows: readonly NewsForReader[]): Promise<NewsRow[]> {
  const { tx, actor, clock } = context
  const now = clock.now()
  const day = localDate(now, await zoneOf(context)).toString()
  const units = await unitsByIds(context, new Set(rows.map((row) => row.unitId)))
  const people = await staffNames(context, new Set(rows.map((row) => row.postedBy).filter((id) => id !== null)))
  const service = await serviceNames(tx, actor.municipalityId, day)
  const reach = await reachOf(context)
  return rows.map((row) => ({
    newsId: row.id,
    heading: row.heading,
    body: row.body,
    severity: row.severity,
    unitId: row.unitId,
    unit: units.get(row.unitId)?.shortName ?? '',
    postedBy: row.postedBy ? (people.get(row.postedBy) ?? null) : null,
    postedAt: row.postedAt.toISOString(),
    changedAt: row.revision > 1 ? row.changedAt.toISOString() : null,
    services: row.serviceIds
      .flatMap((serviceId) => {
        const name = service(serviceId)
        return name ? [{ serviceId, name }] : []
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    state: row.endsAt <= now ? 'ended' : row.startsAt > now ? 'upcoming' : 'current',
    pinned: row.pinned,
    onlyAuthority: row.onlyAuthority,
    publicText: row.publicText,
    publicTextEn: row.publicTextEn,
    revision: row.revision,
    unread: row.readRevision < row.revision,
    mayEdit: mayWriteFor(reach, units.get(row.unitId)),
    mayPin: reach.all,
  }))
}
