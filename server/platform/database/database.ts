import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Actor } from '#platform/access/actor.ts'
import { AHEAD, END_OF_READING, OPENING, pipelinedPool } from './pipelined-pool.ts'

export { AHEAD } from './pipelined-pool.ts'
import type { DB } from './schema.ts'

/** The application's connection: only torget_app's rights, whoever the login is. */
export type Database = Kysely<DB>
/** One transaction under one actor. Everything a use case reads or writes goes through it. */
export type Tx = Transaction<DB>

// Amounts are counted in bigint and numeric but stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A date without a time stays a text 'YYYY-MM-DD'; a Date would move it between zones.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Our connections tell times in UTC, which a Date reads ten times faster than the general reader; anything else is left to it.
const readAnyTime = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date
const plainTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) =>
  plainTime.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : readAnyTime(text),
)

/**
 * Opens the application's pool. With an owner's address every connection steps down to torget_app before its first query.
 * @param url address of the server
 * @param size most connections at once
 * @param prepare whether connections keep the plans of statements they have seen (not behind a pooler in transaction mode)
 */
export function openDatabase(url: string, size = 10, prepare = true): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // Plans are made once for all values: with row security the plan of a list takes longer to make than the list to read, and
    // every query carries the keys that its index needs, whatever the values.
    options:
      '-c role=torget_app -c timezone=UTC -c plan_cache_mode=force_generic_plan -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=10000',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    pipeline: true,
  })
  // A server that goes away must not end the process, whether a connection idles or is in use: whoever uses it is told by the
  // statement that fails, and the pool discards it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return { db: databaseOver(pool, prepare), pool }
}

/** The query builder over a pool, and what transactions are made of. */
export function databaseOver(pool: pg.Pool, prepare = true): Database {
  const pipelined = pipelinedPool(pool, prepare)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pipelined }) })
  pools.set(db, pipelined)
  return db
}

const pools = new WeakMap<Database, PostgresPool>()
/**
 * The query builder on one connection for one transaction. What is asked at the same time travels together: nothing waits its turn.
 * Once closed it asks nothing more: the connection is somebody else's then, under another actor.
 */
function onConnection(client: PostgresPoolClient): { tx: Tx; close: () => void } {
  let isOver = false
  const query = (text: string, values: readonly unknown[]) => {
    if (isOver) throw new Error('A transaction was used after its end.')
    return client.query(text, values)
  }
  const held = { query, release() {} } as PostgresPoolClient
  const pool = { connect: async () => held, end: async () => {}, options: {} } as PostgresPool
  const tx = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) as unknown as Tx
  return { tx, close: () => void (isOver = true) }
}

/**
 * Runs `work` in one transaction with `actor` set for row security. Commits when it resolves, rolls back when it throws.
 * Begin and the actor's settings travel with the first statement.
 * @param manner 'reads': the work changes nothing, which the database then holds it to, and its end is not waited for. 'notes': it
 *   changes nothing but the trace of having been read, which is flushed to disk with the next change or within a second: a process
 *   that dies loses none of it, a machine that loses power may lose the last moment's
 */
export async function inTransaction<T>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  manner: keyof typeof beginnings = 'changes',
): Promise<T> {
  const pool = pools.get(db)
  if (!pool) throw new Error('The database was not made by openDatabase or databaseOver.')
  const client = await pool.connect()
  const ask = (text: string, values: readonly unknown[] = []) => client.query<unknown>(text, values)
  const { tx, close } = onConnection(client)
  let isBroken = false
  try {
    await ask(beginnings[manner])
    await ask(setAll, actorSettings(actor))
    const result = await work(tx)
    close()
    const ended = await ask(manner === 'reads' ? END_OF_READING : 'commit')
    // PostgreSQL answers a commit with ROLLBACK, and no error, when a statement before it had failed.
    if (ended.command === 'ROLLBACK') throw new Error('The transaction had failed and was rolled back.')
    return result
  } catch (error) {
    close()
    await ask('rollback').catch(() => (isBroken = true))
    throw error
  } finally {
    ;(client.release as (discard?: boolean) => void)(isBroken)
  }
}

const beginnings = {
  changes: `${OPENING}begin`,
  reads: `${OPENING}begin read only`,
  notes: `${OPENING}begin; set local synchronous_commit = off`,
}

/** In the order of the values in actorSettings. One column comes back, and its plan is kept: this runs before everything else. */
const settingNames = [
  'municipality',
  'kind',
  'staff',
  'units',
  'authorities',
  'knows',
  'reads',
  'question',
  'may_audit',
]
const setAll = `${OPENING}select length(concat(${[
  ...settingNames.map((name, index) => `set_config('torget.${name}', $${index + 1}, true)`),
  ...['writes', 'shown'].map((name) => `set_config('torget.${name}', '', true)`),
].join(', ')}))`

const remembered = new WeakMap<Actor, readonly string[]>()

/** What row security is told of who is acting, until the transaction ends. An actor does not change, so it is put together once. */
function actorSettings(actor: Actor): readonly string[] {
  const known = remembered.get(actor)
  if (known) return known
  const staff = actor.kind === 'staff' ? actor : null
  const settings = [
    String(whole(actor.municipalityId)),
    actor.kind,
    staff ? uuid(staff.staffId) : '',
    list(staff?.units ?? []),
    list(staff?.authorities ?? []),
    list(staff?.knows ?? []),
    list(staff?.reads ?? []),
    actor.kind === 'citizen' ? uuid(actor.questionId) : '',
    actor.kind === 'system' || actor.permissions.has('audit.read') ? 'yes' : '',
  ]
  remembered.set(actor, settings)
  return settings
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function uuid(value: string): string {
  if (!UUID.test(value)) throw new Error('An actor carried an id that is not a uuid.')
  return value
}

function whole(value: number): number {
  if (!Number.isInteger(value)) throw new Error('An actor carried a municipality that is not a whole number.')
  return value
}

function list(ids: readonly string[]): string {
  return `{${ids.map(uuid).join(',')}}`
}

/** True when the database cannot be reached just now, as opposed to having refused something. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  if (/^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0[123]|08...|53300)$/.test(code)) return true
  return /timeout exceeded when trying to connect|Connection terminated|the database system is|Client has encountered a connection error|not queryable/i.test(
    error.message,
  )
}

/** Marks a statement to be sent with the next one, not waited for: sql`${ahead}insert …`. If it fails, the next one (commit at last) fails. */
export const ahead = sql.raw(AHEAD)

export { CompiledQuery, sql }
