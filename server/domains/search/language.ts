/**
 * What the three fields of the index make of a word, and what a question asks of each: the measured heart of the search.
 * docs/decisions/0010 says what was tried and what each part is worth.
 */
import { createVocabulary, type Vocabulary } from './compounds.ts'
import { inSwedish, isSmallEnglish, looksEnglish } from './english-words.ts'
import { everydayGroups } from './everyday-words.ts'
import type { Analysis } from './segment.ts'
import { isSmall } from './small-words.ts'
import { createSpelling, type Spelling } from './spelling.ts'
import { stem } from './stem.ts'
import { gramsOf, LONGEST_ASKED, MOST_WORDS_ASKED, wordsOf } from './words.ts'

/** The fields, in the order of `Analysis`. */
export const GRAMS = 0
export const LEMMAS = 1
export const PLAIN = 2

/** What a word that people use for another counts, in the field of lemmas: general Swedish, and the municipality's own. */
const EVERYDAY = 0.4
const OWN = 0.8
const OWN_GRAMS = 0.4
/** What a word that looks like a misspelt one counts. */
const CORRECTED = 0.7
/** What the English word itself counts when it is also looked up in Swedish. */
const TRANSLATED_SELF = 0.3

/** A group of phrases that stand for the same thing. */
export type SynonymGroup = readonly string[]

/** The language as the indexed texts know it: grows with the words added, forgets nothing until it is made anew. */
export type Language = {
  analysis: Analysis
  learn(word: string): void
  knows(word: string): boolean
  /** The stem of a word and the stems of its parts. */
  termsOf(word: string): readonly string[]
  /** Words like it that the texts use: without dots, or misspelt. */
  meant(word: string): readonly string[]
  setSynonyms(groups: readonly SynonymGroup[]): void
  ask(question: string, stillTyping?: boolean): Asked
}

/** A question taken apart: per field, what is looked up and how much it weighs. */
export type Asked = {
  /** Every word of the question once, and all in their order. */
  words: readonly string[]
  inOrder: readonly string[]
  terms: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>, ReadonlyMap<string, number>]
  /** Per word of the question, the lemmas that would answer it, own synonyms and corrections included. */
  answeredBy: ReadonlyMap<string, readonly string[]>
  /** Words that the municipality's own synonyms know: they tell what a question is about, however common they are. */
  telling: ReadonlySet<string>
}

type Phrase = { stems: readonly string[]; others: readonly (readonly string[])[] }

/** A language that knows no word yet. */
export function createLanguage(): Language {
  const vocabulary = createVocabulary()
  const spelling = createSpelling()
  const terms = new Map<string, readonly string[]>()
  let phrases = new Map<string, Phrase[]>()
  const termsOf = (word: string) => {
    let found = terms.get(word)
    if (!found) {
      if (terms.size > 400_000) terms.clear()
      terms.set(word, (found = [...new Set([stem(word), ...vocabulary.partsOf(word)])]))
    }
    return found
  }
  return {
    analysis: [(word) => gramsOf(word), termsOf, (word) => [word]],
    learn(word) {
      vocabulary.add(word)
      spelling.add(word)
    },
    knows: (word) => spelling.knows(word),
    termsOf,
    meant: (word) => spelling.meant(word),
    setSynonyms(groups) {
      phrases = phrasesOf(groups)
    },
    ask: (question, stillTyping = false) => ask({ vocabulary, spelling, termsOf, phrases }, question, stillTyping),
  }
}

function phrasesOf(groups: readonly SynonymGroup[]): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>()
  for (const group of groups) {
    const all = group.map(wordsOf).filter((words) => words.length > 0)
    for (const words of all) {
      const stems = words.map(stem)
      const phrase = { stems, others: all.filter((other) => other !== words) }
      found.set(stems[0]!, [...(found.get(stems[0]!) ?? []), phrase])
    }
  }
  return found
}

type Known = {
  vocabulary: Vocabulary
  spelling: Spelling
  termsOf: (word: string) => readonly string[]
  phrases: ReadonlyMap<string, readonly Phrase[]>
}

function ask({ vocabulary, spelling, termsOf, phrases }: Known, question: string, stillTyping: boolean): Asked {
  const all = wordsOf(question.slice(0, LONGEST_ASKED))
  const english = looksEnglish(all)
  const telling = all.filter((word) => (english ? !isSmallEnglish(word) : !isSmall(word)))
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS_ASKED * 2)
  const grams = new Map<string, number>()
  const lemmas = new Map<string, number>()
  const plain = new Map<string, number>()
  const answeredBy = new Map<string, string[]>()
  const add = (to: Map<string, number>, term: string, weight: number) => to.set(term, (to.get(term) ?? 0) + weight)
  const extra = new Map<string, number>()
  const suggest = (lemma: string, weight: number, word: string) => {
    extra.set(lemma, Math.max(extra.get(lemma) ?? 0, weight))
    if (weight > EVERYDAY) answeredBy.get(word)?.push(lemma)
  }
  for (const [place, word] of words.entries()) {
    if (answeredBy.size >= MOST_WORDS_ASKED && !answeredBy.has(word)) continue
    const open = stillTyping && place === words.length - 1 && /[\p{L}\p{N}]$/u.test(question)
    const translated = english ? inSwedish(word) : []
    const worth = translated.length > 0 ? TRANSLATED_SELF : 1
    for (const gram of gramsOf(word, 4, open)) add(grams, gram, worth)
    add(plain, word, 1)
    const own = termsOf(word)
    answeredBy.set(word, [...own])
    for (const lemma of own) add(lemmas, lemma, worth)
    for (const other of translated) {
      for (const lemma of termsOf(other)) suggest(lemma, OWN, word)
      for (const gram of gramsOf(other)) if (!grams.has(gram)) grams.set(gram, OWN_GRAMS)
    }
    const like = open
      ? spelling.beginningWith(word)
      : spelling.knows(word) || vocabulary.hasStem(word)
        ? []
        : spelling.meant(word)
    for (const other of like) {
      for (const lemma of termsOf(other)) suggest(lemma, CORRECTED, word)
      if (!open) for (const gram of gramsOf(other)) if (!grams.has(gram)) grams.set(gram, CORRECTED / 2)
    }
    for (const lemma of own) for (const other of everyday.get(lemma) ?? []) suggest(other, EVERYDAY, word)
  }
  const own = new Set<string>()
  const stems = words.map(stem)
  for (const [place, first] of stems.entries()) {
    for (const phrase of phrases.get(first) ?? []) {
      if (!phrase.stems.every((part, at) => stems[place + at] === part)) continue
      for (let at = 0; at < phrase.stems.length; at++) own.add(words[place + at]!)
      for (const other of phrase.others) {
        for (const word of other) {
          for (const gram of gramsOf(word)) if (!grams.has(gram)) grams.set(gram, OWN_GRAMS)
          for (const lemma of termsOf(word)) {
            for (let at = 0; at < phrase.stems.length; at++) suggest(lemma, OWN, words[place + at]!)
          }
        }
      }
    }
  }
  for (const [lemma, weight] of extra) if (!lemmas.has(lemma)) lemmas.set(lemma, weight)
  return { words: [...answeredBy.keys()], inOrder: words, terms: [grams, lemmas, plain], answeredBy, telling: own }
}

const everyday = new Map<string, Set<string>>()
for (const group of everydayGroups) {
  for (const word of group) {
    const key = stem(word)
    const others = everyday.get(key) ?? new Set<string>()
    for (const other of group) if (other !== word) others.add(stem(other))
    everyday.set(key, others)
  }
}
