import { operations } from '#server/domains.ts'
import { readConfig } from '#platform/config/config.ts'
import { readSecret } from '#platform/config/secret.ts'
import { type Database, openDatabase } from '#platform/database/database.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import type { Operations } from '#platform/operations/execute.ts'

/** The product without its pages: what a script needs to carry out use cases in its own process. */
export type OpenStage = {
  ownerUrl: string
  db: Database
  operations: Operations
  secret: string
  /** Gives everything back. A database server that was running before goes on running. */
  close(): Promise<void>
}

/**
 * Opens the database as the settings say (see platform/config/config.ts), brought to the newest schema.
 * @param dataFolder instead of TORGET_DATA; a server running on it is shared
 * @param fast for much work that can be done again: a server that this starts does not wait for the disk at each commit (what a
 *   power cut takes is a moment's whole transactions)
 */
export async function openStage(dataFolder?: string, fast = false): Promise<OpenStage> {
  const config = readConfig({ ...process.env, ...(dataFolder ? { TORGET_DATA: dataFolder, DATABASE_URL: '' } : {}) })
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedDatabase(config.dataFolder, fast ? { synchronous_commit: 'off' } : {})
  const ownerUrl = config.databaseUrl ?? embedded!.url
  await migrate(ownerUrl)
  const { db } = openDatabase(config.appDatabaseUrl ?? ownerUrl, config.poolSize, config.preparedStatements)
  return {
    ownerUrl,
    db,
    operations,
    secret: readSecret(config),
    async close() {
      await db.destroy()
      if (embedded?.started) await embedded.stop()
    },
  }
}
