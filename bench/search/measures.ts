/** Measures of ranked answers, with how sure they are. Drawn with a fixed seed: two runs say the same. */

const ROUNDS = 10_000
const SEEN = 10

/** What a right answer at this place (from 1) is worth: nDCG@10 where one answer is right. */
export function gainAt(rank: number): number {
  return rank <= SEEN ? 1 / Math.log2(rank + 1) : 0
}

/** The place of `right` among the scored, from 1; of equals, the one that comes first in the file comes first. */
export function rankOf(scores: ArrayLike<number>, right: number, among: Iterable<number>): number {
  let rank = 1
  for (const other of among) {
    if (other === right) continue
    if (scores[other]! > scores[right]! || (scores[other] === scores[right] && other < right)) rank++
  }
  return rank
}

/** The mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** Where the mean lies in 95 of 100 draws of as many questions. */
export function interval(values: readonly number[]): { low: number; high: number } {
  const means = draws(values).toSorted((one, other) => one - other)
  return { low: means[Math.floor(ROUNDS * 0.025)]!, high: means[Math.floor(ROUNDS * 0.975)]! }
}

/** Paired bootstrap, both sides: how often the difference of the means would be none or the other way. */
export function chanceOfNone(better: readonly number[], other: readonly number[]): number {
  const apart = draws(better.map((value, at) => value - other[at]!))
  const against = apart.filter((value) => value <= 0).length
  return Math.min(1, (2 * Math.min(against, ROUNDS - against)) / ROUNDS)
}

function draws(values: readonly number[]): number[] {
  const next = random()
  return Array.from({ length: ROUNDS }, () => {
    let sum = 0
    for (let each = 0; each < values.length; each++) sum += values[Math.floor(next() * values.length)]!
    return sum / values.length
  })
}

/** A small repeatable random sequence (mulberry32). */
function random(): () => number {
  let state = 20_261_122
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
