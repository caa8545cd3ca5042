/**
 * The index of one municipality's articles, in the memory of one process. Three fields are scored as BM25 and their scores, each
 * brought to the same measure (how many deviations above the mean of what the reader may see), are added.
 */
import { createLanguage, type Language, type SynonymGroup } from './language.ts'
import type { Elsewhere } from './elsewhere-words.ts'
import { judgeOf, leastConfidence } from './evidence.ts'
import { scoreRows, type Scores } from './score.ts'
import { createFlatWords } from './flat-words.ts'
import { buildSegment, type Segment } from './segment.ts'

/** An article as the search sees it. `group` says who may see it; a reader names the groups they may see. */
export type Indexed = {
  key: string
  group: string
  texts: readonly { text: string; weight: number }[]
  /** The questions it answers, as people ask them; searched one by one too. */
  questions?: readonly string[]
}
/**
 * A found article. `score` only compares within one search; `confidence`, 0 to 1, is how sure it is that it answers at all; `shared`
 * how much of what was asked it says, rare words counting most.
 */
export type Hit = { key: string; score: number; confidence: number; shared: number }
/** What was found, best first. Without `answer` nothing found is sure enough to be called one; `elsewhere` then says whose it is. */
export type Found = { hits: Hit[]; answer: boolean; confidence: number; elsewhere: Elsewhere | null; seen: number }

/** The best so many are judged for whether there is an answer at all. */
const JUDGED = 1
/** So many changed articles lie in the open part before the whole is laid out anew. */
const MOST_OPEN = 300
/** What the questions of an article count, each asked for by itself, beside the article as a whole. */
const QUESTION = 0.7
/** After so many articles others are let in between. */
const AT_ONCE = 500
/** So many different sets of groups are remembered for a part. */
const MOST_READERS = 200

/** Articles as wholes, and beside them their questions as rows of their own: `owners` says whose each row is. */
type Part = {
  keys: string[]
  groups: Uint16Array
  dead: Uint8Array
  wholes: Segment
  questions: Segment
  owners: Uint32Array
  /** What readers of some groups see of it, until something in it dies. */
  seen: Map<string, Seen>
}
type Seen = { articles: Uint8Array; count: number; rows: Uint8Array; rowCount: number }
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
    const wholes = createFlatWords((word) => words.learn(word))
    const questions = createFlatWords((word) => words.learn(word))
    const owners: number[] = []
    for (const [place, article] of articles.entries()) {
      wholes.add(article.texts)
      for (const text of article.questions ?? []) {
        questions.add([{ text, weight: 1 }])
        owners.push(place)
      }
      if (place % AT_ONCE === AT_ONCE - 1) await rest?.()
    }
    return {
      keys: articles.map((article) => article.key),
      groups: Uint16Array.from(articles, (article) => groupNumber(article.group)),
      dead: new Uint8Array(articles.length),
      wholes: await buildSegment(wholes.done(), words.analysis, rest),
      questions: await buildSegment(questions.done(), words.analysis, rest),
      owners: Uint32Array.from(owners),
      seen: new Map(),
    }
  }

  function bury(gone: ReadonlySet<string>): void {
    open = open.filter((article) => !gone.has(article.key))
    for (const part of parts) {
      part.keys.forEach((key, at) => gone.has(key) && (part.dead[at] = 1))
      part.seen.clear()
    }
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

function searchParts(
  parts: readonly Part[],
  language: Language,
  question: string,
  options: SearchOptions,
  allowed: ReadonlySet<number> | undefined,
): Found {
  const asked = language.ask(question, options.stillTyping)
  const seen = parts.map((part) => seenBy(part, allowed))
  const count = seen.reduce((sum, one) => sum + one.count, 0)
  if (count === 0 || asked.words.length === 0) {
    return { hits: [], answer: false, confidence: 0, elsewhere: null, seen: count }
  }
  const wholes = scoreRows(
    parts.map((part, at) => ({ segment: part.wholes, seen: seen[at]!.articles, count: seen[at]!.count })),
    asked,
  )
  const rows = scoreRows(
    parts.map((part, at) => ({ segment: part.questions, seen: seen[at]!.rows, count: seen[at]!.rowCount })),
    asked,
  )
  for (const [place, part] of parts.entries()) addBestQuestion(wholes[place]!.sums, rows[place]!, part.owners)
  const hits = best(parts, wholes, options)
  const judge = judgeOf(
    parts.map((part) => part.wholes),
    parts.map((part) => part.questions),
    asked,
    language,
  )
  const judged = hits.map(({ key, score, part, at }) => ({
    key,
    score,
    ...judge(part, at, rowsOf(parts[part]!.owners, at)),
  }))
  const confidence = Math.max(0, ...judged.slice(0, JUDGED).map((hit) => hit.confidence))
  return {
    hits: judged,
    answer: confidence >= leastConfidence.value,
    confidence,
    elsewhere: judged[0]?.elsewhere ?? null,
    seen: count,
  }
}

/** The rows of an article's questions: they lie beside each other, in the order of the articles. */
function rowsOf(owners: Uint32Array, article: number): number[] {
  let low = 0
  for (let high = owners.length; low < high;) {
    const middle = (low + high) >> 1
    if (owners[middle]! < article) low = middle + 1
    else high = middle
  }
  const rows: number[] = []
  for (let row = low; owners[row] === article; row++) rows.push(row)
  return rows
}

function seenBy(part: Part, allowed: ReadonlySet<number> | undefined): Seen {
  const key = allowed ? [...allowed].toSorted((one, other) => one - other).join() : 'all'
  const known = part.seen.get(key)
  if (known) return known
  const articles = new Uint8Array(part.keys.length)
  let count = 0
  for (let at = 0; at < articles.length; at++) {
    if (part.dead[at] === 1 || (allowed && !allowed.has(part.groups[at]!))) continue
    articles[at] = 1
    count++
  }
  const rows = new Uint8Array(part.owners.length)
  let rowCount = 0
  for (let row = 0; row < rows.length; row++) {
    if (articles[part.owners[row]!] === 0) continue
    rows[row] = 1
    rowCount++
  }
  const seen = { articles, count, rows, rowCount }
  if (part.seen.size > MOST_READERS) part.seen.clear()
  part.seen.set(key, seen)
  return seen
}

/** An article's best question lifts it; a question that says nothing of what was asked lifts nothing. */
function addBestQuestion(sums: Float32Array, { sums: rows, touched, zero }: Scores, owners: Uint32Array): void {
  const highest = new Map<number, number>()
  for (let at = 0; at < touched.length; at++) {
    const row = touched[at]!
    const owner = owners[row]!
    const score = rows[row]! + zero
    if (score <= 0) continue
    const before = highest.get(owner) ?? 0
    if (score <= before) continue
    sums[owner]! += QUESTION * (score - before)
    highest.set(owner, score)
  }
}

type Candidate = { key: string; score: number; part: number; at: number }

function best(
  parts: readonly Part[],
  scores: readonly Scores[],
  { limit = 10, lift, fits }: SearchOptions,
): Candidate[] {
  const found: Candidate[] = []
  for (const [place, { keys }] of parts.entries()) {
    const { sums, touched, zero } = scores[place]!
    for (let each = 0; each < touched.length; each++) {
      const at = touched[each]!
      const plain = sums[at]! + zero
      if (!lift?.size && found.length >= limit && plain <= found.at(-1)!.score) continue
      const key = keys[at]!
      const score = plain + (lift?.get(key) ?? 0)
      if (found.length >= limit && score <= found.at(-1)!.score) continue
      if (fits && !fits(key)) continue
      let into = found.length
      while (into > 0 && found[into - 1]!.score < score) into--
      found.splice(into, 0, { key, score, part: place, at })
      if (found.length > limit) found.pop()
    }
  }
  return found
}
