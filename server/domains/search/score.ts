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
const TOO_COMMON = 0.05
const LARGE = 2_000

/** Rows laid out for searching, which of them the reader may see, and how many those are. */
export type Rows = { segment: Segment; seen: Uint8Array; count: number }
/** What rows score: `sums` counted from `zero`, the score of a row that says nothing of what was asked; `touched` are those that say something. */
export type Scores = { sums: Float32Array; touched: Uint32Array; zero: number }

/** The score of every row that says anything of what was asked, part by part. */
export function scoreRows(parts: readonly Rows[], asked: Asked): Scores[] {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const all = parts.map((part) => new Float32Array(part.segment.size))
  const found = parts.map((part) => new Touched(part.segment.size))
  let zero = 0
  if (count > 0) {
    for (const field of [GRAMS, LEMMAS, PLAIN] as const) {
      zero += addField(parts, field, asked.terms[field], count, all, found)
    }
  }
  return all.map((sums, place) => ({ sums, touched: found[place]!.rows(), zero }))
}

/** Rows noted once each. */
class Touched {
  private readonly list: Uint32Array
  private readonly noted: Uint8Array
  private length = 0
  constructor(size: number) {
    this.list = new Uint32Array(size)
    this.noted = new Uint8Array(size)
  }
  note(row: number): void {
    if (this.noted[row] === 1) return
    this.noted[row] = 1
    this.list[this.length++] = row
  }
  rows(): Uint32Array {
    return this.list.subarray(0, this.length)
  }
}

/** Adds one field's scores in deviations of what the reader may see. @returns what a row with nothing of it scores */
function addField(
  parts: readonly Rows[],
  field: number,
  terms: ReadonlyMap<string, number>,
  count: number,
  all: readonly Float32Array[],
  found: readonly Touched[],
): number {
  const own = scoreField(parts, field, terms)
  let sum = 0
  let squares = 0
  for (const { scores, touched } of own) {
    for (let at = 0; at < touched.length; at++) {
      const score = scores[touched[at]!]!
      sum += score
      squares += score * score
    }
  }
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  if (deviation === 0) return 0
  const { weight } = scoring[field]!
  for (const [place, { scores, touched }] of own.entries()) {
    const sums = all[place]!
    const noted = found[place]!
    for (let at = 0; at < touched.length; at++) {
      const row = touched[at]!
      sums[row]! += (weight * scores[row]!) / deviation
      noted.note(row)
    }
  }
  return (-weight * mean) / deviation
}

function scoreField(
  parts: readonly Rows[],
  field: number,
  terms: ReadonlyMap<string, number>,
): { scores: Float32Array; touched: Uint32Array }[] {
  const { k1, b, rarity } = scoring[field]!
  const segments = parts.map((part) => part.segment)
  const total = sizeOf(segments)
  const mean = segments.reduce((sum, segment) => sum + segment.fields[field]!.length, 0) / Math.max(1, total) || 1
  const own = segments.map((segment) => ({
    scores: new Float32Array(segment.size),
    touched: new Uint32Array(segment.size),
    length: 0,
  }))
  for (const [term, asked] of terms) {
    const rare = rarityOf(segments, field, term, total)
    if (rare === 0) continue
    const worth = asked * rare ** rarity * (k1 + 1)
    for (const [place, segment] of segments.entries()) {
      const found = segment.fields[field]!.find(term)
      if (found) addPostings(found, segment.fields[field]!.lengths, parts[place]!.seen, own[place]!, { worth, k1, b, mean })
    }
  }
  return own.map(({ scores, touched, length }) => ({ scores, touched: touched.subarray(0, length) }))
}

function addPostings(
  found: Postings,
  lengths: Float32Array,
  seen: Uint8Array,
  into: { scores: Float32Array; touched: Uint32Array; length: number },
  { worth, k1, b, mean }: { worth: number; k1: number; b: number; mean: number },
): void {
  const { rows, counts, to } = found
  const { scores, touched } = into
  const short = k1 * (1 - b)
  const long = (k1 * b) / mean
  let { length } = into
  for (let at = found.from; at < to; at++) {
    const row = rows[at]!
    if (seen[row] === 0) continue
    if (scores[row] === 0) touched[length++] = row
    const times = counts[at]!
    scores[row]! += (worth * times) / (times + short + long * lengths[row]!)
  }
  into.length = length
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
