import type { z } from 'zod'
import { getActiveService } from '#domains/catalogue/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import type { flagTopic as operation } from './contract.ts'
import { insertTopic, joinTopicAs } from './topic-store.ts'

/** Flags that many ask about the same thing. A secret service's topic is known only to those who may know of its unit. */
export async function flagTopic(context: Context, { serviceId, words }: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const day = localDate(at, await zoneOf(context)).toString()
  const service = serviceId ? await getActiveService(tx, actor.municipalityId, serviceId, day) : null
  // apply
  const by = actor.kind === 'staff' ? actor.staffId : null
  const topicId = newId(at)
  const secrecyUnitId = service?.secret ? service.unitId : null
  // save
  await insertTopic(tx, actor.municipalityId, {
    id: topicId,
    serviceId: service?.id ?? null,
    words,
    secrecyUnitId,
    by,
    at,
  })
  if (by) await joinTopicAs(tx, actor.municipalityId, topicId, by, at)
  context.announce(secrecyUnitId ? `secret:${secrecyUnitId}` : 'everybody')
  // reply
  return { topicId }
}
