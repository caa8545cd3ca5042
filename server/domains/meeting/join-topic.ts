import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { joinTopic as operation } from './contract.ts'
import { joinTopicAs, lockTopic } from './topic-store.ts'

/** Says that one hears the same. Said twice it counts once. */
export async function joinTopic(context: Context, { topicId }: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const topic = await lockTopic(tx, actor.municipalityId, topicId)
  // check
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  if (topic.endedAt) throw new Problem(409, 'topic.over')
  // save
  const joined = await joinTopicAs(tx, actor.municipalityId, topic.id, actor.staffId, clock.now())
  context.announce(`unit:${actor.unitId}`)
  // reply
  return { topicId: topic.id, joined }
}
