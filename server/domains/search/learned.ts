/**
 * What the search learns from use: which article was chosen for which words. Only words that the articles themselves use are kept,
 * as stems: no digits, nothing written as a name, nobody who asked or chose.
 */
import { isCommon } from './common-words.ts'
import type { Language } from './language.ts'
import { isSmall } from './small-words.ts'
import { stem } from './stem.ts'
import { wordsOf } from './words.ts'

const MOST_TERMS = 8
const SHORTEST_TERM = 3
/** How much alike two sets of words must be for one to learn from the other. */
const ALIKE = 0.6
/** What a first choice adds to an article's score, and the most that many can. Whole scores lie around ten. */
const FIRST = 1
const MOST_ADDED = 8

/** One thing learned. */
export type Choice = { terms: readonly string[]; articleId: string; amount: number }
/** Everything learned, by a word each. */
export type Learned = ReadonlyMap<string, readonly Choice[]>

/** What may be kept of a question: sorted stems, none when nothing may. A word with a capital inside a sentence may be a name. */
export function termsToKeep(question: string, language: Pick<Language, 'knows'>): string[] {
  const names = new Set([...question.matchAll(/(?<=[^.!?\s]\s+)\p{Lu}[\p{L}’']*/gu)].flatMap(([name]) => wordsOf(name)))
  const kept = wordsOf(question).filter(
    (word) =>
      word.length >= SHORTEST_TERM &&
      /^\p{L}+$/u.test(word) &&
      !names.has(word) &&
      !isSmall(word) &&
      !isCommon(word) &&
      language.knows(word),
  )
  return [...new Set(kept.map((word) => stem(word)))].slice(0, MOST_TERMS).toSorted()
}

/** Ready to be asked. */
export function learnedFrom(choices: readonly Choice[]): Learned {
  const byTerm = new Map<string, Choice[]>()
  for (const choice of choices) {
    for (const term of choice.terms) {
      const known = byTerm.get(term)
      if (known) known.push(choice)
      else byTerm.set(term, [choice])
    }
  }
  return byTerm
}

/** What each article is lifted by for these words. */
export function liftOf(learned: Learned, terms: readonly string[]): Map<string, number> {
  const lifts = new Map<string, number>()
  for (const choice of new Set(terms.flatMap((term) => learned.get(term) ?? []))) {
    const shared = choice.terms.filter((term) => terms.includes(term)).length
    const alike = shared / (choice.terms.length + terms.length - shared)
    if (alike < ALIKE) continue
    const lift = (lifts.get(choice.articleId) ?? 0) + alike * FIRST * Math.log2(1 + choice.amount)
    lifts.set(choice.articleId, Math.min(MOST_ADDED, lift))
  }
  return lifts
}
