/**
 * One closed part of the index: for each field the articles of every term, in typed arrays beside each other. Made once, read
 * many times; an article that changed is marked dead here and lies in a newer segment.
 */
import { type FlatWords, MOST_COUNTED } from './flat-words.ts'

/** A term list per field of one word: what stands for it in the field. */
export type Analysis = readonly ((word: string) => readonly string[])[]
export type Postings = { rows: Uint32Array; counts: Uint8Array; from: number; to: number }
export type SegmentField = { lengths: Float32Array; length: number; find(term: string): Postings | null }
export type Segment = { size: number; fields: readonly SegmentField[] }

/** After so many articles others are let in between. */
const AT_ONCE = 500

/** Lays the articles out for searching. `rest` is called now and then so that a large index does not hold up the process. */
export async function buildSegment(
  flat: FlatWords,
  analysis: Analysis,
  rest: () => Promise<void> = async () => {},
): Promise<Segment> {
  const fields: SegmentField[] = []
  for (const termsOf of analysis) fields.push(await buildField(flat, termsOf, rest))
  return { size: flat.from.length - 1, fields }
}

/** Counts first, then fills: no list ever grows. */
async function buildField(
  flat: FlatWords,
  termsOf: (word: string) => readonly string[],
  rest: () => Promise<void>,
): Promise<SegmentField> {
  const { terms, from, ofWord } = termNumbers(flat.words, termsOf)
  const size = flat.from.length - 1
  const starts = new Uint32Array(terms.size + 1)
  const lengths = new Float32Array(size)
  const work = { flat, from, ofWord, counts: new Uint16Array(terms.size), touched: new Uint32Array(terms.size) }
  for (let article = 0; article < size; article++) {
    const found = countTerms(work, article)
    let length = 0
    for (let at = 0; at < found; at++) {
      const term = work.touched[at]!
      starts[term + 1]!++
      length += work.counts[term]!
      work.counts[term] = 0
    }
    lengths[article] = length
    if (article % AT_ONCE === AT_ONCE - 1) await rest()
  }
  for (let term = 0; term < terms.size; term++) starts[term + 1]! += starts[term]!
  const next = starts.slice()
  const rows = new Uint32Array(starts[terms.size]!)
  const counts = new Uint8Array(rows.length)
  for (let article = 0; article < size; article++) {
    const found = countTerms(work, article)
    for (let at = 0; at < found; at++) {
      const term = work.touched[at]!
      const place = next[term]!++
      rows[place] = article
      counts[place] = Math.min(MOST_COUNTED, work.counts[term]!)
      work.counts[term] = 0
    }
    if (article % AT_ONCE === AT_ONCE - 1) await rest()
  }
  return {
    lengths,
    length: lengths.reduce((sum, each) => sum + each, 0),
    find(term) {
      const number = terms.get(term)
      return number === undefined ? null : { rows, counts, from: starts[number]!, to: starts[number + 1]! }
    },
  }
}

type Work = { flat: FlatWords; from: Uint32Array; ofWord: Uint32Array; counts: Uint16Array; touched: Uint32Array }

/** Counts one article's terms into `counts`. @returns how many different ones there are, in `touched` */
function countTerms({ flat, from, ofWord, counts, touched }: Work, article: number): number {
  let found = 0
  const end = flat.from[article + 1]!
  for (let at = flat.from[article]!; at < end; at++) {
    const word = flat.numbers[at]!
    const times = flat.counts[at]!
    const last = from[word + 1]!
    for (let place = from[word]!; place < last; place++) {
      const term = ofWord[place]!
      if (counts[term] === 0) touched[found++] = term
      counts[term]! += times
    }
  }
  return found
}

/** The terms of every word as numbers, one after the other. */
function termNumbers(words: readonly string[], termsOf: (word: string) => readonly string[]) {
  const terms = new Map<string, number>()
  const from = new Uint32Array(words.length + 1)
  const all: number[] = []
  for (const [at, word] of words.entries()) {
    for (const term of termsOf(word)) {
      let number = terms.get(term)
      if (number === undefined) terms.set(term, (number = terms.size))
      all.push(number)
    }
    from[at + 1] = all.length
  }
  return { terms, from, ofWord: Uint32Array.from(all) }
}
