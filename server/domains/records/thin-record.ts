import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { thinRecord as operation } from './contract.ts'
import { lockRecord, mustKeepDiaryOf } from './record-store.ts'

/** Marks a kept item as thinned under a named decision. Its contents are removed by the retention job of its type, not here. */
export async function thinRecord(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const record = await lockRecord(tx, actor.municipalityId, input.recordId)
  // check
  mustKeepDiaryOf(actor, record)
  if (record.state !== 'kept') throw new Problem(409, 'record.not-kept')
  // save
  await tx
    .updateTable('record_entry')
    .set({ state: 'thinned', decision: input.decision, changed_at: clock.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', input.recordId)
    .execute()
  // reply
  return { recordId: input.recordId }
}
