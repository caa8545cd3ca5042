/**
 * The index of one municipality's articles, in the memory of one process. Three fields are scored as BM25 and their scores, each
 * brought to the same measure (how many deviations above the mean of what the reader may see), are added.
 */
import { createLanguage, GRAMS, type Language, LEMMAS, PLAIN, type SynonymGroup } from './language.ts'
import { buildSegment, type Segment, type WordCounts } from './segment.ts'
import { wordsOf } from './words.ts'

/** An article as the search sees it. `group` says who may see it; a reader names the groups they may see. */
export type Indexed = { key: string; group: string; texts: readonly { text: string; weight: number }[] }
/** A found article. `score` only compares within one search; `covered` is how much of the question it answers, 0 to 1. */
export type Hit = { key: string; score: number; covered: number }
export type Found = { hits: Hit[]; confidence: number; seen: number }

type Scoring = { weight: number; k1: number; b: number; rarity: number }
/** In the order of the fields. Chosen by halves on development questions only; see the decision record. */
export const scoring: readonly [Scoring, Scoring, Scoring] = [
  { weight: 1, k1: 1.2, b: 0.75, rarity: 1.5 },
  { weight: 0.5, k1: 1.2, b: 0.75, rarity: 1 },
  { weight: 0.2, k1: 1.2, b: 0.75, rarity: 1 },
]
/** So many changed articles lie in the open part before the whole is laid out anew. */
const MOST_OPEN = 300
/** In a large index, what stands in more than this share of the articles says nothing and is passed over. */
const TOO_COMMON = 0.3
const LARGE = 2_000

type Part = { segment: Segment; keys: string[]; groups: Uint16Array; dead: Uint8Array }
export type SearchOptions = {
  groups?: readonly string[]
  stillTyping?: boolean
  limit?: number
  /** Added to an article's score: what has been learned. */
  lift?: ReadonlyMap<string, number>
  /** Only articles that fit (a filter by service or place). */
  fits?: (key: string) => boolean
}

export type SearchIndex = {
  /** Replaces everything. Rests now and then, so that the process goes on answering. */
  fill(articles: Iterable<Indexed>, rest?: () => Promise<void>): Promise<void>
  put(articles: readonly Indexed[]): Promise<void>
  remove(keys: readonly string[]): void
  setSynonyms(groups: readonly SynonymGroup[]): void
  search(question: string, options?: SearchOptions): Found
  /** True when so much has changed that filling anew pays. */
  worn(): boolean
  language(): Language
  size(): number
}

/** An empty index. */
export function createSearchIndex(): SearchIndex {
  let language = createLanguage()
  let synonyms: readonly SynonymGroup[] = []
  let parts: Part[] = []
  let open: Indexed[] = []
  const groupNumbers = new Map<string, number>()
  const groupNumber = (group: string) => {
    if (!groupNumbers.has(group)) groupNumbers.set(group, groupNumbers.size)
    return groupNumbers.get(group)!
  }

  async function partOf(articles: readonly Indexed[], words: Language, rest?: () => Promise<void>): Promise<Part> {
    const counts: WordCounts[] = []
    for (const [place, article] of articles.entries()) {
      counts.push(countsOf(article))
      for (const word of counts[place]!.keys()) words.learn(word)
      if (place % 500 === 499) await rest?.()
    }
    return {
      segment: await buildSegment(counts, words.analysis, rest),
      keys: articles.map((article) => article.key),
      groups: Uint16Array.from(articles, (article) => groupNumber(article.group)),
      dead: new Uint8Array(articles.length),
    }
  }

  function bury(gone: ReadonlySet<string>): void {
    open = open.filter((article) => !gone.has(article.key))
    for (const part of parts) part.keys.forEach((key, at) => gone.has(key) && (part.dead[at] = 1))
  }

  return {
    async fill(articles, rest) {
      const fresh = createLanguage()
      fresh.setSynonyms(synonyms)
      const part = await partOf([...articles], fresh, rest)
      language = fresh
      parts = [part]
      open = []
    },
    async put(articles) {
      const kept = parts[0]
      const before = open
      bury(new Set(articles.map((article) => article.key)))
      open = [...open, ...articles]
      const part = await partOf(open, language)
      if (kept !== parts[0] && before !== open) return
      parts = kept ? [kept, part] : [part]
    },
    remove: (keys) => bury(new Set(keys)),
    setSynonyms(groups) {
      synonyms = groups
      language.setSynonyms(groups)
    },
    search(question, options = {}) {
      const allowed = options.groups?.map((group) => groupNumbers.get(group) ?? -1)
      return searchParts(parts, language, question, options, allowed && new Set(allowed))
    },
    worn: () => open.length > MOST_OPEN,
    language: () => language,
    size: () => parts.reduce((sum, part) => sum + part.dead.reduce((alive, dead) => alive + 1 - dead, 0), 0),
  }
}

function countsOf(article: Indexed): WordCounts {
  const counts = new Map<string, number>()
  for (const { text, weight } of article.texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  return counts
}

type Scored = { part: Part; sums: Float32Array; seen: Uint8Array }

function searchParts(
  parts: readonly Part[],
  language: Language,
  question: string,
  options: SearchOptions,
  allowed: ReadonlySet<number> | undefined,
): Found {
  const asked = language.ask(question, options.stillTyping)
  const scored = parts.map((part): Scored => ({ part, sums: new Float32Array(part.keys.length), seen: seenBy(part, allowed) }))
  const seen = scored.reduce((sum, one) => sum + one.seen.reduce((all, each) => all + each, 0), 0)
  if (seen === 0 || asked.words.length === 0) return { hits: [], confidence: 0, seen }
  for (const field of [GRAMS, LEMMAS, PLAIN] as const) addField(scored, seen, field, asked.terms[field], scoring[field])
  const hits = best(scored, options)
  const covered = coverage(parts, asked, language)
  const found = hits.map(({ key, score, part, at }) => ({ key, score, covered: covered(part, at) }))
  return { hits: found, confidence: found[0]?.covered ?? 0, seen }
}

function seenBy(part: Part, allowed: ReadonlySet<number> | undefined): Uint8Array {
  const seen = new Uint8Array(part.keys.length)
  for (let at = 0; at < seen.length; at++) {
    seen[at] = part.dead[at] === 0 && (!allowed || allowed.has(part.groups[at]!)) ? 1 : 0
  }
  return seen
}

/** How rare a term is among all articles: 0 when none has it. */
function rarityOf(parts: readonly { segment: Segment }[], field: number, term: string, total: number): number {
  let has = 0
  for (const { segment } of parts) {
    const found = segment.fields[field]!.find(term)
    if (found) has += found.to - found.from
  }
  return has === 0 || (total > LARGE && has > total * TOO_COMMON) ? 0 : Math.log(1 + (total - has + 0.5) / (has + 0.5))
}

function addField(
  scored: readonly Scored[],
  seen: number,
  field: number,
  terms: ReadonlyMap<string, number>,
  { weight, k1, b, rarity }: Scoring,
): void {
  const parts = scored.map((one) => one.part)
  const total = parts.reduce((sum, part) => sum + part.keys.length, 0)
  let length = 0
  for (const part of parts) for (const each of part.segment.fields[field]!.lengths) length += each
  const mean = length / Math.max(1, total) || 1
  const own = scored.map((one) => new Float32Array(one.part.keys.length))
  for (const [term, asked] of terms) {
    const rare = rarityOf(parts, field, term, total)
    if (rare === 0) continue
    const worth = asked * rare ** rarity * (k1 + 1)
    for (const [place, { part }] of scored.entries()) {
      const { lengths, find } = part.segment.fields[field]!
      const found = find(term)
      if (!found) continue
      const scores = own[place]!
      for (let at = found.from; at < found.to; at++) {
        const article = found.articles[at]!
        const count = found.counts[at]!
        scores[article]! += (worth * count) / (count + k1 * (1 - b + (b * lengths[article]!) / mean))
      }
    }
  }
  addStandardised(scored, own, seen, weight)
}

/** Adds the scores as deviations from their mean, both over what the reader may see. */
function addStandardised(scored: readonly Scored[], own: readonly Float32Array[], count: number, weight: number): void {
  let sum = 0
  let squares = 0
  for (const [place, { seen }] of scored.entries()) {
    const scores = own[place]!
    for (let at = 0; at < scores.length; at++) {
      if (seen[at] === 0) continue
      sum += scores[at]!
      squares += scores[at]! * scores[at]!
    }
  }
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  if (deviation === 0) return
  for (const [place, { sums }] of scored.entries()) {
    const scores = own[place]!
    for (let at = 0; at < scores.length; at++) sums[at]! += (weight * (scores[at]! - mean)) / deviation
  }
}

type Candidate = { key: string; score: number; part: number; at: number }

function best(scored: readonly Scored[], { limit = 10, lift, fits }: SearchOptions): Candidate[] {
  const found: Candidate[] = []
  let least = -Infinity
  for (const [place, { part, sums, seen }] of scored.entries()) {
    for (let at = 0; at < sums.length; at++) {
      if (seen[at] === 0) continue
      const score = lift ? sums[at]! + (lift.get(part.keys[at]!) ?? 0) : sums[at]!
      if (score <= least && found.length >= limit) continue
      const key = part.keys[at]!
      if (fits && !fits(key)) continue
      let into = found.length
      while (into > 0 && found[into - 1]!.score < score) into--
      found.splice(into, 0, { key, score, part: place, at })
      if (found.length > limit) found.pop()
      least = found.at(-1)!.score
    }
  }
  return found
}

/** How much of what the question says, rare words counting most, an article says too. */
function coverage(
  parts: readonly Part[],
  asked: ReturnType<Language['ask']>,
  language: Language,
): (part: number, at: number) => number {
  const total = parts.reduce((sum, part) => sum + part.keys.length, 0)
  const unknown = Math.log(1 + (total + 0.5) / 0.5)
  const worths = asked.words.map((word) => {
    const own = language.termsOf(word)[0]!
    return rarityOf(parts, LEMMAS, own, total) || (language.knows(word) ? 0 : unknown)
  })
  const all = worths.reduce((sum, worth) => sum + worth, 0)
  return (place, at) => {
    if (all === 0) return 0
    const field = parts[place]!.segment.fields[LEMMAS]!
    let has = 0
    for (const [number, word] of asked.words.entries()) {
      if (asked.answeredBy.get(word)!.some((lemma) => holds(field.find(lemma), at))) has += worths[number]!
    }
    return has / all
  }
}

function holds(postings: ReturnType<Segment['fields'][number]['find']>, article: number): boolean {
  if (!postings) return false
  let low = postings.from
  for (let high = postings.to; low < high;) {
    const middle = (low + high) >> 1
    if (postings.articles[middle]! < article) low = middle + 1
    else high = middle
  }
  return low < postings.to && postings.articles[low] === article
}
