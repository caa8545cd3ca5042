import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { arrangeEkby, type Ekby } from '#domains/staff/staff.factory.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { answered, leftToCentre, playDay } from './day.factory.ts'
import { foldFigures } from './fold-figures.job.ts'

const test = useTestDatabase()
let here: Ekby
const day = playDay(test, () => here)
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
})
beforeEach(() => test.owner.query('truncate question_figure, question_figure_day, question_figure_unit_day'))

const left = async () =>
  Number((await test.owner.query<{ n: number }>('select count(*)::int as n from question_figure')).rows[0]?.n)

describe('folding figures', () => {
  it('keeps every step once, in whatever order things are registered, folded and read', async () => {
    const guide = await here.actor('pirkko')
    const doing = fc.constantFrom('answered', 'left', 'fold', 'fold twice at once', 'fold and lose it')
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { maxLength: 12 }), async (done) => {
        await test.owner.query('truncate question_figure, question_figure_day, question_figure_unit_day')
        const expected = { received: 0, 'closed:answered_directly': 0 }
        for (const what of done) {
          if (what === 'answered' || what === 'left') {
            await day.receive(guide, what === 'answered' ? answered : leftToCentre)
            expected.received++
            if (what === 'answered') expected['closed:answered_directly']++
          } else if (what === 'fold') await day.fold()
          else if (what === 'fold twice at once')
            await Promise.all([day.fold(), day.fold(), day.receive(guide, leftToCentre)]).then(
              () => expected.received++,
            )
          else await foldAndLoseIt()
          const known = Object.fromEntries(Object.entries(expected).filter(([, amount]) => amount > 0))
          expect(await day.sums()).toEqual(known)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is right at every moment while several fold and register at once', async () => {
    const guide = await here.actor('pirkko')
    let registered = 0
    let working = true
    const register = async () => {
      for (let asked = 0; asked < 25; asked++) {
        await day.receive(guide, answered)
        registered++
      }
    }
    const fold = async () => {
      while (working) await day.fold()
    }
    const look = async () => {
      while (working) {
        const before = registered
        const seen = (await day.sums())['received'] ?? 0
        expect(seen).toBeGreaterThanOrEqual(before)
      }
    }
    const others = [fold(), fold(), look()]
    await Promise.all([register(), register(), register()])
    working = false
    await Promise.all(others)
    await day.fold()
    expect(await day.sums()).toEqual({ received: 75, 'closed:answered_directly': 75 })
    expect(await left()).toBe(0)
  })

  it('takes a bounded number at a time, and says whether there may be more', async () => {
    await test.owner.query(
      `insert into question_figure (municipality_id, day, unit_id, channel, measure, amount)
       select 1, '2026-05-21', $1, 'phone', 'received', 1 from generate_series(1, 5001)`,
      [here.units.servicecenter],
    )
    expect(await day.fold()).toBe(5000)
    expect(await left()).toBe(1)
    expect(await day.fold()).toBe(0)
    expect(await day.sums()).toEqual({ received: 5001 })
    const rows = await test.owner.query('select amount::int from question_figure_day')
    expect(rows.rows).toEqual([{ amount: 5001 }])
  })

  it('is done by the system only', async () => {
    const guide = await here.actor('pirkko')
    await day.receive(guide, answered)
    await inTransaction(test.db, guide, (tx) => foldFigures({ ...contextParts(), tx, actor: guide }))
    expect(await left()).toBe(2)
  })
})

/** A folding that is cut off before it is committed. */
async function foldAndLoseIt(): Promise<void> {
  const actor = system(here.municipalityId)
  const lost = inTransaction(test.db, actor, async (tx) => {
    await foldFigures({ ...contextParts(), tx, actor })
    throw new Error('killed')
  })
  await expect(lost).rejects.toThrow('killed')
}

function contextParts() {
  const { clock, secret } = day.execution()
  return { clock, secret, publish: async () => {}, announce: () => {} }
}
