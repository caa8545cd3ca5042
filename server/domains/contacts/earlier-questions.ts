import { sql, type Tx } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

/** An answered question that says something like what is asked for. */
export type EarlierQuestion = {
  questionId: string
  reference: string
  heading: string
  serviceId: string | null
  placeId: string | null
  ownerUnitId: string
  outcome: string | null
  closedAt: Date
}

/**
 * Answered questions that hold these words, the closest first: all of them, else some; of this year and the last. Only what the acting person may know of, and
 * never a secret one: find_earlier_questions (migrations/0008-search.sql) holds the walls itself.
 * @param words in small letters, letters and digits only; with `stillTyping` the last one may be unfinished
 */
export async function earlierQuestions(
  { tx, actor, clock }: Pick<Context, 'tx' | 'actor' | 'clock'>,
  words: readonly string[],
  stillTyping: boolean,
  most: number,
): Promise<EarlierQuestion[]> {
  if (actor.kind !== 'staff') return []
  const asked = words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word)).slice(0, MOST_WORDS)
  if (asked.length === 0) return []
  const lexemes = asked.map((word, at) => (stillTyping && at === asked.length - 1 ? `${word}:*` : word))
  const year = clock.now().getUTCFullYear()
  const all = await search(tx, lexemes.join(' & '), year - 1, most)
  // While somebody is still typing, and where one word was asked for, some of the words is no better than all of them.
  if (all.length > 0 || stillTyping || lexemes.length < 2) return all
  return search(tx, lexemes.join(' | '), year - 1, most)
}

const MOST_WORDS = 6

async function search(tx: Tx, query: string, since: number, most: number): Promise<EarlierQuestion[]> {
  const found =
    await sql<EarlierQuestion>`select question_id as "questionId", reference, heading, service_id as "serviceId",
      place_id as "placeId", owner_unit_id as "ownerUnitId", outcome, closed_at as "closedAt"
    from find_earlier_questions(to_tsquery('swedish', ${query}), ${since}::int, ${most}::int)`.execute(tx)
  return found.rows
}

const AT_ONCE = 1_000

/**
 * Lays answered questions out to be searched: those closed since last time, a little overlapping, because a transaction may end
 * after a later one. Secret questions stay out. Returns how many were laid out when there may be more, otherwise 0.
 */
export async function gatherEarlierQuestions({ tx, actor }: Context): Promise<number> {
  const done = await sql<{ added: number }>`
    with mark as (select coalesce(max(closed_at), '-infinity') - interval '10 minutes' as at from earlier_question
        where municipality_id = ${actor.municipalityId}),
    closed as (
      select q.* from question q, mark
      where q.municipality_id = ${actor.municipalityId} and q.state = 'closed' and q.closed_at >= mark.at and q.secrecy_unit_id is null
        and not exists (select from earlier_question e where e.municipality_id = q.municipality_id and e.question_id = q.id)
      order by q.closed_at limit ${AT_ONCE}),
    added as (
      insert into earlier_question (municipality_id, question_id, closed_at, words)
      select c.municipality_id, c.id, c.closed_at,
        setweight(to_tsvector('swedish', t.heading), 'A') || to_tsvector('swedish', left(t.asked, 4000))
          || coalesce((select to_tsvector('swedish', left(string_agg(m.body, ' '), 4000)) from question_message m
              where m.municipality_id = c.municipality_id and m.question_id = c.id and m.kind = 'answer'), '')
          || array_to_tsvector(array['a:' || c.authority_id, 'u:' || c.owner_unit_id, 'y:' || extract(year from c.closed_at)])
      from closed c join question_content t on t.municipality_id = c.municipality_id and t.question_id = c.id
      where t.secrecy_unit_id is null
      on conflict do nothing returning 1)
    select count(*)::int as added from added`.execute(tx)
  const added = done.rows[0]?.added ?? 0
  return added >= AT_ONCE ? added : 0
}
