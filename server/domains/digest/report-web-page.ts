import type { z } from 'zod'
import { getActiveService } from '#domains/catalogue/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import type { reportWebPage as operation } from './contract.ts'
import { insertWebPageReport } from './digest-store.ts'

/** Notes that a page of the website led somebody wrong about a service. */
export async function reportWebPage(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const day = localDate(at, await zoneOf(context)).toString()
  const service = await getActiveService(tx, actor.municipalityId, input.serviceId, day)
  // apply
  const reportId = newId(at)
  const by = actor.kind === 'staff' ? actor.staffId : null
  // save
  const { address, words } = input
  await insertWebPageReport(tx, actor.municipalityId, { id: reportId, serviceId: service.id, address, words, by, at })
  // reply
  return { reportId }
}
