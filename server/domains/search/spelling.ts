/** Words that the indexed texts use and that look like one that was typed: without its dots, cut short, or misspelt. */
import { withoutDots } from './words.ts'

const LONGEST = 40
const MOST_FOUND = 3
const MOST_BEGINNING = 8
const KEPT = 5_000

/** The words of the texts, for finding what somebody meant. */
export type Spelling = {
  add(word: string): void
  knows(word: string): boolean
  meant(word: string): readonly string[]
  beginningWith(start: string): readonly string[]
}

/** Knows no words yet. */
export function createSpelling(): Spelling {
  const words = new Map<string, number>()
  const dotless: string[] = []
  const typed: string[] = []
  let letters = new Uint32Array(1024)
  const same = new Map<string, string[]>()
  const kept = new Map<string, readonly string[]>()
  let sorted: string[] | null = null

  function meant(word: string): readonly string[] {
    const plain = withoutDots(word)
    const dots = same.get(plain)
    if (dots) return dots.filter((other) => other !== word).slice(0, MOST_FOUND)
    if (plain.length < 4 || plain.length > LONGEST || /\d/.test(plain)) return []
    const allowed = plain.length < 5 ? 1 : plain.length < 9 ? 1 : 2
    const mask = lettersOf(plain)
    const found: [number, string][] = []
    for (let at = 0; at < dotless.length; at++) {
      // Each changed letter moves at most two bits: most words are passed over without being looked at.
      if (bits(letters[at]! ^ mask) > 2 * allowed) continue
      const other = dotless[at]!
      if (Math.abs(other.length - plain.length) > allowed || other.length < 4) continue
      const away = distance(plain, other, allowed)
      if (away <= allowed) found.push([away + (other[0] === plain[0] ? 0 : 0.5), typed[at]!])
    }
    const nearest = Math.min(...found.map(([away]) => away))
    return found
      .filter(([away]) => away <= nearest + 0.4)
      .slice(0, MOST_FOUND)
      .map(([, other]) => other)
  }

  return {
    add(word) {
      if (words.has(word) || word.length > LONGEST) return
      words.set(word, dotless.length)
      const plain = withoutDots(word)
      if (dotless.length === letters.length) {
        const larger = new Uint32Array(letters.length * 2)
        larger.set(letters)
        letters = larger
      }
      letters[dotless.length] = lettersOf(plain)
      dotless.push(plain)
      typed.push(word)
      const alike = same.get(plain)
      if (alike) alike.push(word)
      else same.set(plain, [word])
      sorted = null
      if (kept.size > 0) kept.clear()
    },
    knows: (word) => words.has(word),
    meant(word) {
      let found = kept.get(word)
      if (!found) {
        if (kept.size > KEPT) kept.clear()
        kept.set(word, (found = meant(word)))
      }
      return found
    },
    beginningWith(start) {
      const plain = withoutDots(start)
      if (plain.length < 3) return []
      sorted ??= [...same.keys()].toSorted((one, other) => (one < other ? -1 : 1))
      let low = 0
      for (let high = sorted.length; low < high;) {
        const middle = (low + high) >> 1
        if (sorted[middle]! < plain) low = middle + 1
        else high = middle
      }
      const found: string[] = []
      for (let at = low; at < sorted.length && found.length < MOST_BEGINNING && sorted[at]!.startsWith(plain); at++) {
        found.push(...same.get(sorted[at]!)!)
      }
      return found
    },
  }
}

function lettersOf(plain: string): number {
  let mask = 0
  for (let at = 0; at < plain.length; at++) mask |= 1 << (plain.charCodeAt(at) % 31)
  return mask >>> 0
}

function bits(value: number): number {
  let left = value - ((value >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** How many letters were left out, put in, changed or swapped; stops counting past `most`. */
function distance(one: string, other: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      let best = Math.min(change, row[j]! + 1, next[j - 1]! + 1)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        best = Math.min(best, before[j - 2]! + 1)
      next.push(best)
      if (best < least) least = best
    }
    if (least > most) return most + 1
    before = row
    row = next
  }
  return row[other.length]!
}
