import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { endTopic as operation } from './contract.ts'
import { endTopicAt, lockTopic } from './topic-store.ts'

/** Takes a topic off the list: by whoever flagged it, or anybody in the centre. */
export async function endTopic(context: Context, { topicId }: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const topic = await lockTopic(tx, actor.municipalityId, topicId)
  const centre = await serviceCentre(context)
  // check
  if (topic.endedAt) throw new Problem(409, 'topic.over')
  const by = actor.kind === 'staff' ? actor : null
  if (by && by.staffId !== topic.flaggedBy && !by.units.includes(centre.id)) throw new Problem(403, 'topic.not-yours')
  // save
  await endTopicAt(tx, actor.municipalityId, topic, by?.staffId ?? null, clock.now())
  context.announce(`unit:${centre.id}`)
  // reply
  return { topicId: topic.id }
}
