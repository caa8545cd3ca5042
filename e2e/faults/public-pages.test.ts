import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embeddedUrl, runProduct, type RunningProduct } from '#platform/testing/run-product.ts'
import { ownFolder } from './ground.ts'

const folder = ownFolder()
const others = ownFolder()
let first: RunningProduct
let second: RunningProduct
let owner: pg.Client
beforeAll(async () => {
  const often = { TORGET_REQUESTS_PER_MINUTE: '100000' }
  first = await runProduct({ TORGET_DATA: folder, ...often })
  second = await runProduct({ TORGET_DATA: others, DATABASE_URL: embeddedUrl(folder), ...often })
  owner = new pg.Client({ connectionString: embeddedUrl(folder) })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await second?.end()
  await first?.end()
})

const code = 'sophamtning-missad'
const read = async (product: RunningProduct, path: string) => {
  const response = await fetch(product.origin + path)
  return { status: response.status, html: await response.text() }
}
const both = (path: string) => Promise.all([read(first, path), read(second, path)])

/** Milliseconds until both processes' pages say so; fails after three seconds. */
async function until(path: string, isSo: (page: { status: number; html: string }) => boolean): Promise<number> {
  const begun = performance.now()
  while (performance.now() - begun < 3_000) {
    if ((await both(path)).every(isSo)) return performance.now() - begun
    await wait(20)
  }
  throw new Error(`${path} did not change in every process.`)
}

test('pages kept in memory tell what is so within a second, in every process, whoever changed it', async () => {
  const paths = ['/', `/svar/${code}`, '/platser/torget', '/flode/svar.json', '/svar', '/inbaddat/sok']
  for (const path of paths) for (const page of await both(path)) expect(page.status, path).toBe(200)

  await owner.query(`update news set public_text = 'Bron är öppen igen' where public_text is not null`)
  expect(await until('/', ({ html }) => html.includes('Bron är öppen igen'))).toBeLessThan(1_000)

  await owner.query(`update place set address = 'Nya gatan 7' where code = 'torget'`)
  expect(await until('/platser/torget', ({ html }) => html.includes('Nya gatan 7'))).toBeLessThan(1_000)

  await owner.query(
    `update municipality set profile = jsonb_set(profile, '{embeddedBy}', '["https://ny.example"]') where code = 'ekby'`,
  )
  const begun = performance.now()
  const policies = () =>
    Promise.all(
      [first, second].map(async ({ origin }) =>
        (await fetch(`${origin}/inbaddat/sok`)).headers.get('content-security-policy'),
      ),
    )
  while (!(await policies()).every((each) => each?.includes('frame-ancestors https://ny.example;'))) {
    expect(performance.now() - begun).toBeLessThan(1_000)
    await wait(20)
  }

  await owner.query(
    `update article_version v set state = 'retired', retired_at = now(), retired_why = 'taken_away' from article a
     where a.municipality_id = v.municipality_id and a.id = v.article_id and a.code = $1`,
    [code],
  )
  expect(await until(`/svar/${code}`, ({ status }) => status === 410)).toBeLessThan(1_000)
  for (const { html } of await both(`/svar/${code}`)) {
    expect(html).toContain('Svaret gäller inte längre')
    expect(html).toContain('type="search"')
  }
  for (const path of ['/flode/svar.json', '/flode/svar.xml', '/sitemap.xml', '/svar', '/tjanster'])
    for (const { html } of await both(path)) expect(html, path).not.toContain(`/${code}`)
})

test('script in an article is words, wherever it is shown', async () => {
  const nasty = `<script>alert(1)</script><img src=x onerror=alert(1)>"']]>`
  const text = {
    questions: [nasty],
    short: nasty,
    body: [{ kind: 'paragraph', content: [{ kind: 'text', text: nasty }] }],
  }
  await owner.query(`insert into article (municipality_id, id, code, owner_unit_id, authority_id, review_on, made_at, changed_at)
    select municipality_id, gen_random_uuid(), 'nasty', owner_unit_id, authority_id, '2026-01-01', now(), now() from article
    where municipality_id = 1 limit 1`)
  await owner.query(
    `insert into article_version (municipality_id, article_id, version, state, audience, unit_id, authority_id, valid_from, title,
      texts, words, sources, links, written_at, reviewed_at, published_at)
    select a.municipality_id, a.id, 1, 'published', 'public', a.owner_unit_id, a.authority_id, '2026-01-01', $1, $2, '', $3, $4,
      now(), now(), now() from article a where a.code = 'nasty'`,
    [
      nasty,
      JSON.stringify({ sv: text }),
      JSON.stringify([{ title: nasty, url: 'https://x.example/', readOn: '2026-01-01' }]),
      JSON.stringify([{ label: nasty, url: 'https://x.example/' }]),
    ],
  )
  for (const path of ['/svar/nasty', '/en/answers/nasty', '/inbaddat/svar/nasty', '/svar', '/flode/svar.xml']) {
    const { status, html } = await read(second, path)
    expect(status, path).toBe(200)
    expect(html, path).toContain('&lt;script&gt;alert(1)')
    expect(html, path).not.toMatch(/<script|<img src=x/)
  }
  const page = await fetch(`${second.origin}/svar/nasty`)
  expect(page.headers.get('content-security-policy')).toContain(`script-src 'self';`)
})

test('addresses without end push nothing out and never fill the memory', async () => {
  await read(first, '/')
  for (let turn = 0; turn < 60; turn++) {
    const made = Array.from({ length: 10 }, (_, at) => read(first, `/?${turn}-${at}=x`))
    for (const { status } of await Promise.all(made)) expect(status).toBe(200)
  }
  const begun = performance.now()
  for (let turn = 0; turn < 50; turn++) await read(first, '/')
  expect((performance.now() - begun) / 50).toBeLessThan(20)
})
