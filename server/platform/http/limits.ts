import type { Operation } from '#platform/operations/contract.ts'
import { Problem } from '#platform/operations/problem.ts'

/** Counts tries in the last minute, by who tries what. Per process: several processes allow as many times more. */
export type Limits = {
  /** Counts a call. Throws Problem 429 when one address, or all together on one guarded subject, have tried too often. */
  take(operation: Operation, address: string, input: unknown): void
}

const WINDOW = 60_000
const MOST_KEYS = 50_000

/** Opens the counters. `factor` raises every limit, for benchmarks and tests that come from one address. */
export function openLimits(factor = 1, now: () => number = Date.now): Limits {
  const counted = new Map<string, { since: number; tries: number }>()
  function count(key: string, most: number): void {
    const at = now()
    const seen = counted.get(key)
    if (!seen || at - seen.since >= WINDOW) {
      if (counted.size >= MOST_KEYS) counted.clear()
      counted.set(key, { since: at, tries: 1 })
      return
    }
    seen.tries++
    if (seen.tries > most * factor) throw new Problem(429, 'too-many')
  }
  return {
    take(operation, address, input) {
      if (operation.perMinute === undefined) return
      count(`${operation.name} from ${address}`, operation.perMinute)
      if (operation.guards === undefined) return
      const subject = (input as Record<string, unknown> | null)?.[operation.guards]
      // Written in any way it is the same subject: spaces, hyphens and case do not make a new one.
      if (typeof subject === 'string') {
        count(
          `${operation.name} on ${subject.replaceAll(/[\s-]/g, '').toUpperCase().slice(0, 40)}`,
          operation.perMinute,
        )
      }
    },
  }
}
