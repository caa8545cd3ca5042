import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '#platform/clock/clock.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Recurring, type RecurringJob, startRecurring } from './recurring.ts'

const test = useTestDatabase()
const running: Recurring[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()))
  await test.owner.query('delete from job_lease')
})

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

function start(jobs: RecurringJob[], leaseSeconds = 2): Recurring {
  const started = startRecurring({ db: test.db, clock: systemClock, log, leaseSeconds, lookSeconds: 0.1 }, jobs)
  running.push(started)
  return started
}

async function until(seen: () => boolean | Promise<boolean>, milliseconds = 8_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await seen())) {
    if (Date.now() > end) throw new Error('It did not happen in time.')
    await pause(15)
  }
}

describe('recurring work', () => {
  it('is done by one of several processes at a time, in turns, also when a run outlasts the lease', async () => {
    let inside = 0
    let most = 0
    let runs = 0
    const job: RecurringJob = {
      name: 'count',
      everySeconds: 0.05,
      run: async () => {
        inside += 1
        most = Math.max(most, inside)
        await pause(runs === 0 ? 900 : 30)
        inside -= 1
        runs += 1
      },
    }
    for (let i = 0; i < 4; i++) start([job], 0.3)
    await until(() => runs >= 8)
    expect(most).toBe(1)
  })

  it('is not done more often because more processes share it', async () => {
    let runs = 0
    const job: RecurringJob = { name: 'hourly', everySeconds: 3600, run: async () => void (runs += 1) }
    for (let i = 0; i < 3; i++) start([job])
    await until(() => runs === 1)
    await pause(400)
    expect(runs).toBe(1)
  })

  it('goes to another process when its holder has died, and not before the lease has run out', async () => {
    await test.owner.query(
      `insert into job_lease values ('orphan', 'somebody dead', now() + interval '0.6 seconds', now())`,
    )
    const began = Date.now()
    let ranAt = 0
    start([{ name: 'orphan', everySeconds: 60, run: async () => void (ranAt = Date.now()) }])
    await until(() => ranAt > 0)
    expect(ranAt - began).toBeGreaterThan(450)
    expect(ranAt - began).toBeLessThan(3_000)
  })

  it('tells the job when somebody else has taken its lease', async () => {
    let told = false
    let inside = false
    start(
      [
        {
          name: 'stolen',
          everySeconds: 60,
          run: ({ signal }) => {
            inside = true
            return new Promise((done) =>
              signal.addEventListener('abort', () => {
                told = true
                done()
              }),
            )
          },
        },
      ],
      0.3,
    )
    await until(() => inside)
    await test.owner.query(
      `update job_lease set held_by = 'another', held_until = now() + interval '1 hour' where name = 'stolen'`,
    )
    await until(() => told)
    await pause(50)
    const row = await test.owner.query(`select held_by from job_lease where name = 'stolen'`)
    expect(row.rows).toEqual([{ held_by: 'another' }])
  })

  it('is tried again after a fault, later and later, and the log holds none of its words', async () => {
    log.error.mockClear()
    let runs = 0
    start([
      {
        name: 'faulty',
        everySeconds: 0.1,
        run: async () => {
          runs += 1
          if (runs === 1) throw new Error('anna.berg@example.se cannot be reached')
        },
      },
    ])
    await until(() => runs === 1)
    await until(
      async () =>
        (await test.owner.query(`select from job_lease where failures = 1 and due_at > now() + interval '1 second'`))
          .rowCount === 1,
    )
    await until(() => runs >= 3)
    expect((await test.owner.query('select failures from job_lease')).rows).toEqual([{ failures: 0 }])
    expect(log.error).toHaveBeenCalledTimes(1)
    expect(JSON.stringify(log.error.mock.calls)).not.toContain('anna')
    expect(JSON.stringify(log.error.mock.calls)).toContain('faulty')
  })

  it('stops by finishing what is under way, and lets the next process begin when it is due', async () => {
    let finished = false
    let inside = false
    const stopped = start([
      {
        name: 'slow',
        everySeconds: 0.1,
        run: async () => {
          inside = true
          await pause(300)
          finished = true
        },
      },
    ])
    await until(() => inside)
    await stopped.stop()
    expect(finished).toBe(true)
    expect((await test.owner.query('select held_by from job_lease')).rows).toEqual([{ held_by: null }])
  })
})
