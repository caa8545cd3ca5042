/** A product of its own to measure: its own folder, PostgreSQL with its normal durability, and the real server as it is started in production. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { loadDemo } from '#demo/load.ts'
import { loadStaffActor } from '#domains/staff/index.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openSessions } from '#platform/http/session.ts'
import { seed } from './seed.ts'

export const root = join(import.meta.dirname, '..', '..')
/** As in package.json's "start". */
export const serverFlags = [
  '--max-old-space-size=300',
  '--max-semi-space-size=16',
  '--disable-warning=ExperimentalWarning',
]

/** A running database server that several sizes of data share one after the other. */
export type Ground = { folder: string; url: string; postgres: number; remove(): Promise<void> }

/** Starts an empty database server in a folder of its own. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync('/var/tmp/torget-bench-')
  // PostgreSQL works as nobody when we are root, and must be able to reach its folder.
  chmodSync(folder, 0o755)
  const database = await startEmbeddedDatabase(folder)
  return {
    folder,
    url: database.url,
    postgres: Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    async remove() {
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Makes a database with this many contacts. @returns the owner's address */
export async function prepare(ground: Ground, contacts: number): Promise<string> {
  const name = `torget_${contacts}`
  const owner = new pg.Client({ connectionString: ground.url })
  await owner.connect()
  await owner.query(`create database ${name}`)
  await owner.end()
  const address = new URL(ground.url)
  address.pathname = `/${name}`
  await migrate(address.href)
  await loadDemo(address.href)
  await seed(address.href, contacts, new Date())
  return address.href
}

/**
 * Lays all earlier questions out to be searched, as the product does by itself a thousand at a time: what is measured afterwards is a
 * product that has been at work, not one that has just been given its past. @returns how many
 */
export async function gatherEarlier(address: string): Promise<number> {
  await ask(
    address,
    `insert into earlier_question (municipality_id, question_id, closed_at, words)
      select q.municipality_id, q.id, q.closed_at, setweight(to_tsvector('swedish', t.heading), 'A') || to_tsvector('swedish', t.asked)
        || array_to_tsvector(array['a:' || q.authority_id, 'u:' || q.owner_unit_id, 'y:' || extract(year from q.closed_at)])
      from question q join question_content t on t.municipality_id = q.municipality_id and t.question_id = q.id
      where q.state = 'closed' and q.secrecy_unit_id is null on conflict do nothing`,
  )
  await ask(address, 'analyze earlier_question')
  return (await ask<{ n: number }>(address, 'select count(*)::int as n from earlier_question'))[0]!.n
}

/** The server under measurement. */
export type Served = { url: string; pid: number; stop(): Promise<void> }

/**
 * Starts the server as production does and waits until it is ready.
 * @param more further settings, such as TORGET_PREPARED
 */
export async function serve(ground: Ground, databaseUrl: string, more: Record<string, string> = {}): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, [...serverFlags, ...profiling(), 'server/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: String(port),
      TORGET_DATA: ground.folder,
      DATABASE_URL: databaseUrl,
      TORGET_DEMO: 'no',
      TORGET_REQUESTS_PER_MINUTE: '100000000',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, `${url}/ready`)
  return { url, pid: child.pid!, stop: () => ended(child) }
}

/** BENCH_PROFILE=folder: the server writes a processor profile there when it stops. */
function profiling(): string[] {
  const folder = process.env['BENCH_PROFILE']
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before it was ready.`)
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error('The server was not ready within a minute.')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

/** A port that nobody listens to just now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}

/** Signs people in directly in the database. @returns a cookie for each, in the order of the ids */
export async function signIn(databaseUrl: string, staffIds: readonly string[]): Promise<string[]> {
  const { db, pool } = openDatabase(databaseUrl, 1)
  const sessions = openSessions({ db, clock: systemClock, loadActor: loadStaffActor, hub: null })
  const cookies: string[] = []
  for (const staffId of staffIds) cookies.push(`torget=${await sessions.start(1, staffId, null)}`)
  await pool.end()
  return cookies
}

/** Asks the database as its owner. */
export async function ask<Row extends pg.QueryResultRow>(databaseUrl: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}
