import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, openDatabase } from '#platform/database/database.ts'
import { databaseAt } from './global-setup.ts'

/** A test file's own database: a clone of the migrated template. */
export type TestDatabase = {
  /** As the application sees it: torget_app, under row security. */
  db: Database
  /** The owner's address of this clone, for tests that plant faults or start a server. */
  ownerUrl: string
  /** Runs SQL as the owner, outside row security: to arrange and to look behind the wall. */
  owner: pg.Pool
}

/** Clones the template before the file's tests and drops it after. Use once, at the top of a test file. */
export function useTestDatabase(template = 'torget_template'): TestDatabase {
  const held = {} as TestDatabase
  let name = ''
  let pool: pg.Pool
  beforeAll(async () => {
    const server = inject('databaseUrl')
    name = `torget_test_${randomBytes(6).toString('hex')}`
    await onServer(server, `create database ${name} template ${template} strategy wal_log`)
    held.ownerUrl = databaseAt(server, name)
    held.owner = new pg.Pool({ connectionString: held.ownerUrl, max: 4, pipeline: true })
    held.owner.on('error', () => {})
    const opened = openDatabase(held.ownerUrl, 10)
    held.db = opened.db
    pool = opened.pool
  })
  afterAll(async () => {
    await pool?.end()
    await held.owner?.end()
    await onServer(inject('databaseUrl'), `drop database if exists ${name} with (force)`)
  })
  return held
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
