import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll } from 'vitest'
import { loadStaffActor } from '#domains/staff/index.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { openSessions } from '#platform/http/session.ts'

/** A data folder for one test file, removed after it. */
export function ownFolder(): string {
  const folder = mkdtempSync('/var/tmp/torget-faults-')
  // PostgreSQL works as nobody when we are root, and must be able to reach its folder.
  chmodSync(folder, 0o755)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Rows of the database, as its owner sees them. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
  }
}

/** Signs a person of the demo in, straight in the database. @returns what their browser sends along */
export async function signedIn(url: string, email: string): Promise<{ cookie: string; 'sec-fetch-site': string }> {
  const [staff] = await rowsOf<{ id: string }>(
    url,
    'select id from staff_member where municipality_id = 1 and email = $1',
    [email],
  )
  const { db, pool } = openDatabase(url, 1)
  try {
    const sessions = openSessions({ db, clock: systemClock, loadActor: loadStaffActor, hub: null })
    return { cookie: `torget=${await sessions.start(1, staff!.id, null)}`, 'sec-fetch-site': 'same-origin' }
  } finally {
    await pool.end()
  }
}

/** A port that nobody listens to just now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
