/**
 * What each row of the index scores for a question: three fields as BM25, each brought to the same measure (how many deviations
 * above the mean of the rows that the reader may see) and added.
 */
import { type Asked, GRAMS, LEMMAS, PLAIN } from './language.ts'
import type { Segment } from './segment.ts'

type Scoring = { weight: number; k1: number; b: number; rarity: number }
/** In the order of the fields. Chosen on development questions only, where it lies flat; see the decision record. */
export const scoring: readonly [Scoring, Scoring, Scoring] = [
  { weight: 1, k1: 1.6, b: 0.8, rarity: 1.5 },
  { weight: 0.5, k1: 1.6, b: 0.8, rarity: 1 },
  { weight: 0.1, k1: 1.2, b: 0.75, rarity: 1 },
]
/** In a large index, what stands in more than this share of the rows says nothing and is passed over. */
const TOO_COMMON = 0.3
const LARGE = 2_000

/** Rows laid out for searching, and which of them the reader may see. */
export type Rows = { segment: Segment; seen: Uint8Array }

/** The score of every row, part by part. */
export function scoreRows(parts: readonly Rows[], asked: Asked): Float32Array[] {
  const sums = parts.map((part) => new Float32Array(part.segment.size))
  const count = parts.reduce((sum, part) => sum + part.seen.reduce((all, each) => all + each, 0), 0)
  if (count === 0) return sums
  for (const field of [GRAMS, LEMMAS, PLAIN] as const) {
    addStandardised(parts, scoreField(parts, field, asked.terms[field]), count, scoring[field].weight, sums)
  }
  return sums
}

function scoreField(parts: readonly Rows[], field: number, terms: ReadonlyMap<string, number>): Float32Array[] {
  const { k1, b, rarity } = scoring[field]!
  const segments = parts.map((part) => part.segment)
  const total = sizeOf(segments)
  const mean = segments.reduce((sum, segment) => sum + segment.fields[field]!.length, 0) / Math.max(1, total) || 1
  const scores = segments.map((segment) => new Float32Array(segment.size))
  for (const [term, asked] of terms) {
    const rare = rarityOf(segments, field, term, total)
    if (rare === 0) continue
    const worth = asked * rare ** rarity * (k1 + 1)
    for (const [place, segment] of segments.entries()) {
      const { lengths, find } = segment.fields[field]!
      const found = find(term)
      if (!found) continue
      const own = scores[place]!
      for (let at = found.from; at < found.to; at++) {
        const row = found.rows[at]!
        const times = found.counts[at]!
        own[row]! += (worth * times) / (times + k1 * (1 - b + (b * lengths[row]!) / mean))
      }
    }
  }
  return scores
}

/** Adds the scores as deviations from their mean, both over what the reader may see. */
function addStandardised(
  parts: readonly Rows[],
  scores: readonly Float32Array[],
  count: number,
  weight: number,
  sums: readonly Float32Array[],
): void {
  let sum = 0
  let squares = 0
  for (const [place, { seen }] of parts.entries()) {
    const own = scores[place]!
    for (let at = 0; at < own.length; at++) {
      if (seen[at] === 0) continue
      sum += own[at]!
      squares += own[at]! * own[at]!
    }
  }
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  if (deviation === 0) return
  for (const [place, into] of sums.entries()) {
    const own = scores[place]!
    for (let at = 0; at < own.length; at++) into[at]! += (weight * (own[at]! - mean)) / deviation
  }
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
