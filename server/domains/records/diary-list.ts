import type { z } from 'zod'
import { listAuthorities, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { readDiary as operation } from './contract.ts'

const PAGE = 50

/**
 * The diary list anybody may read: date, number, sender or recipient, subject (2009:400 ch. 5 s. 2), with secret parts left out.
 * A post whose existence is secret is not in it, and leaves no trace but its number.
 */
export async function readDiary(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const authorities = await listAuthorities(context)
  const authority = authorities.find((each) => each.id === (input.authorityId ?? authorities[0]?.id))
  if (!authority) throw notFound()
  const zone = await zoneOf(context)
  const year = input.year ?? localDate(clock.now(), zone).year
  const before = input.before ? sql`and diary_number < ${input.before}` : sql``
  const found = await sql<{ number: number; receivedAt: Date; title: string | null; counterpart: string | null }>`
    select diary_number as number, received_at as "receivedAt", case when title_secret then null else title end as title,
      case when counterpart_secret then null else counterpart end as counterpart
    from record_entry where municipality_id = ${actor.municipalityId} and authority_id = ${authority.id} and diary_year = ${year}
      and state = 'registered' and secrecy_unit_id is null ${before} order by diary_number desc limit ${PAGE + 1}`.execute(
    tx,
  )
  const rows = found.rows.slice(0, PAGE)
  return {
    authorities,
    authorityId: authority.id,
    year,
    rows: rows.map((row) => ({
      number: `${authority.prefix} ${year}/${row.number}`,
      date: localDate(row.receivedAt, zone).toString(),
      title: row.title,
      counterpart: row.counterpart,
    })),
    older: found.rows.length > PAGE ? rows.at(-1)!.number : null,
  }
}
