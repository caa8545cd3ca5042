import type { Context } from '#platform/operations/context.ts'
import { EVERYBODY } from './news-rules.ts'
import { markTold } from './news-store.ts'

/** Tells open screens of news that has begun or ended by the clock. What a screen shows is right without it, once it asks again. */
export async function tellBegunAndEnded(context: Context): Promise<number> {
  const told = await markTold(context.tx, context.actor.municipalityId, context.clock.now())
  if (told > 0) context.announce(EVERYBODY)
  return 0
}
