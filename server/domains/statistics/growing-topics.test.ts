import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOfAtLeast } from './chance.ts'
import { growingIn } from './growing-topics.ts'

/** Counts of one service: now, and in the weeks before. */
const counts = (now: number, before: readonly number[], serviceId = 'a', secrecyUnitId: string | null = null) =>
  [now, ...before]
    .map((received, span) => ({ span, serviceId, secrecyUnitId, received, direct: 0 }))
    .filter((row) => row.received > 0)

describe('the chance of so many', () => {
  it('is what the negative binomial distribution says', () => {
    // r = 6.5, p = 6/7: known values.
    expect(chanceOfAtLeast(0, 6, 6)).toBe(1)
    expect(chanceOfAtLeast(1, 6, 6)).toBeCloseTo(1 - (6 / 7) ** 6.5, 10)
    expect(chanceOfAtLeast(5, 6, 6)).toBeGreaterThan(0.003)
    expect(chanceOfAtLeast(5, 6, 6)).toBeLessThan(0.02)
    // Much known, so nearly Poisson with mean 10: P(X >= 20) = 0.0035.
    expect(chanceOfAtLeast(20, 10_000, 1000)).toBeCloseTo(0.0035, 3)
  })

  it('falls with the count, rises with what is usual, and is a chance', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(3000), fc.integer({ min: 1, max: 12 }), (count, sum, spans) => {
        const chance = chanceOfAtLeast(count, sum, spans)
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1)
        expect(chanceOfAtLeast(count + 1, sum, spans)).toBeLessThanOrEqual(chance + 1e-9)
        expect(chanceOfAtLeast(count, sum + 10, spans)).toBeGreaterThanOrEqual(chance - 1e-9)
      }),
    )
  })
})

describe('what grows', () => {
  it('is asked about at least five times and far more than usual', () => {
    const grows = (now: number, before: readonly number[]) => growingIn(counts(now, before)).length === 1
    expect(grows(4, [1, 1, 1, 1, 1, 1])).toBe(false)
    expect(grows(9, [1, 1, 1, 1, 1, 1])).toBe(true)
    expect(grows(22, [20, 20, 20, 20, 20, 20])).toBe(false)
    expect(grows(45, [20, 20, 20, 20, 20, 20])).toBe(true)
    expect(growingIn(counts(9, [1, 1, 2, 1, 1, 0]))[0]).toMatchObject({ asked: 9, expected: 6 / 5 })
  })

  it('is not said of anything while there are too few weeks to compare with', () => {
    expect(growingIn(counts(30, [1, 1]))).toEqual([])
    // Weeks are counted over all services: another one was asked about.
    expect(growingIn([...counts(30, []), ...counts(1, [1, 1, 1], 'b')])).toHaveLength(1)
  })

  it('is counted apart for what is secret', () => {
    const open = counts(4, [1, 1, 1, 1, 1, 1])
    const secret = counts(20, [1, 1, 1, 1, 1, 1], 'a', 'unit')
    expect(growingIn([...open, ...secret])).toMatchObject([{ serviceId: 'a', secrecyUnitId: 'unit', asked: 20 }])
  })
})
