import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { StartUpError } from '#platform/config/start-up-error.ts'

/** The repository's plain SQL migrations, forward only. */
export const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'migrations')

/**
 * Brings the database at `ownerUrl` to the newest schema, one transaction per file, one process at a time.
 * Returns the names of the files that were run. Throws StartUpError if the database is newer than this program
 * or a file that was run has since been changed.
 */
export async function migrate(ownerUrl: string, folder = migrationsFolder): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await connect(client, ownerUrl)
  try {
    await client.query(`select pg_advisory_lock(7301)`)
    await client.query(
      `create table if not exists schema_migration (name text primary key, run_at timestamptz not null default now())`,
    )
    const run = (await client.query<{ name: string }>(`select name from schema_migration`)).rows.map((row) => row.name)
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .toSorted()
    const unknown = run.filter((name) => !files.includes(name))
    if (unknown.length > 0) {
      throw new StartUpError(
        `The database is newer than this program (it has ${unknown.join(', ')}). Start the newer version, or restore a copy from before.`,
        3,
      )
    }
    const missing = files.filter((name) => !run.includes(name))
    for (const name of missing) await runOne(client, folder, name)
    return missing
  } finally {
    await client.end()
  }
}

async function connect(client: pg.Client, url: string): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    const at = new URL(url)
    throw new StartUpError(
      `No database answers at ${at.hostname}:${at.port || 5432}${at.pathname} (${(error as Error).message}). Check DATABASE_URL.`,
      2,
    )
  }
}

async function runOne(client: pg.Client, folder: string, name: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(readFileSync(join(folder, name), 'utf8'))
    await client.query('insert into schema_migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new StartUpError(`Migration ${name} failed: ${(error as Error).message}`, 3)
  }
}
