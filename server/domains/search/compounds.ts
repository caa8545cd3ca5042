/**
 * Swedish writes compounds as one word, and people split and join them as they like. A compound is taken apart where both sides
 * are words that the indexed texts themselves use: no dictionary is needed, and the municipality's own words are known at once.
 */
import { stem } from './stem.ts'

/** What looks like a word at the end of another but is an ending. */
const noWords = new Set(
  'het ning else and ande end ende lig ligen ligt isk iska bar bart sam are arna skap dom ing ion ism ist eri erna able ade ades aste des tion ering ions arens ten ter ler ner ren sen den men hen ens'.split(
    ' ',
  ),
)
const SHORTEST_PART = 3
/** A word found at one end of another whose rest is unknown must be this long. */
const SHORTEST_LOOSE = 5

/** The words in use, by which compounds are split. */
export type Vocabulary = {
  add(word: string): void
  partsOf(word: string): readonly string[]
  hasStem(word: string): boolean
}

/** An empty vocabulary. Add all words first; what was split before a word came stays as it was. */
export function createVocabulary(): Vocabulary {
  const used = new Set<string>()
  const stems = new Set<string>()
  const kept = new Map<string, readonly string[]>()

  /** The first part as a word of its own: with its joining letter taken away or its last vowel given back. */
  function firstPart(text: string): string | null {
    if (used.has(text)) return text
    const shorter = text.slice(0, -1)
    if (text.endsWith('s') && shorter.length >= SHORTEST_PART && (used.has(shorter) || stems.has(stem(shorter))))
      return shorter
    if (/[oue]$/.test(text)) {
      if (used.has(`${shorter}a`)) return `${shorter}a`
      if (shorter.length >= SHORTEST_PART && used.has(shorter)) return shorter
    }
    for (const vowel of ['a', 'e']) if (text.length >= SHORTEST_PART && used.has(text + vowel)) return text + vowel
    return null
  }

  /** The most even split into two words that are used; the parts as they stand, not as stems. */
  function halves(text: string): readonly [string, string] | null {
    let best: readonly [string, string] | null = null
    let evenness = 0
    for (let at = SHORTEST_PART; at <= text.length - SHORTEST_PART; at++) {
      const last = text.slice(at)
      const lastStem = stem(last)
      const even = Math.min(at, last.length)
      if (even <= evenness || noWords.has(last) || noWords.has(lastStem)) continue
      if (!used.has(last) && !(lastStem.length >= 4 && stems.has(lastStem))) continue
      const first = firstPart(text.slice(0, at))
      if (first === null) continue
      evenness = even
      best = [first, last]
    }
    return best
  }

  /** When the whole cannot be split: the longest used word that it ends with, else begins with; the rest is tried again. */
  function pieces(text: string, depth: number): readonly string[] {
    if (text.length < 2 * SHORTEST_PART + 1) return []
    const found = halves(text)
    if (found) return found.map(stem)
    if (depth === 0 || used.has(text)) return []
    for (let at = SHORTEST_PART; at <= text.length - SHORTEST_LOOSE; at++) {
      const last = text.slice(at)
      if (noWords.has(last) || !(used.has(last) || stems.has(stem(last)))) continue
      return [...looseFirst(text.slice(0, at), depth - 1), stem(last)]
    }
    return looseFirst(text, depth - 1)
  }

  function looseFirst(text: string, depth: number): readonly string[] {
    for (let to = text.length; to >= SHORTEST_LOOSE; to--) {
      const first = firstPart(text.slice(0, to))
      if (first !== null) return [stem(first)]
    }
    return depth > 0 ? pieces(text, depth) : []
  }

  return {
    add(word) {
      if (word.length < SHORTEST_PART || used.has(word)) return
      used.add(word)
      const found = stem(word)
      if (found.length >= SHORTEST_PART) stems.add(found)
    },
    hasStem: (word) => stems.has(stem(word)),
    partsOf(word) {
      if (word.length < 2 * SHORTEST_PART + 1) return []
      let parts = kept.get(word)
      if (!parts) {
        if (kept.size > 300_000) kept.clear()
        kept.set(word, (parts = pieces(word, 2)))
      }
      return parts
    },
  }
}
