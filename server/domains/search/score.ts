/**
 * What each row of the index scores for a question: three fields as BM25, each brought to the same measure (how many deviations
 * above the mean of the rows that the reader may see) and added.
 */
import { type Asked, GRAMS, LEMMAS, PLAIN } from './language.ts'
import type { Postings, Segment } from './segment.ts'

type Scoring = { weight: number; k1: number; b: number; rarity: number }
/** In the order of the fields. Chosen on development questions only, where it lies flat; see the decision record. */
export const scoring: readonly [Scoring, Scoring, Scoring] = [
  { weight: 1, k1: 1.6, b: 0.8, rarity: 1.5 },
  { weight: 0.5, k1: 1.6, b: 0.8, rarity: 1 },
  { weight: 0.1, k1: 1.2, b: 0.75, rarity: 1 },
]
/** In a large index, what stands in more than this share of the rows says nothing and is passed over. */
const TOO_COMMON = 0.02
const LARGE = 2_000

/** Rows laid out for searching, which of them the reader may see, and how many those are. */
export type Rows = { segment: Segment; seen: Uint8Array; count: number }
/**
 * What rows score: `sums` counted from `zero`, the score of a row that says nothing of what was asked; `touched` are those that say
 * something. They are good until the same segment is asked again: a search holds nothing over to the next.
 */
export type Scores = { sums: Float32Array; touched: Uint32Array; zero: number }

/** A segment's own working memory, clean between searches but for what `touched` names. */
type Bench = {
  scores: Float32Array
  hit: Uint32Array
  hits: number
  sums: Float32Array
  touched: Uint32Array
  noted: Uint8Array
  length: number
}
const benches = new WeakMap<Segment, Bench>()

function benchOf(segment: Segment): Bench {
  let bench = benches.get(segment)
  if (!bench) {
    const { size } = segment
    bench = {
      scores: new Float32Array(size),
      hit: new Uint32Array(size),
      hits: 0,
      sums: new Float32Array(size),
      touched: new Uint32Array(size),
      noted: new Uint8Array(size),
      length: 0,
    }
    benches.set(segment, bench)
  }
  for (let at = 0; at < bench.length; at++) {
    bench.sums[bench.touched[at]!] = 0
    bench.noted[bench.touched[at]!] = 0
  }
  bench.length = 0
  return bench
}

/** The score of every row that says anything of what was asked, part by part. */
export function scoreRows(parts: readonly Rows[], asked: Asked): Scores[] {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const own = parts.map((part) => benchOf(part.segment))
  let zero = 0
  if (count > 0) {
    for (const field of [GRAMS, LEMMAS, PLAIN] as const) {
      scoreField(parts, own, field, asked.terms[field])
      zero += addStandardised(own, count, scoring[field].weight)
    }
  }
  return own.map(({ sums, touched, length }) => ({ sums, touched: touched.subarray(0, length), zero }))
}

/** Adds one field's scores in deviations of what the reader may see. @returns what a row with nothing of it scores */
function addStandardised(own: readonly Bench[], count: number, weight: number): number {
  let sum = 0
  let squares = 0
  for (const { scores, hit, hits } of own) {
    for (let at = 0; at < hits; at++) {
      const score = scores[hit[at]!]!
      sum += score
      squares += score * score
    }
  }
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  const worth = deviation === 0 ? 0 : weight / deviation
  for (const bench of own) {
    const { scores, hit, hits, sums, touched, noted } = bench
    let { length } = bench
    for (let at = 0; at < hits; at++) {
      const row = hit[at]!
      if (noted[row] === 0) {
        noted[row] = 1
        touched[length++] = row
      }
      sums[row]! += worth * scores[row]!
      scores[row] = 0
    }
    bench.length = length
    bench.hits = 0
  }
  return -worth * mean
}

function scoreField(
  parts: readonly Rows[],
  own: readonly Bench[],
  field: number,
  terms: ReadonlyMap<string, number>,
): void {
  const { k1, b, rarity } = scoring[field]!
  const segments = parts.map((part) => part.segment)
  const total = sizeOf(segments)
  const mean = segments.reduce((sum, segment) => sum + segment.fields[field]!.length, 0) / Math.max(1, total) || 1
  const short = k1 * (1 - b)
  const long = (k1 * b) / mean
  for (const [term, asked] of terms) {
    const rare = rarityOf(segments, field, term, total)
    if (rare === 0) continue
    const worth = asked * rare ** rarity * (k1 + 1)
    for (const [place, { segment, seen }] of parts.entries()) {
      const searched = segment.fields[field]!
      const found = searched.find(term)
      if (found) addPostings(found, searched.lengths, seen, own[place]!, worth, short, long)
    }
  }
}

function addPostings(
  { rows, counts, from, to }: Postings,
  lengths: Float32Array,
  seen: Uint8Array,
  bench: Bench,
  worth: number,
  short: number,
  long: number,
): void {
  const { scores, hit } = bench
  let { hits } = bench
  for (let at = from; at < to; at++) {
    const row = rows[at]!
    if (seen[row] === 0) continue
    if (scores[row] === 0) hit[hits++] = row
    const times = counts[at]!
    scores[row]! += (worth * times) / (times + short + long * lengths[row]!)
  }
  bench.hits = hits
}

/** How many rows there are. */
export function sizeOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.size, 0)
}

/** How rare a term is among all rows: 0 when none has it. */
export function rarityOf(segments: readonly Segment[], field: number, term: string, total: number): number {
  let has = 0
  for (const segment of segments) {
    const found = segment.fields[field]!.find(term)
    if (found) has += found.to - found.from
  }
  return has === 0 || (total > LARGE && has > total * TOO_COMMON) ? 0 : Math.log(1 + (total - has + 0.5) / (has + 0.5))
}
