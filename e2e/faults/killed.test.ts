import { afterAll, expect, test } from 'vitest'
import { embeddedUrl, runProduct, type RunningProduct } from '#platform/testing/run-product.ts'
import { ownFolder, rowsOf, signedIn } from './ground.ts'

const folder = ownFolder()
const settings = { TORGET_DATA: folder, TORGET_REQUESTS_PER_MINUTE: '1000000' }
const REGISTRATIONS = 1000
const AT_ONCE = 8
const KILLED_AFTER = 300

let product: RunningProduct
afterAll(() => product.end())

test('kill -9 during 1,000 registrations: every acknowledged one is there, none twice', async () => {
  product = await runProduct(settings)
  const url = embeddedUrl(folder)
  const headers = await signedIn(url, 'alva.linnemark@ekby.example')
  const [before] = await rowsOf<{ count: number }>(url, 'select count(*)::int as count from contact')
  const keys = Array.from({ length: REGISTRATIONS }, () => crypto.randomUUID())
  const acknowledged = new Map<string, string>()
  const register = async (key: string) => {
    const response = await fetch(`${product.origin}/api/v1/contacts`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        channel: 'phone',
        questions: [{ asked: `Fråga ${key}`, decision: { kind: 'answer', answer: 'Svaret' } }],
      }),
    })
    expect(response.status).toBe(201)
    const { contactId } = (await response.json()) as { contactId: string }
    if (acknowledged.has(key)) expect(contactId).toBe(acknowledged.get(key))
    acknowledged.set(key, contactId)
  }
  let gone = false
  await together(keys, async (key) => {
    if (gone) return
    // What was under way when the process died has no answer: nobody knows whether it was done.
    await register(key).catch((error: unknown) => {
      if (!gone) throw error
    })
    if (acknowledged.size === KILLED_AFTER) {
      gone = true
      await product.end('SIGKILL')
    }
  })
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILLED_AFTER)
  expect(acknowledged.size).toBeLessThan(REGISTRATIONS)

  product = await runProduct(settings)
  const kept = await rowsOf<{ id: string }>(embeddedUrl(folder), 'select id from contact where id = any($1::uuid[])', [
    [...acknowledged.values()],
  ])
  expect(kept.length).toBe(acknowledged.size)

  // Whoever got no answer sends again with the same key, and so do some who did.
  const again = [...keys.filter((key) => !acknowledged.has(key)), ...[...acknowledged.keys()].slice(0, 50)]
  await together(again, register)
  expect(new Set(acknowledged.values()).size).toBe(REGISTRATIONS)
  const [after] = await rowsOf<{ count: number; questions: number }>(
    embeddedUrl(folder),
    `select count(*)::int as count, (select count(*)::int from question_content where asked like 'Fråga %-%') as questions from contact`,
  )
  expect(after!.count - before!.count).toBe(REGISTRATIONS)
  expect(after!.questions).toBe(REGISTRATIONS)
})

async function together(keys: string[], work: (key: string) => Promise<void>): Promise<void> {
  const left = [...keys]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let key = left.shift(); key !== undefined; key = left.shift()) await work(key)
    }),
  )
}
