import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { findService, serviceNames } from '#domains/catalogue/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import { dayStart } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { listGaps as listOperation, registerGap as operation } from './contract.ts'
import { staffIdOf, todayOf } from './standing.ts'

/** Says that no article answered something: the words are about the matter, never about who asked. */
export async function registerGap(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const serviceId = input.serviceId ?? null
  const service = serviceId ? await findService(tx, actor.municipalityId, serviceId, await todayOf(context)) : null
  // check
  if (serviceId && !service)
    throw new Problem(422, 'service.unknown', {}, [
      { pointer: '/serviceId', code: 'service.unknown', detail: 'unknown' },
    ])
  // save
  const gapId = newId(at)
  await sql`insert into article_gap (municipality_id, id, service_id, words, at, staff_id)
    values (${actor.municipalityId}, ${gapId}, ${serviceId}, ${input.words}, ${at}, ${staffIdOf(context)})`.execute(tx)
  // reply
  return { gapId }
}

/** What no article answered since a day, by service, the commonest first, each with its five latest. */
export async function listGaps(context: Context, input: z.output<typeof listOperation.input>) {
  const { tx, actor } = context
  const today = await todayOf(context)
  const from = input.from ?? Temporal.PlainDate.from(today).subtract({ days: 90 }).toString()
  const since = dayStart(Temporal.PlainDate.from(from), await zoneOf(context))
  const found = await sql<{
    serviceId: string | null
    count: number
    lastAt: Date
    latest: { gapId: string; words: string; at: string }[]
  }>`select service_id as "serviceId", count(*)::int as count, max(at) as "lastAt",
      coalesce(json_agg(json_build_object('gapId', id, 'words', words, 'at', at) order by at desc) filter (where place <= 5), '[]') as latest
    from (select g.*, row_number() over (partition by service_id order by at desc, id desc) as place from article_gap g
      where municipality_id = ${actor.municipalityId} and at >= ${since}) g
    group by service_id order by count(*) desc, max(at) desc limit 300`.execute(tx)
  const service = await serviceNames(tx, actor.municipalityId, today)
  return {
    from,
    rows: found.rows.map((row) => ({
      ...row,
      service: service(row.serviceId),
      lastAt: row.lastAt.toISOString(),
      latest: row.latest.map((gap) => ({ ...gap, at: new Date(gap.at).toISOString() })),
    })),
  }
}
