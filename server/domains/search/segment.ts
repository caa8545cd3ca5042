/**
 * One closed part of the index: for each field the articles of every term, in typed arrays beside each other. Made once, read
 * many times; an article that changed is marked dead here and lies in a newer segment.
 */

/** A term list per field of one word: what stands for it in the field. */
export type Analysis = readonly ((word: string) => readonly string[])[]
/** What one article says: every word with how much it counts. */
export type WordCounts = ReadonlyMap<string, number>

export type Postings = { rows: Uint32Array; counts: Uint8Array; from: number; to: number }
export type SegmentField = {
  lengths: Float32Array
  length: number
  find(term: string): Postings | null
  termCount: number
}
export type Segment = { size: number; fields: readonly SegmentField[]; words: readonly string[] }

const MOST = 255

/** Lays the articles out for searching. `rest` is called now and then so that a large index does not hold up the process. */
export async function buildSegment(
  articles: readonly WordCounts[],
  analysis: Analysis,
  rest: () => Promise<void> = async () => {},
): Promise<Segment> {
  const numbers = new Map<string, number>()
  for (const article of articles)
    for (const word of article.keys()) if (!numbers.has(word)) numbers.set(word, numbers.size)
  const words = [...numbers.keys()]
  const fields: SegmentField[] = []
  for (const termsOf of analysis) fields.push(await buildField(articles, numbers, words, termsOf, rest))
  return { size: articles.length, fields, words: words.toSorted() }
}

/** Counts first, then fills: no list ever grows. */
async function buildField(
  articles: readonly WordCounts[],
  numbers: ReadonlyMap<string, number>,
  words: readonly string[],
  termsOf: (word: string) => readonly string[],
  rest: () => Promise<void>,
): Promise<SegmentField> {
  const { terms, ofWord } = termNumbers(words, termsOf)
  const sizes = new Uint32Array(terms.size + 1)
  const counts = new Float32Array(terms.size)
  const lengths = new Float32Array(articles.length)
  const touched: number[] = []
  const each = async (use: (article: number, touched: readonly number[]) => void) => {
    for (let article = 0; article < articles.length; article++) {
      touched.length = 0
      for (const [word, count] of articles[article]!) {
        for (const term of ofWord[numbers.get(word)!]!) {
          if (counts[term] === 0) touched.push(term)
          counts[term]! += count
        }
      }
      use(article, touched)
      for (const term of touched) counts[term] = 0
      if (article % 500 === 499) await rest()
    }
  }
  await each((article, found) => {
    let length = 0
    for (const term of found) {
      sizes[term + 1]!++
      length += counts[term]!
    }
    lengths[article] = length
  })
  for (let term = 0; term < terms.size; term++) sizes[term + 1]! += sizes[term]!
  const next = sizes.slice()
  const postings = new Uint32Array(sizes[terms.size]!)
  const strengths = new Uint8Array(postings.length)
  await each((article, found) => {
    for (const term of found) {
      const at = next[term]!++
      postings[at] = article
      strengths[at] = Math.min(MOST, counts[term]!)
    }
  })
  return {
    lengths,
    length: lengths.reduce((sum, each) => sum + each, 0),
    termCount: terms.size,
    find(term) {
      const number = terms.get(term)
      return number === undefined
        ? null
        : { rows: postings, counts: strengths, from: sizes[number]!, to: sizes[number + 1]! }
    },
  }
}

function termNumbers(words: readonly string[], termsOf: (word: string) => readonly string[]) {
  const terms = new Map<string, number>()
  const ofWord = words.map((word) =>
    Uint32Array.from(termsOf(word), (term) => {
      const known = terms.get(term)
      if (known !== undefined) return known
      terms.set(term, terms.size)
      return terms.size - 1
    }),
  )
  return { terms, ofWord }
}
