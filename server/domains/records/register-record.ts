import type { z } from 'zod'
import { listAuthorities, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import type { registerRecord as operation } from './contract.ts'
import { lockRecord, mustKeepDiaryOf } from './record-store.ts'
import { registerInDiary } from './register-in-diary.ts'

/** Registers a kept item in the diary of its authority. A secret item keeps its secrecy there. */
export async function registerRecord(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const record = await lockRecord(tx, actor.municipalityId, input.recordId)
  // check
  mustKeepDiaryOf(actor, record)
  // apply
  const year = localDate(at, await zoneOf(context)).year
  const entry = {
    title: input.title,
    counterpart: input.counterpart ?? null,
    titleSecret: input.titleSecret,
    counterpartSecret: input.counterpartSecret,
    secrecyUnitId: record.secrecyUnitId,
  }
  // save
  const given = await registerInDiary(tx, actor.municipalityId, input.recordId, entry, year, at)
  // reply
  const prefix = (await listAuthorities(context)).find((each) => each.id === record.authorityId)?.prefix ?? ''
  return { recordId: input.recordId, diaryNumber: `${prefix} ${given.year}/${given.number}` }
}
