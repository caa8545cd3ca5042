import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { findEntries as operation } from './contract.ts'
import { languageNames } from './language-names.ts'
import { dutyRows, type ReadPerson, withPresence } from './rows.ts'

const PAGE = 20
const FEW = 8
const MOST_WORDS = 8

/** Finds people, units and duties by what somebody types: every word must be found somewhere in the entry. */
export async function findEntries(context: Context, input: z.output<typeof operation.input>) {
  const at = context.clock.now()
  const day = localDate(at, await zoneOf(context)).toString()
  const patterns = patternsOf(input.q)
  if (patterns.length === 0) return { people: [], hasMore: false, units: [], duties: [] }
  const found = await findPeople(context, patterns, day, input.page)
  const isFirst = input.page === 0
  const people = await withPresence(context, found.slice(0, PAGE), at)
  return {
    people,
    hasMore: found.length > PAGE,
    units: isFirst ? await findUnits(context, patterns, day) : [],
    duties: isFirst ? await dutyRows(context, await findDuties(context, patterns, day), at) : [],
  }
}

/** What was typed as patterns for `like`: a number as its digits, other words as they are. */
export function patternsOf(typed: string): string[] {
  const escape = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const number = typed.replaceAll(/[\s()/-]/g, '')
  if (/^\+?\d{3,}$/.test(number)) return [escape(number.replace(/^(\+46|0046)/, '0'))]
  return typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map(escape)
}

/** The patterns as the database compares them. */
function plain(patterns: readonly string[]) {
  return sql`(select array_agg(plain_text(p)) from unnest(${[...patterns]}::text[]) p)::text[]`
}

/** The digits of a number beside the number as it is written. */
const digits = (column: string) => sql`regexp_replace(coalesce(${sql.ref(column)}, ''), '\\D', '', 'g')`

async function findPeople(context: Context, patterns: string[], day: string, page: number): Promise<ReadPerson[]> {
  const { tx, actor } = context
  const { rows } = await sql<ReadPerson>`
    with spoken as (select * from unnest(${languageNames.map((each) => each.code)}::text[], ${languageNames.map((each) => each.names)}::text[]) n (code, names)),
    services as (
      select ds.duty_id, string_agg(s.name || ' ' || s.short_name || ' ' || array_to_string(s.words, ' '), ' ') as names
      from duty_service ds join service s on s.municipality_id = ds.municipality_id and s.id = ds.service_id
      where ds.municipality_id = ${actor.municipalityId} group by 1),
    held as (
      select h.staff_id, array_agg(d.name order by h.kind, d.name) as names, string_agg(d.name || ' ' || coalesce(x.names, ''), ' ') as words
      from duty_holder h join duty d on d.municipality_id = h.municipality_id and d.id = h.duty_id left join services x on x.duty_id = d.id
      where h.municipality_id = ${actor.municipalityId} and d.from_day <= ${day} and (d.to_day is null or d.to_day >= ${day}) group by 1),
    entries as (
      select s.id, s.given_name || ' ' || s.family_name as name, s.family_name, s.given_name, s.title, s.unit_id, u.short_name as unit, s.phone, s.email,
        s.room, s.languages, coalesce(held.names, '{}') as duties, plain_text(s.given_name || ' ' || s.family_name) as called,
        plain_text(coalesce(held.words, '')) as answers,
        plain_text(concat_ws(' ', s.title, u.name, u.short_name, s.email, s.room, s.phone, ${digits('s.phone')},
          (select string_agg(n.names, ' ') from spoken n where n.code = any (s.languages)))) as rest
      from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id left join held on held.staff_id = s.id
      where s.municipality_id = ${actor.municipalityId} and not s.protected and (s.left_on is null or s.left_on >= ${day}))
    select id, name, title, unit_id as "unitId", unit, phone, email, room, languages, duties from entries
    where called || ' ' || answers || ' ' || rest like all (${plain(patterns)})
    order by not (called like all (${plain(patterns)})), not (answers like all (${plain(patterns)})),
      family_name collate "sv-SE-x-icu", given_name collate "sv-SE-x-icu", id
    limit ${PAGE + 1} offset ${page * PAGE}`.execute(tx)
  return rows
}

async function findUnits(context: Context, patterns: string[], day: string) {
  const { tx, actor } = context
  const { rows } = await sql<{
    id: string
    name: string
    department: string
    place: string | null
    email: string | null
    supportPhone: string | null
  }>`
    select u.id, u.name, d.short_name as department, p.name as place, u.email, u.support_phone as "supportPhone"
    from unit u join department d on d.municipality_id = u.municipality_id and d.id = u.department_id
      left join place p on p.municipality_id = u.municipality_id and p.id = u.place_id
    where u.municipality_id = ${actor.municipalityId} and (u.closed_on is null or u.closed_on > ${day})
      and plain_text(concat_ws(' ', u.name, u.short_name, u.email, u.support_phone, ${digits('u.support_phone')})) like all (${plain(patterns)})
    order by u.name collate "sv-SE-x-icu" limit ${FEW}`.execute(tx)
  return rows
}

async function findDuties(context: Context, patterns: string[], day: string): Promise<string[]> {
  const { tx, actor } = context
  const { rows } = await sql<{ id: string }>`
    select d.id from duty d join unit u on u.municipality_id = d.municipality_id and u.id = d.unit_id
    where d.municipality_id = ${actor.municipalityId} and d.from_day <= ${day} and (d.to_day is null or d.to_day >= ${day})
      and plain_text(concat_ws(' ', d.name, d.about, u.short_name, (
        select string_agg(s.name || ' ' || s.short_name || ' ' || array_to_string(s.words, ' '), ' ') from duty_service ds
        join service s on s.municipality_id = ds.municipality_id and s.id = ds.service_id
        where ds.municipality_id = d.municipality_id and ds.duty_id = d.id))) like all (${plain(patterns)})
    order by not (plain_text(d.name) like all (${plain(patterns)})), d.name collate "sv-SE-x-icu" limit ${FEW}`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}
