/**
 * How fast the search is on the real server: many articles, many earlier questions. `--articles 50000 --rows 1000000` is what is
 * promised; fewer of both show the same in seconds.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { manyArticles } from './search/many-articles.ts'
import { percentile, type Report } from './stage/figure.ts'
import { load } from './stage/load.ts'
import { memoryOf } from './stage/machine.ts'
import { ask, gatherEarlier, openGround, prepare, serve, type Served, signIn } from './stage/stage.ts'

const TYPED = 200

/** Fills, starts, searches with eight clients, then types letter by letter with one. */
export async function run(
  report: Report,
  { sizes, articles, seconds }: { sizes: readonly number[]; articles: number; seconds: number },
): Promise<void> {
  const ground = await openGround()
  try {
    const rows = sizes[0]!
    process.stdout.write(
      `\n${articles.toLocaleString('en')} articles, ${rows.toLocaleString('en')} contacts: filling …\n`,
    )
    const address = await prepare(ground, rows)
    const asked = await manyArticles(address, articles)
    const gathered = await gatherEarlier(address)
    report('earlier questions laid out', gathered, 'rows')
    const guide = (
      await ask<{ id: string }>(
        address,
        `select staff_id as id from staff_role where municipality_id = 1 and role = 'guide' order by 1 limit 1`,
      )
    )[0]!.id
    const cookie = (await signIn(address, [guide]))[0]!
    const begun = performance.now()
    const served = await serve(ground, address)
    try {
      report('index ready after start', await untilIndexed(served, cookie, begun), 's', { budget: { most: 10 } })
      const path = (turn: number) => `/api/v1/search?q=${encodeURIComponent(asked[(turn * 7919) % asked.length]!)}`
      const borne = await load(ground, served, { path, headers: { cookie } }, seconds)
      report('searches, 8 clients', borne.perSecond, 'a second', {
        budget: { least: 300 },
        sound: borne.refused === 0,
        note: `p95 ${borne.p95.toFixed(1)} ms; server ${Math.round(borne.serverMicros)} µs, database ${Math.round(borne.postgresMicros)} µs each; others ${Math.round(borne.others * 100)} %, unrest ${borne.unrest.toFixed(1)}`,
      })
      const typed = await typeAlone(served, cookie, asked)
      report('as you type, one client: p95', percentile(typed, 0.95), 'ms', {
        budget: { most: 25 },
        note: `p50 ${percentile(typed, 0.5).toFixed(1)} ms, ${typed.length} keys`,
      })
      report('a changed article is found after', await changed(served, cookie, address), 'ms', {
        budget: { most: 1000 },
      })
      report('memory of the server', memoryOf(served.pid), 'MB')
    } finally {
      await served.stop()
    }
  } finally {
    await ground.remove()
  }
}

type Found = { plain: boolean; articles: { title: string }[]; questions: unknown[] }

async function search(served: Served, cookie: string, q: string, typing = false): Promise<Found> {
  const response = await fetch(`${served.url}/api/v1/search?q=${encodeURIComponent(q)}&typing=${typing}`, {
    headers: { cookie },
  })
  if (!response.ok) throw new Error(`The search answered ${response.status}.`)
  return (await response.json()) as Found
}

async function untilIndexed(served: Served, cookie: string, begun: number): Promise<number> {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const found = await search(served, cookie, 'hur söker jag plats i förskola')
    if (!found.plain && found.articles.length > 0) return (performance.now() - begun) / 1000
    await sleep(50)
  }
  throw new Error('The index was not ready within two minutes.')
}

/** Whole questions, letter by letter, each key waiting for its answer. */
async function typeAlone(served: Served, cookie: string, asked: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; times.length < TYPED; turn++) {
    const question = asked[(turn * 104_729) % asked.length]!
    for (let length = 2; length <= question.length && times.length < TYPED; length++) {
      const begun = performance.now()
      await search(served, cookie, question.slice(0, length), true)
      times.push(performance.now() - begun)
    }
  }
  return times
}

/** Another article is published behind the server's back and told of, as a colleague's process would. */
async function changed(served: Served, cookie: string, address: string): Promise<number> {
  const word = 'kvittblomsvalv'
  const found = await ask<{ id: string }>(
    address,
    `insert into article_version (municipality_id, article_id, version, state, audience, unit_id, authority_id, valid_from, title, texts, words, written_at, reviewed_at, published_at)
      select municipality_id, article_id, 2, 'draft', audience, unit_id, authority_id, valid_from, '${word}',
        jsonb_build_object('sv', jsonb_build_object('questions', jsonb_build_array('Vad är ${word}?'), 'short', '${word}', 'markup', '', 'body', texts #> '{sv,body}')), words, now(), now(), null
      from article_version where municipality_id = 1 and state = 'published' and article_id not in
        (select article_id from article_version where municipality_id = 1 and state <> 'published') limit 1 returning article_id as id`,
  )
  const id = found[0]!.id
  const begun = performance.now()
  await ask(
    address,
    `update article_version set state = 'retired', retired_at = now(), retired_why = 'replaced' where municipality_id = 1 and article_id = '${id}' and version = 1`,
  )
  await ask(
    address,
    `update article_version set state = 'published', published_at = now() where municipality_id = 1 and article_id = '${id}' and version = 2`,
  )
  await ask(address, `select pg_notify('torget_live', '{"m":1,"t":["search:article:${id}"]}')`)
  while (performance.now() - begun < 10_000) {
    if ((await search(served, cookie, word)).articles[0]?.title === `Vad är ${word}?`) return performance.now() - begun
    await sleep(10)
  }
  return Infinity
}
