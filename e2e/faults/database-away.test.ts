import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { runProduct, type RunningProduct } from '#platform/testing/run-product.ts'
import { freePort, ownFolder, rowsOf, signedIn } from './ground.ts'

const AWAY = 10_000
const folder = ownFolder()
const databaseFolder = ownFolder()
const port = await freePort()
let database: EmbeddedDatabase
let product: RunningProduct
beforeAll(async () => {
  database = await startEmbeddedDatabase(databaseFolder, { port: String(port) })
  product = await runProduct({ TORGET_DATA: folder, DATABASE_URL: database.url, TORGET_REQUESTS_PER_MINUTE: '100000' })
})
afterAll(async () => {
  await product?.end()
  await database?.stop()
})

test('the database is gone for ten seconds: pages and REST say so, nothing is lost, all comes back by itself', async () => {
  const headers = await signedIn(database.url, 'alva.linnemark@ekby.example')
  const register = (key: string) =>
    fetch(`${product.origin}/api/v1/contacts`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        channel: 'phone',
        questions: [{ asked: 'Före och efter', decision: { kind: 'answer', answer: 'Ja' } }],
      }),
    })
  const before = await register(crypto.randomUUID())
  expect(before.status).toBe(201)
  const { contactId } = (await before.json()) as { contactId: string }
  const live = await listen(`${product.origin}/api/v1/live`, headers)
  await until(() => live.heard.includes('event: hello'))

  await database.stop()
  const gone = Date.now()
  const during = crypto.randomUUID()
  const refused = await register(during)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ status: 503, code: 'away' })

  const typed = 'Skrivet medan databasen var borta'
  const key = crypto.randomUUID()
  const ask = () =>
    fetch(`${product.origin}/fraga`, {
      method: 'POST',
      body: new URLSearchParams({ key, asked: typed, replyBy: 'follow' }),
    })
  const asking = await ask()
  expect(asking.status).toBe(503)
  const form = await asking.text()
  expect(form).toContain(typed)
  expect(form).toContain('Frågan är inte skickad än')
  // What was read before is trusted for five seconds; after that the desk cannot know who asks.
  await later(5_500)
  const desk = await fetch(`${product.origin}/desk`, { headers: { ...headers, 'accept-language': 'sv' } })
  expect(desk.status).toBe(503)
  expect(desk.headers.get('retry-after')).toBe('5')
  expect(desk.headers.get('content-security-policy')).toContain("default-src 'self'")
  const page = await desk.text()
  expect(page).toContain('<html lang="sv"')
  expect(page).toMatch(/Försök igen/)
  expect(page).toContain('rel="stylesheet"')
  expect((await fetch(`${product.origin}/`)).status).toBe(200)
  expect((await fetch(`${product.origin}/health`)).status).toBe(200)
  expect((await fetch(`${product.origin}/ready`)).status).toBe(503)
  await later(Math.max(0, AWAY - (Date.now() - gone)))
  expect(product.process.exitCode).toBeNull()

  database = await startEmbeddedDatabase(databaseFolder, { port: String(port) })
  const back = Date.now()
  await until(async () => (await fetch(`${product.origin}/ready`)).status === 200)
  await until(() => live.heard.includes('data: ["all"]'))
  expect(Date.now() - back).toBeLessThan(5_000)
  const again = await register(during)
  expect(again.status).toBe(201)
  const asked = await ask()
  expect(asked.status).toBe(200)
  expect(await asked.text()).toContain('Vi har tagit emot din fråga')
  expect((await fetch(`${product.origin}/desk`, { headers })).status).toBe(200)
  expect(await (await fetch(`${product.origin}/metrics`)).text()).toMatch(/^# TYPE /m)
  await until(() => live.heard.split('event: changed').length > 2)
  live.stop()
  const kept = await rowsOf<{ id: string }>(database.url, 'select id from contact where id = $1', [contactId])
  expect(kept.length).toBe(1)
  const written = await rowsOf(database.url, 'select 1 from question_content where asked = $1', [typed])
  expect(written.length).toBe(1)
})

/** Reads a live stream as a browser does. */
async function listen(address: string, headers: Record<string, string>): Promise<{ heard: string; stop(): void }> {
  const leaving = new AbortController()
  const response = await fetch(address, { headers, signal: leaving.signal })
  expect(response.status).toBe(200)
  const held = { heard: '', stop: () => leaving.abort() }
  void (async () => {
    const words = new TextDecoder()
    for await (const chunk of response.body!) held.heard += words.decode(chunk as Uint8Array)
  })().catch(() => undefined) // stopped by us
  return held
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await later(50)) if (await isSo()) return
  throw new Error('It did not come to be within twenty seconds.')
}

function later(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
