/**
 * Two years of a service centre's work, written straight into the tables: a hundred thousand contacts in seconds, a million in
 * minutes. Foreign keys are not checked row by row while it is written; afterwards all of them are checked at once.
 */
import pg from 'pg'
import { demoMunicipalities, readDemoData } from '#demo/data-format.ts'
import { idOf } from '#platform/database/ids.ts'
import { aroundQuestions, checkKeys, figures, people, plan, questions, texts } from './seed-sql.ts'

/** Questions still open when the seed is done, whatever its size: what lies open does not grow with the years. */
const OPEN = 3000

/**
 * Fills the first demo municipality of a migrated and loaded database.
 * @param ownerUrl the owner's address
 * @param contacts how many contacts with a question of their own; every twelfth question is raised again in one more
 * @param now the end of the two years
 * @throws Error when what was written breaks a foreign key
 */
export async function seed(ownerUrl: string, contacts: number, now: Date): Promise<void> {
  const [first, second] = [await connected(ownerUrl), await connected(ownerUrl)]
  try {
    await first.query(texts, [JSON.stringify(askedAndAnswered())])
    await first.query(people(contacts))
    await inTurn(first, plan(contacts, now, OPEN))
    for (const lane of [first, second]) {
      await lane.query(`set session_replication_role = replica; set synchronous_commit = off`)
    }
    await Promise.all([inTurn(first, questions), inTurn(second, aroundQuestions)])
    await inTurn(first, [...figures, 'drop table bench_plan, bench_text'])
    const broken = (await first.query<{ broken: string | null }>(checkKeys)).rows.flatMap((row) => row.broken ?? [])
    if (broken.length > 0) throw new Error(`The seed breaks ${broken.join(', ')}.`)
    await inTurn(first, ['vacuum analyze', 'checkpoint'])
  } finally {
    await first.end()
    await second.end()
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function inTurn(client: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement)
}

/** What citizens of the demo municipality ask and are answered, with the service it is about. */
function askedAndAnswered() {
  const { municipality, contactScripts } = readDemoData(demoMunicipalities[0])
  return contactScripts.flatMap(({ service, text, answer }) =>
    service ? [{ service_id: idOf(municipality.code, 'service', service), asked: text, answer }] : [],
  )
}
