import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { dayNumber, localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type {
  endOutside as endOperation,
  findOutside as findOperation,
  readOutside as readOperation,
  saveOutside as saveOperation,
} from './contract.ts'
import { patternsOf } from './find-entries.ts'
import { languageNames } from './language-names.ts'
import type { outside as shape } from './replies.ts'

type Outside = z.input<typeof shape>

const PAGE = 20
const columns = sql`id, name, kind, helps_with as "helpsWith", how_to_refer as "howToRefer", phone, web, email, hours, languages, free,
  words, version`

/**
 * Helpers outside by name or by what they help with. Neutral order: those that are public first and private ones after, each by
 * name; among the private ones the list begins one name further down every day, so that nobody always stands first.
 */
export async function findOutside(context: Context, input: z.output<typeof findOperation.input>) {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context))
  const patterns = patternsOf(input.q)
  const { rows } = await sql<Outside>`
    with spoken as (select * from unnest(${languageNames.map((each) => each.code)}::text[], ${languageNames.map((each) => each.names)}::text[]) n (code, names)),
    found as (
      select o.*, row_number() over each as place, count(*) over (partition by o.kind = 'private') as many
      from outside_party o
      where o.municipality_id = ${actor.municipalityId} and (o.ends_on is null or o.ends_on > ${day.toString()})
        and (${input.kind ?? null}::text is null or o.kind = ${input.kind ?? null})
        and (${patterns.length === 0} or plain_text(concat_ws(' ', o.name, o.helps_with, o.how_to_refer, array_to_string(o.words, ' '), o.phone,
          regexp_replace(coalesce(o.phone, ''), '\\D', '', 'g'),
          (select string_agg(n.names, ' ') from spoken n where n.code = any (o.languages) and n.code <> 'sv')))
          like all (select plain_text(p) from unnest(${patterns}::text[]) p))
      window each as (partition by o.kind = 'private' order by o.name collate "sv-SE-x-icu", o.id))
    select ${columns} from found
    order by kind = 'private', case when kind = 'private' then (place - 1 + many - ${dayNumber(day)} % many) % many else place end
    limit ${PAGE + 1} offset ${input.page * PAGE}`.execute(tx)
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE, mayChange: mayChange(context) }
}

/** Whoever keeps entries keeps these too: they belong to no unit. */
function mayChange({ actor }: Context): boolean {
  return actor.permissions.has('directory.keep')
}

/** One helper. Also one that has ended: what was referred there still names it. */
export async function readOutside(context: Context, { outsideId }: z.output<typeof readOperation.input>) {
  const found = await sql<Outside>`select ${columns} from outside_party
    where municipality_id = ${context.actor.municipalityId} and id = ${outsideId}`.execute(context.tx)
  if (!found.rows[0]) throw notFound()
  return { ...found.rows[0], mayChange: mayChange(context) }
}

/** Writes a helper outside the municipality. */
export async function saveOutside(context: Context, input: z.output<typeof saveOperation.input>) {
  const { tx, actor, clock } = context
  // check
  if (!input.phone && !input.web && !input.email) {
    throw new Problem(422, 'outside.no-way', {}, [
      { pointer: '/phone', code: 'outside.no-way', detail: 'no way there' },
    ])
  }
  // apply
  const id = input.outsideId ?? newId(clock.now())
  const { name, kind, helpsWith, howToRefer, phone, web, email, hours, languages, words, free = null } = input
  // save
  const saved = input.outsideId
    ? await sql<{ version: number }>`update outside_party set name = ${name}, kind = ${kind}, helps_with = ${helpsWith},
        how_to_refer = ${howToRefer}, phone = ${phone}, web = ${web}, email = ${email}, hours = ${hours}, languages = ${languages},
        free = ${free}, words = ${words}, version = version + 1
      where municipality_id = ${actor.municipalityId} and id = ${id} and version = ${input.version ?? 0} returning version`.execute(
        tx,
      )
    : await sql<{
        version: number
      }>`insert into outside_party (municipality_id, id, code, name, kind, helps_with, how_to_refer, phone, web,
        email, hours, languages, free, words)
      values (${actor.municipalityId}, ${id}, ${`outside-${id}`}, ${name}, ${kind}, ${helpsWith}, ${howToRefer}, ${phone}, ${web}, ${email},
        ${hours}, ${languages}, ${free}, ${words}) returning version`.execute(tx)
  const now = saved.rows[0]
  if (!now) throw new Problem(409, 'directory.changed')
  context.announce('directory')
  // reply
  return { outsideId: id, version: now.version }
}

/** A helper that is there no more, from today. */
export async function endOutside(context: Context, input: z.output<typeof endOperation.input>) {
  const { tx, actor, clock } = context
  // load
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  // save
  const saved = await sql<{ version: number }>`update outside_party set ends_on = ${day}, version = version + 1
    where municipality_id = ${actor.municipalityId} and id = ${input.outsideId} and version = ${input.version} returning version`.execute(
    tx,
  )
  const now = saved.rows[0]
  if (!now) throw new Problem(409, 'directory.changed')
  context.announce('directory')
  // reply
  return { outsideId: input.outsideId, version: now.version }
}

/** The name of a helper to whom somebody can be referred today; null when there is none. For other domains. */
export async function outsideName(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  outsideId: string,
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from outside_party
    where municipality_id = ${actor.municipalityId} and id = ${outsideId}`.execute(tx)
  return rows[0]?.name ?? null
}
