import { sql } from '#platform/database/database.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { LIVE_CHANNEL } from '#platform/live/hub.ts'

/** Tells every process that keeps an index to read people, units and duties again, when the transaction commits. */
export async function onDirectoryChanged({ tx, actor }: Happening): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify({ m: actor.municipalityId, t: ['search:entries'] })})`.execute(
    tx,
  )
}
