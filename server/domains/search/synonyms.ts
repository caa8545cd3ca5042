import type { z } from 'zod'
import { staffNames } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type {
  listSynonyms as listOperation,
  removeSynonym as removeOperation,
  saveSynonym as operation,
} from './contract.ts'

const PAGE = 50

type Row = {
  id: string
  version: number
  words: string[]
  removedAt: Date | null
  changedAt: Date
  changedBy: string | null
  earlier: { version: number; words: string[]; removed: boolean; at: string; by: string | null }[]
}

/** Groups of words that the search takes for the same, last changed first. */
export async function listSynonyms(context: Context, input: z.output<typeof listOperation.input>) {
  const { tx, actor } = context
  const found =
    await sql<Row>`select s.id, s.version, s.words, s.removed_at as "removedAt", s.changed_at as "changedAt", s.changed_by as "changedBy",
      coalesce((select json_agg(json_build_object('version', v.version, 'words', v.words, 'removed', v.removed, 'at', v.at, 'by', v.by_staff_id)
          order by v.version desc) from (select * from search_synonym_version v where v.municipality_id = s.municipality_id
            and v.synonym_id = s.id order by v.version desc limit 10) v), '[]') as earlier
    from search_synonym s where s.municipality_id = ${actor.municipalityId} and (s.removed_at is not null) = ${input.removed}
      and (${input.q} = '' or exists (select from unnest(s.words) word where position(lower(${input.q}) in lower(word)) > 0))
    order by s.changed_at desc, s.id limit ${PAGE + 1} offset ${input.page * PAGE}`.execute(tx)
  const rows = found.rows.slice(0, PAGE)
  const people = rows
    .flatMap((row) => [row.changedBy, ...row.earlier.map((each) => each.by)])
    .filter((each) => each !== null)
  const names = await staffNames(context, people)
  const named = (staffId: string | null) => (staffId === null ? null : (names.get(staffId) ?? null))
  return {
    synonyms: rows.map((row) => ({
      synonymId: row.id,
      version: row.version,
      words: row.words,
      removed: row.removedAt !== null,
      changedAt: row.changedAt.toISOString(),
      changedBy: named(row.changedBy),
      earlier: row.earlier.map(({ by, at, ...each }) => ({ ...each, at: new Date(at).toISOString(), by: named(by) })),
    })),
    hasMore: found.rows.length > PAGE,
  }
}

/** Adds a group of words, changes one, or brings one back. What it was before is kept. */
export async function saveSynonym(context: Context, input: z.output<typeof operation.input>) {
  const { actor, clock } = context
  const at = clock.now()
  // load
  const before = input.synonymId ? await lock(context, input.synonymId) : null
  // check
  if (before) mustBeRead(before, input.version)
  const words = [...new Map(input.words.map((word) => [word.toLowerCase(), word])).values()]
  if (words.length < 2) {
    throw new Problem(422, 'synonym.one-word', {}, [
      { pointer: '/words', code: 'synonym.one-word', detail: 'same word' },
    ])
  }
  // apply
  const synonymId = before?.id ?? newId(at)
  const version = (before?.version ?? 0) + 1
  // save
  await sql`insert into search_synonym (municipality_id, id, version, words, changed_at, changed_by)
    values (${actor.municipalityId}, ${synonymId}, ${version}, ${words}::text[], ${at}, ${staffId(context)})
    on conflict (municipality_id, id) do update set version = excluded.version, words = excluded.words, removed_at = null,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(context.tx)
  await remember(context, { synonymId, version, words, removed: false, at })
  context.announce('search:synonyms')
  // reply
  return { synonymId, version }
}

/** Takes a group away. It stays to be brought back. */
export async function removeSynonym(context: Context, input: z.output<typeof removeOperation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const before = await lock(context, input.synonymId)
  // check
  mustBeRead(before, input.version)
  // apply
  const version = before.version + 1
  // save
  await sql`update search_synonym set version = ${version}, removed_at = ${at}, changed_at = ${at}, changed_by = ${staffId(context)}
    where municipality_id = ${actor.municipalityId} and id = ${input.synonymId}`.execute(tx)
  await remember(context, { synonymId: input.synonymId, version, words: before.words, removed: true, at })
  context.announce('search:synonyms')
  // reply
  return { synonymId: input.synonymId, version }
}

type Group = { id: string; version: number; words: string[] }

async function lock({ tx, actor }: Context, synonymId: string): Promise<Group> {
  const found = await sql<Group>`select id, version, words from search_synonym
    where municipality_id = ${actor.municipalityId} and id = ${synonymId} for update`.execute(tx)
  const group = found.rows[0]
  if (!group) throw notFound()
  return group
}

function mustBeRead(group: Group, version: number): void {
  if (group.version !== version) throw new Problem(409, 'synonym.newer', { words: group.words.join(', ') })
}

async function remember(
  context: Context,
  was: { synonymId: string; version: number; words: string[]; removed: boolean; at: Date },
): Promise<void> {
  await sql`insert into search_synonym_version (municipality_id, synonym_id, version, words, removed, at, by_staff_id)
    values (${context.actor.municipalityId}, ${was.synonymId}, ${was.version}, ${was.words}::text[], ${was.removed}, ${was.at},
      ${staffId(context)})`.execute(context.tx)
}

function staffId({ actor }: Context): string | null {
  return actor.kind === 'staff' ? actor.staffId : null
}
