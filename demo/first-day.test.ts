import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '#platform/operations/execute.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'
import { actorsOf } from './carry-out.ts'
import { readDemoData } from './data-format.ts'
import { type Followable, playFirstDay } from './first-day.ts'
import { loadDemo } from './load.ts'

const secret = 'a secret that is only for tests, 32+'
/** A Tuesday after lunch, a Sunday night, the morning after Easter: whenever somebody starts it for the first time. */
const firstLooks = ['2026-03-10T13:40:00+01:00', '2026-11-22T02:15:00+01:00', '2026-04-07T07:05:00+02:00']

describe.each(firstLooks)('the first look at %s', (moment) => {
  const test = useTestDatabase()
  const now = new Date(moment)
  let followable: Partial<Record<string, Followable>>
  beforeAll(async () => {
    await loadDemo(test.ownerUrl)
    followable = await playFirstDay({ db: test.db, operations, secret }, now)
  })

  it('finds some sixty contacts, none of them later than now', async () => {
    const { rows } = await test.owner.query(
      `select municipality_id as id, count(*)::int as contacts, max(registered_at) as last from contact group by 1 order by 1`,
    )
    expect(rows.map((row) => row.id)).toEqual([1, 2])
    expect(rows[0].contacts).toBeGreaterThan(50)
    expect(rows[0].contacts).toBeLessThan(75)
    expect(rows[0].last.getTime()).toBeLessThanOrEqual(now.getTime())
  })

  it('finds something in every list of the inbox, whichever guide signs in', async () => {
    const stage = { db: test.db, operations, secret, data: readDemoData('ekby') }
    const actorOf = actorsOf(stage)
    const guides = stage.data.staff.filter((person) => person.roles.some((grant) => grant.role === 'guide'))
    const empty: string[] = []
    for (const { id } of guides) {
      const actor = await actorOf(id, now)
      const counts = await execute({ ...stage, clock: fixedClock(now) }, actor, 'contacts.inbox-counts', {})
      for (const [box, count] of Object.entries(counts as object)) if (count === 0) empty.push(`${id}: ${box}`)
    }
    expect(guides.length).toBeGreaterThan(5)
    expect(empty).toEqual([])
    const { rows } = await test.owner.query(
      `select distinct state from question union select distinct state from hand_over`,
    )
    expect(rows.map((row) => row.state)).toEqual(
      expect.arrayContaining(['open', 'closed', 'offered', 'accepted', 'returned']),
    )
  })

  it('has three pieces of news that a guide has not read, some to come and some that are over', async () => {
    const stage = { db: test.db, operations, secret, data: readDemoData('ekby') }
    const alva = await actorsOf(stage)('alva-linnemark', now)
    const call = (name: string, input: object) => execute({ ...stage, clock: fixedClock(now) }, alva, name, input)
    expect(await call('news.unread', {})).toMatchObject({ count: 3 })
    for (const view of ['current', 'upcoming', 'ended'])
      expect([view, ((await call('news.list', { view })) as { rows: unknown[] }).rows.length > 0]).toEqual([view, true])
    expect(await call('news.list-public', {})).toMatchObject({ rows: [{}, {}, {}] })
  })

  it('gives something to follow as a citizen', async () => {
    const { rows } = await test.owner.query(`select channel, state from question where reference = $1`, [
      followable['ekby']?.reference,
    ])
    expect(rows).toEqual([{ channel: 'web', state: 'open' }])
  })

  it('happens once', async () => {
    expect(await playFirstDay({ db: test.db, operations, secret }, now)).toEqual({})
  })
})
