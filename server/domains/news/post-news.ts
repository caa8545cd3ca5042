import type { z } from 'zod'
import { getActiveService } from '#domains/catalogue/index.ts'
import { unitById, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { editNews, postNews as operation } from './contract.ts'
import { EVERYBODY, mayWriteFor, mustMakeSense, reachOf } from './news-rules.ts'
import { insertNews, noteRead, type WrittenNews } from './news-store.ts'

/** Posts a piece of news. Whoever wrote it has read it; to everybody else it is unread from when it begins. */
export async function postNews(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const written = await writtenNews(context, input, at)
  // check
  mustMakeSense(written, at)
  // apply
  const newsId = newId(at)
  const by = actor.kind === 'staff' ? actor.staffId : null
  // save
  await insertNews(tx, actor.municipalityId, newsId, written, by, at)
  if (by) await noteRead(tx, actor.municipalityId, by, [{ newsId, revision: 1 }], at)
  context.announce(EVERYBODY)
  // reply
  return { newsId, revision: 1 }
}

/**
 * What somebody wants to say, with its unit's authority. Throws 422 when the unit is not theirs to write for, or a service does not
 * exist or has ended.
 * @param before what stood there, for a change: services that have ended since stay
 */
export async function writtenNews(
  context: Context,
  input: z.output<typeof operation.input> | z.output<typeof editNews.input>,
  startsAt: Date,
  before: readonly string[] = [],
): Promise<WrittenNews> {
  const { tx, actor, clock } = context
  const unit = await unitById(context, input.unitId)
  if (!unit || !mayWriteFor(await reachOf(context), unit)) {
    throw new Problem(422, 'news.not-your-unit', {}, [
      { pointer: '/unitId', code: 'news.not-your-unit', detail: 'another department' },
    ])
  }
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const serviceIds = [...new Set(input.serviceIds)]
  for (const serviceId of serviceIds.filter((each) => !before.includes(each)))
    await getActiveService(tx, actor.municipalityId, serviceId, day, '/serviceIds')
  return {
    unitId: unit.id,
    authorityId: unit.authorityId,
    onlyAuthority: input.onlyAuthority,
    heading: input.heading,
    body: input.body,
    severity: input.severity,
    startsAt: input.startsAt ? new Date(input.startsAt) : startsAt,
    endsAt: new Date(input.endsAt),
    publicText: input.publicText,
    publicTextEn: input.publicTextEn,
    serviceIds,
  }
}
