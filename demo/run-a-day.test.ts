import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'
import { readDemoData } from './data-format.ts'
import { loadDemo } from './load.ts'
import { runADay } from './run-a-day.ts'

const test = useTestDatabase()

it('lets a day happen at its pace, with nothing refused', async () => {
  await loadDemo(test.ownerUrl)
  const stage = { db: test.db, operations, secret: 'a secret that is only for tests, 32+', data: readDemoData('ekby') }
  const seen = new Set<string>()
  const start = Date.now()
  const day = { date: Temporal.PlainDate.from('2026-03-10'), seed: 'test', contacts: 120, speed: 15_000 }
  const outcome = await runADay(stage, day, (step) => seen.add(step.act))
  expect(outcome.refused).toEqual(new Map())
  expect([...seen]).toEqual(expect.arrayContaining(['receive', 'ask', 'accept', 'answer', 'hand_over']))
  const { rows } = await test.owner.query(
    `select count(*)::int as contacts, min(registered_at) as first, max(registered_at) as last from contact`,
  )
  // What is written after closing time is read the next day.
  expect(rows[0].contacts).toBeGreaterThan(110)
  expect(rows[0].first.getTime()).toBeGreaterThanOrEqual(start)
  expect(rows[0].last.getTime()).toBeLessThanOrEqual(Date.now())
})
