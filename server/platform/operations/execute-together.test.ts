import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anonymous } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { sql } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operation } from './contract.ts'
import { executeTogether, operationsOf, route } from './execute.ts'
import { Problem } from './problem.ts'

const test = useTestDatabase()

const read = (name: string, more: { together?: true; traced?: true } = {}) =>
  operation({
    name,
    method: 'GET',
    path: `/${name}`,
    permission: 'open',
    audits: more.traced ? { action: name, subject: 'thing' } : { nothing: 'only a test' },
    summary: name,
    ...(more.together ? { together: true as const } : {}),
    input: z.object({}),
    reply: z.object({ transaction: z.string() }),
  })
const where = sql<{ transaction: string }>`select pg_backend_pid() || ' ' || now() as transaction`
const tells = (name: string, more: { together?: true; traced?: true } = {}) =>
  route(read(name, more), async ({ tx }) => (await where.execute(tx)).rows[0]!)

function page() {
  const operations = operationsOf([
    tells('one', { together: true }),
    tells('two', { together: true }),
    tells('traced', { together: true, traced: true }),
    tells('apart'),
    route(read('problem', { together: true }), async () => {
      throw new Problem(404, 'not-found')
    }),
    route(read('fault', { together: true }), async ({ tx }) => {
      await sql`select 1 / ${0}::int`.execute(tx)
      throw new Error('unreachable')
    }),
  ])
  const execution = {
    db: test.db,
    operations,
    clock: fixedClock(new Date('2026-03-10T09:00:00Z')),
    secret: 'x'.repeat(40),
  }
  return executeTogether(execution, anonymous(1))
}
const traces = async () =>
  (await test.owner.query<{ n: number }>(`select count(*)::int as n from audit_entry where operation = 'traced'`))
    .rows[0]!.n

describe('reads of one page', () => {
  it('share one transaction when they may and are asked for at once', async () => {
    const call = page()
    const [one, two, apart] = await Promise.all([call('one', {}), call('two', {}), call('apart', {})])
    expect(one).toEqual(two)
    expect(apart).not.toEqual(one)
  })

  it('leave their traces', async () => {
    await test.owner.query(`insert into municipality values (1, 'ekby', 'Ekby', 'Ekby', 'Europe/Stockholm', '{}')`)
    const call = page()
    const before = await traces()
    await Promise.all([call('one', {}), call('traced', {})])
    expect(await traces()).toBe(before + 1)
  })

  it('keep their problems to themselves', async () => {
    const call = page()
    const [one, problem] = await Promise.allSettled([call('one', {}), call('problem', {})])
    expect(one.status).toBe('fulfilled')
    expect(problem).toMatchObject({ status: 'rejected', reason: { status: 404 } })
  })

  it('are done again by themselves when a fault of one took the others with it', async () => {
    const call = page()
    const before = await traces()
    const [traced, fault] = await Promise.allSettled([call('traced', {}), call('fault', {})])
    expect(traced.status).toBe('fulfilled')
    expect(fault).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    expect(await traces()).toBe(before + 1)
  })
})
