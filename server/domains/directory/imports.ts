import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { staffNames, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import { say } from '#platform/text/language.ts'
import { bringIn, type Load, type Loaded } from './bring-in.ts'
import type {
  carryOutImport as carryOutOperation,
  previewImport as previewOperation,
  readImport as readOperation,
} from './contract.ts'
import { readCsv } from './import-csv.ts'
import { asIf, type ImportKind, type RowFault } from './import-rows.ts'

type ImportRead = {
  id: string
  kind: ImportKind
  source: 'csv' | 'ldap'
  name: string
  content: string | null
  isComplete: boolean
  state: 'read' | 'done' | 'stopped'
  at: Date
  byStaff: string | null
  added: number
  changed: number
  same: number
  closed: number
  faults: RowFault[]
}

const columns = sql`id, kind, source, name, content, is_complete as "isComplete", state, at, by_staff as "byStaff", added, changed, same,
  closed, faults`

/** Reads a file and says what it would do: it is brought in as if, and nothing of it stays. */
export async function previewImport(context: Context, input: z.output<typeof previewOperation.input>) {
  const { kind, name, content, isComplete } = input
  // load
  const read = readCsv(kind, content)
  const load: Load = { kind, source: 'csv', rows: read.rows, isComplete: isComplete && kind === 'people' }
  // apply
  const loaded = await tried(context, load, read.faults)
  // save
  const id = await saveImport(context, { ...load, name, content, state: 'read' }, loaded)
  // reply
  return shown(context, await importById(context, id), loaded.closesMany)
}

/** As if brought in; a file that cannot be read as a whole has only what is wrong with it. */
async function tried(context: Context, load: Load, unreadable: RowFault[]): Promise<Loaded> {
  if (unreadable.length > 0) return { added: 0, changed: 0, same: 0, closed: 0, faults: unreadable, closesMany: false }
  return asIf(context, () => bringIn(context, load))
}

/** Brings in a file that was read. */
export async function carryOutImport(context: Context, input: z.output<typeof carryOutOperation.input>) {
  const { tx, actor } = context
  // load
  const file = await importById(context, input.importId, 'for update')
  // check
  if (file.state === 'done' || file.content === null) throw new Problem(409, 'import.done')
  const { rows, faults } = readCsv(file.kind, file.content)
  if (faults.length > 0) throw new Problem(422, 'import.unreadable')
  // apply
  const loaded = await bringIn(context, { kind: file.kind, source: 'csv', rows, isComplete: file.isComplete })
  if (loaded.closesMany && !input.isConfirmed) throw new Problem(409, 'import.closes-many', { count: loaded.closed })
  // save
  const { added, changed, same, closed } = loaded
  await sql`update directory_import set state = 'done', content = null, at = ${context.clock.now()}, added = ${added}, changed = ${changed},
      same = ${same}, closed = ${closed}, faults = ${JSON.stringify(loaded.faults)}::jsonb
    where municipality_id = ${actor.municipalityId} and id = ${file.id}`.execute(tx)
  // reply
  return shown(context, await importById(context, file.id), false)
}

/** One file or fetch and what came of it. */
export async function readImport(context: Context, { importId }: z.output<typeof readOperation.input>) {
  return shown(context, await importById(context, importId), false)
}

/** The fifty latest files and fetches. */
export async function listImports(context: Context) {
  const { rows } = await sql<ImportRead>`select ${columns} from directory_import
    where municipality_id = ${context.actor.municipalityId} order by at desc, id desc limit 50`.execute(context.tx)
  return { imports: await Promise.all(rows.map((row) => rowOf(context, row))) }
}

/** Writes down a file or a fetch. Returns its id. */
export async function saveImport(
  { tx, actor, clock }: Context,
  load: Omit<Load, 'rows'> & { name: string; content: string | null; state: ImportRead['state'] },
  loaded: Omit<Loaded, 'closesMany'>,
): Promise<string> {
  const id = newId(clock.now())
  const sha256 = load.content === null ? null : createHash('sha256').update(load.content).digest('hex')
  const { added, changed, same, closed } = loaded
  await sql`insert into directory_import (municipality_id, id, kind, source, name, content, sha256, is_complete, state, at, by_staff, added, changed,
      same, closed, faults)
    values (${actor.municipalityId}, ${id}, ${load.kind}, ${load.source}, ${load.name}, ${load.content}, ${sha256}, ${load.isComplete},
      ${load.state}, ${clock.now()}, ${actor.kind === 'staff' ? actor.staffId : null}, ${added}, ${changed}, ${same}, ${closed},
      ${JSON.stringify(loaded.faults)}::jsonb)`.execute(tx)
  return id
}

/** A file or fetch by its id. Throws 404 when there is none. */
export async function importById(
  { tx, actor }: Context,
  id: string,
  lock: 'for update' | '' = '',
): Promise<ImportRead> {
  const { rows } = await sql<ImportRead>`select ${columns} from directory_import
    where municipality_id = ${actor.municipalityId} and id = ${id} ${sql.raw(lock)}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

async function rowOf(context: Context, row: ImportRead) {
  const { content: _, isComplete: __, byStaff, faults, at, ...told } = row
  const names = byStaff ? await staffNames(context, [byStaff]) : null
  return { ...told, at: at.toISOString(), by: names?.get(byStaff ?? '') ?? null, faultCount: faults.length }
}

/** A file or fetch as it is told: each wrong row with what to do, in the reader's language. */
export async function shown(context: Context, row: ImportRead, many: boolean) {
  const language = context.actor.kind === 'staff' ? context.actor.language : 'sv'
  return {
    ...(await rowOf(context, row)),
    importId: row.id,
    closesMany: many,
    faults: row.faults.map((fault) => ({ ...fault, what: say(language, fault.code) })),
  }
}

/** Removes the text of files that were read and never brought in, after a day. Returns 0: nothing is left for at once. */
export async function forgetFiles({ tx, actor, clock }: Context): Promise<number> {
  const before = new Date(clock.now().getTime() - 86_400_000)
  await sql`update directory_import set content = null where municipality_id = ${actor.municipalityId} and content is not null
    and at < ${before}`.execute(tx)
  return 0
}

type Line = Record<string, string>

/** Everybody in the directory in the form that can be brought in again. */
export async function exportPeople(context: Context) {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const { rows } = await sql<Line>`
    select s.code as kod, s.subject as inloggning, s.given_name as "förnamn", s.family_name as efternamn, s.title as titel, u.code as enhet,
      coalesce(s.email, '') as "e-post", coalesce(s.phone, '') as telefon, coalesce(s.room, '') as rum, array_to_string(s.languages, ' ') as "språk",
      coalesce(s.left_on::text, '') as slutdag
    from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = ${actor.municipalityId} and not s.protected and (s.left_on is null or s.left_on >= ${day})
    order by s.code limit 50000`.execute(tx)
  const head = [
    'kod',
    'inloggning',
    'förnamn',
    'efternamn',
    'titel',
    'enhet',
    'e-post',
    'telefon',
    'rum',
    'språk',
    'slutdag',
  ]
  const lines = rows.map((row) => head.map((field) => cell(row[field] ?? '')).join(';'))
  return { csv: `﻿${[head.join(';'), ...lines].join('\r\n')}\r\n` }
}

/** A cell that a spreadsheet takes as text: never as a formula. A telephone number keeps its plus. */
function cell(value: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d\s()/-]*$)/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
