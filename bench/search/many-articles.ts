/** As many published articles as asked for, put together from sentences of the demo's own, with words of their own in each. */
import pg from 'pg'
import { readDemoData } from '#demo/data-format.ts'
import { bodyOf } from '#domains/answers/index.ts'
import { idOf } from '#platform/database/ids.ts'

const AT_ONCE = 1_000

/** A small repeatable random sequence (mulberry32). */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Writes them as the owner. @returns some of their questions, to search by */
export async function manyArticles(ownerUrl: string, amount: number): Promise<string[]> {
  const { articles, units } = readDemoData('ekby')
  const pick = random(20_261_122)
  const one = <T>(of: readonly T[]): T => of[Math.floor(pick() * of.length)]!
  const questions = articles.flatMap((article) => article.sv.questions)
  const sentences = articles
    .flatMap((article) => (article.sv.body ?? '').split(/(?<=[.!?])\s+|\n+/))
    .filter((text) => text.length > 30)
  const shorts = articles.map((article) => article.sv.short)
  const nouns = [...new Set(questions.flatMap((question) => question.match(/\p{Ll}{6,12}(?=[ ?])/gu) ?? []))]
  const unit = idOf('ekby', 'unit', units[0]!.id)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const asked: string[] = []
  try {
    await client.query('set synchronous_commit = off')
    for (let from = 0; from < amount; from += AT_ONCE) {
      const rows = Array.from({ length: Math.min(AT_ONCE, amount - from) }, (_, at) => {
        const word = `${one(nouns)}${one(nouns)}`
        const own = [one(questions), `Vad gäller för ${word}?`]
        if (asked.length < 2000) asked.push(one(own))
        const body = Array.from({ length: 10 }, () => one(sentences)).join('\n\n')
        const texts = { sv: { questions: own, short: `${one(shorts)} ${word}.`, markup: '', body: bodyOf(body) } }
        return {
          id: idOf('bench', 'article', String(from + at)),
          code: `bench-${from + at}`,
          title: own[0],
          texts,
          words: own.join(' ').toLowerCase(),
        }
      })
      await client.query(
        `with rows as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, code text, title text, texts jsonb, words text)),
          owner as (select id, authority_id from unit where municipality_id = 1 and id = $2),
          made as (insert into article (municipality_id, id, code, owner_unit_id, authority_id, review_on, made_at, changed_at)
            select 1, r.id, r.code, o.id, o.authority_id, '2030-01-01', now(), now() from rows r, owner o returning id)
        insert into article_version (municipality_id, article_id, version, state, audience, unit_id, authority_id, valid_from, title, texts,
          words, written_at, reviewed_at, published_at)
        select 1, r.id, 1, 'published', 'public', o.id, o.authority_id, '2026-01-01', r.title, r.texts, r.words, now(), now(), now()
        from rows r, owner o where exists (select from made)`,
        [JSON.stringify(rows), unit],
      )
    }
    await client.query('analyze article, article_version')
  } finally {
    await client.end()
  }
  return asked
}
