/** What rows say, as numbers one after the other: every word is looked up once and held once, however many rows have it. */
import { wordsOf } from './words.ts'

/** Row n's words and how much each counts lie at `from[n]` to `from[n + 1]`. */
export type FlatWords = { words: readonly string[]; from: Uint32Array; numbers: Uint32Array; counts: Uint8Array }

/** The most that one word can count in one row. */
export const MOST_COUNTED = 255

/** Takes rows in, one by one; `met` is told of every word the first time. */
export function createFlatWords(met: (word: string) => void) {
  const known = new Map<string, number>()
  const words: string[] = []
  const from = [0]
  let numbers = new Uint32Array(1 << 12)
  let counts = new Uint8Array(1 << 12)
  let tally = new Uint16Array(1 << 10)
  let length = 0

  function numberOf(word: string): number {
    const number = known.get(word)
    if (number !== undefined) return number
    known.set(word, words.length)
    words.push(word)
    if (words.length > tally.length) tally = grown(tally, new Uint16Array(tally.length * 2))
    met(word)
    return words.length - 1
  }

  return {
    add(texts: readonly { text: string; weight: number }[]): void {
      const found: number[] = []
      for (const { text, weight } of texts) {
        if (weight === 0) continue
        for (const word of wordsOf(text)) {
          const number = numberOf(word)
          if (tally[number] === 0) found.push(number)
          tally[number]! += weight
        }
      }
      while (length + found.length > numbers.length) {
        numbers = grown(numbers, new Uint32Array(numbers.length * 2))
        counts = grown(counts, new Uint8Array(counts.length * 2))
      }
      for (const number of found) {
        numbers[length] = number
        counts[length++] = Math.min(MOST_COUNTED, tally[number]!)
        tally[number] = 0
      }
      from.push(length)
    },
    done: (): FlatWords => ({
      words,
      from: Uint32Array.from(from),
      numbers: numbers.subarray(0, length),
      counts: counts.subarray(0, length),
    }),
  }
}

function grown<A extends Uint8Array | Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
