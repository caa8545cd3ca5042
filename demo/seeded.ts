/** Chance that can be repeated: the same seed gives the same day. */
export type Chance = {
  /** A number from 0 up to but not including 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  /** One of them. Throws RangeError when there is none. */
  pick<T>(from: readonly T[]): T
  /** One of them, the heavier the likelier. Throws RangeError when nothing weighs anything. */
  weighed<T>(from: readonly T[], weight: (one: T) => number): T
}

/** Starts chance from a text (mulberry32 over its FNV-1a hash). For demonstrations; never for secrets. */
export function seededChance(seed: string): Chance {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const weighed = <T>(from: readonly T[], weight: (one: T) => number): T => {
    let left = next() * from.reduce((sum, one) => sum + weight(one), 0)
    for (const one of from) {
      left -= weight(one)
      if (left < 0) return one
    }
    throw new RangeError('There is nothing to choose between')
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (from) => weighed(from, () => 1),
    weighed,
  }
}

/** Deals cards in a shuffled order, again and again, so that a short row of them already has the right mixture. */
export function deckOf<T>(chance: Chance, cards: readonly T[]): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) {
      left = [...cards]
      for (let at = left.length - 1; at > 0; at--) {
        const other = chance.between(0, at)
        ;[left[at], left[other]] = [left[other]!, left[at]!]
      }
    }
    return left.pop()!
  }
}
