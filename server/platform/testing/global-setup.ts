import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the test server. Its database torget_template holds the migrated, empty schema. */
    databaseUrl: string
  }
}

/**
 * Starts one PostgreSQL for the whole test run and migrates a template that each test file clones.
 * TORGET_TEST_DATABASE_URL uses a server that runs already, such as Debian's PostgreSQL 15.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TORGET_TEST_DATABASE_URL']
  const folder = given ? null : mkdtempSync('/var/tmp/torget-test-')
  // PostgreSQL works as nobody when we are root: a folder closed to it would make it keep its data elsewhere, for good.
  if (folder) chmodSync(folder, 0o755)
  const server = folder
    ? await startEmbeddedDatabase(folder, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
    : null
  const url = server?.url ?? given!
  await makeTemplate(url)
  project.provide('databaseUrl', url)
  return async () => {
    await server?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('drop database if exists torget_template')
  await client.query('create database torget_template')
  await client.end()
  await migrate(databaseAt(url, 'torget_template'))
}

/** The same server and login, another database. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
