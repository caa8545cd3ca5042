import { sql, type Tx } from '#platform/database/database.ts'
import type { Choice } from './learned.ts'
import type { SynonymGroup } from './language.ts'

/** So many of the commonest choices are used; the rest are kept and shown. */
const MOST_USED = 5_000

/** The choices that the index uses. */
export async function choicesInUse(tx: Tx, municipalityId: number): Promise<Choice[]> {
  const found = await sql<Choice>`select terms, article_id as "articleId", amount from search_choice
    where municipality_id = ${municipalityId} order by amount desc, last_on desc limit ${MOST_USED}`.execute(tx)
  return found.rows
}

/** The groups of synonyms in force. */
export async function synonymsInForce(tx: Tx, municipalityId: number): Promise<SynonymGroup[]> {
  const found = await sql<{ words: string[] }>`select words from search_synonym
    where municipality_id = ${municipalityId} and removed_at is null limit 5000`.execute(tx)
  return found.rows.map((row) => row.words)
}
