import type { z } from 'zod'
import { localDate } from '#platform/clock/zoned.ts'
import { SESSIONS_TOPIC } from '#platform/http/session.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { setWorkPlace as operation } from './contract.ts'
import { placeById, zoneOf } from './organisation.ts'
import { signedIn } from './signed-in.ts'
import { writeWorkPlace } from './staff-store.ts'

/** Says where somebody works today: contacts they register there are the place's. Tomorrow it is their unit's own place again. */
export async function setWorkPlace(
  context: Context,
  { placeId }: z.output<typeof operation.input>,
): Promise<z.input<typeof operation.reply>> {
  // load
  const actor = signedIn(context.actor)
  const place = await placeById(context, placeId)
  // check
  if (!place)
    throw new Problem(422, 'place.unknown', {}, [{ pointer: '/placeId', code: 'place.unknown', detail: 'unknown' }])
  // apply
  const day = localDate(context.clock.now(), await zoneOf(context)).toString()
  // save
  await writeWorkPlace(context.tx, actor.municipalityId, actor.staffId, day, place.id)
  context.announce(SESSIONS_TOPIC)
  // reply
  return { placeId: place.id }
}
