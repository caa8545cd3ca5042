/**
 * How sure it is that an article answers a question at all. A score only says which article is best; whether the best is good
 * is judged by what both say: the rarer the words they share the surer, and one of the article's own questions should hold most
 * of them. What points to somebody else's business, and is not in the article's questions, speaks against.
 */
import { isCommon } from './common-words.ts'
import { type Elsewhere, pointsElsewhere } from './elsewhere-words.ts'
import { type Asked, GRAMS, type Language, LEMMAS } from './language.ts'
import { rarityOf, sizeOf } from './score.ts'
import type { Postings, Segment } from './segment.ts'
import { gramsOf } from './words.ts'

/** Fitted once on the development part of bench/search/wordings.json and unanswerable.json; see the decision record. */
export const judging = { base: -0.96, shared: 0.92, inQuestion: 3.38, elsewhere: -3.5 }
/** Below this nothing is called an answer. */
export const leastConfidence = { value: 0.42 }
/** What a word counts that hardly tells what a question is about, beside others. */
const COMMON = 0.3
/** The least that a word of the municipality's own synonyms counts. */
const TELLING = 0.5
/** What it counts when only a part of a compound is shared. */
const PART_ONLY = 0.5
/** How much it speaks against an article that it tells of somebody else's business without being asked about it. */
const ONLY_TOLD = 0.5
/** How much of a word's letters an article must share for the word to be half said. */
const ALIKE = 0.6

/** What is known of one article for one question. */
export type Evidence = {
  confidence: number
  shared: number
  inQuestion: number
  away: number
  elsewhere: Elsewhere | null
}

/** Judges articles for one question: `whole` and `questions` are the article's rows. */
export function judgeOf(
  wholes: readonly Segment[],
  questions: readonly Segment[],
  asked: Asked,
  language: Language,
): (part: number, whole: number, ownQuestions: readonly number[]) => Evidence {
  const total = sizeOf(wholes)
  const rarest = Math.log(1 + (total + 0.5) / 0.5)
  const worths = asked.words.map((word) => {
    const rare = rarityOf(wholes, LEMMAS, language.termsOf(word)[0]!, total) || (language.knows(word) ? 0 : rarest)
    if (asked.telling.has(word)) return Math.max(TELLING, rare / rarest)
    return ((isCommon(word) ? COMMON : 1) * rare) / rarest
  })
  const all = worths.reduce((sum, worth) => sum + worth, 0) || 1
  const pointers = pointsElsewhere(asked.inOrder)
  const shares = (segment: Segment, row: number) => {
    let sum = 0
    for (const [at, word] of asked.words.entries()) sum += worths[at]! * credit(segment, row, word, asked, language)
    return sum
  }
  return (part, whole, rows) => {
    const shared = shares(wholes[part]!, whole)
    const inQuestion = rows.reduce((most, row) => Math.max(most, shares(questions[part]!, row)), 0) / all
    const asks = (word: string) => rows.some((row) => says(questions[part]!, row, language.termsOf(word)))
    const tells = (word: string) => says(wholes[part]!, whole, language.termsOf(word))
    const apart = pointers.find(({ words }) => !words.every(asks))
    const away = apart === undefined ? 0 : apart.words.every(tells) ? ONLY_TOLD : 1
    const sum = judging.base + judging.shared * shared + judging.inQuestion * inQuestion + judging.elsewhere * away
    return { confidence: 1 / (1 + Math.exp(-sum)), shared, inQuestion, away, elsewhere: apart?.whose ?? null }
  }
}

function credit(segment: Segment, row: number, word: string, asked: Asked, language: Language): number {
  const own = language.termsOf(word)
  if (says(segment, row, own.slice(0, 1))) return 1
  if (says(segment, row, asked.answeredBy.get(word)!.slice(own.length))) return 1
  if (says(segment, row, own.slice(1))) return PART_ONLY
  const grams = gramsOf(word)
  const held = grams.filter((gram) => holds(segment.fields[GRAMS]!.find(gram), row)).length
  return held >= grams.length * ALIKE && grams.length >= 3 ? PART_ONLY : 0
}

function says(segment: Segment, row: number, lemmas: readonly string[]): boolean {
  const field = segment.fields[LEMMAS]!
  return lemmas.some((lemma) => holds(field.find(lemma), row))
}

function holds(postings: Postings | null, row: number): boolean {
  if (!postings) return false
  let low = postings.from
  for (let high = postings.to; low < high;) {
    const middle = (low + high) >> 1
    if (postings.rows[middle]! < row) low = middle + 1
    else high = middle
  }
  return low < postings.to && postings.rows[low] === row
}
