import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

/** Which of some words, in lower case, are part of the name of somebody in the register: for keeping names out of what is shown. */
export async function namesAmong(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  words: readonly string[],
): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const found = await sql<{ word: string }>`
    select distinct word from person, regexp_split_to_table(lower(given_name || ' ' || family_name), '[^[:alpha:]]+') as word
    where municipality_id = ${actor.municipalityId} and word = any(${words}::text[])`.execute(tx)
  return new Set(found.rows.map((row) => row.word))
}
