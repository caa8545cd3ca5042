import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { markNewsRead as operation } from './contract.ts'
import { countUnread, noteRead } from './news-store.ts'

/** Notes what the reader has read, by revision: a newer one stays unread. Only the reader's own screens are told. */
export async function markNewsRead(context: Context, { read }: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // check
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  // save
  await noteRead(tx, actor.municipalityId, actor.staffId, read, clock.now())
  context.announce(`staff:${actor.staffId}`)
  // reply
  return { unread: await countUnread(tx, actor.municipalityId, actor.staffId, clock.now()) }
}
