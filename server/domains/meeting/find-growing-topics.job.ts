import { growingTopics } from '#domains/statistics/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { keepGrowing } from './topic-store.ts'

/** Lets growing topics flag themselves. Run again it brings the same rows up to date. */
export async function findGrowingTopics(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const growing = await growingTopics(context)
  const open = growing.filter((topic) => topic.secrecyUnitId === null)
  const secret = growing.filter((topic) => topic.secrecyUnitId !== null)
  if ((await keepGrowing(tx, actor.municipalityId, open, clock.now())) > 0) context.announce('everybody')
  for (const topic of secret)
    if ((await keepGrowing(tx, actor.municipalityId, [topic], clock.now())) > 0)
      context.announce(`secret:${topic.secrecyUnitId}`)
  return 0
}
