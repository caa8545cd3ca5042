/**
 * Keeps each municipality's index in this process in step with the database: built at start, changed when any process tells of a
 * change (NOTIFY through the live hub). While an index is not there the search falls back and says so.
 */
import { listServices } from '#domains/catalogue/index.ts'
import { searchableArticles, type SearchableArticle } from '#domains/answers/index.ts'
import { searchableDirectory } from '#domains/directory/index.ts'
import { listUnits } from '#domains/staff/index.ts'
import type { LiveHub } from '#platform/live/hub.ts'
import type { Context } from '#platform/operations/context.ts'
import { articleTexts } from './article-texts.ts'
import { choicesInUse, synonymsInForce } from './learned-store.ts'
import { type Learned, learnedFrom } from './learned.ts'
import { createSearchIndex, type Indexed, type SearchIndex } from './search-index.ts'

/** What a hit shows of an article. */
export type ArticleFacts = Omit<SearchableArticle, 'languages'> & {
  languages: readonly { language: string; title: string; short: string }[]
}

/** Something else than an article that is found by its name: a service, a person, a unit, a duty. */
export type Entry = {
  kind: 'service' | 'person' | 'unit' | 'duty'
  id: string
  title: string
  about: string
  unitId: string | null
  placeId: string | null
}

/** One municipality's index with what its hits show. */
export type KeptIndex = {
  articles: SearchIndex
  facts: ReadonlyMap<string, ArticleFacts>
  entries: SearchIndex
  entryFacts: ReadonlyMap<string, Entry>
  learned: Learned
}

type Log = { warn(what: object, words: string): void; info(what: object, words: string): void }
/** Runs work as the product itself in one municipality. */
type RunAsSystem = <T>(municipalityId: number, work: (context: Context) => Promise<T>) => Promise<T>

export type IndexKeeper = {
  /** Null while there is no index: it is being built, could not be, or was lost. */
  of(municipalityId: number): KeptIndex | null
  /** Resolves when every municipality's first building has ended, well or not. */
  built(): Promise<void>
  /** Throws an index away, as when it is found broken; it is built again. */
  lose(municipalityId: number): void
  close(): Promise<void>
}

/** After so long an index that could not be built is tried again. */
const TRY_AGAIN_MS = 10_000

type Held = {
  index: KeptIndex | null
  /** One change after the other. */
  line: Promise<void>
  waiting: Set<string>
  stop(): void
}

/** Begins to keep the indexes of these municipalities. */
export function openIndexKeeper(setting: {
  hub: LiveHub
  runAsSystem: RunAsSystem
  municipalityIds: readonly number[]
  log: Log
}): IndexKeeper {
  const { hub, runAsSystem, log } = setting
  const held = new Map<number, Held>()
  let closed = false
  const timers = new Set<NodeJS.Timeout>()

  function follow(municipalityId: number): Held {
    const own: Held = { index: null, line: Promise.resolve(), waiting: new Set(), stop: () => {} }
    own.stop = hub.listen(municipalityId, ['search:*', 'all'], (changed) => {
      for (const topic of changed) own.waiting.add(topic)
      next(municipalityId, own, () => takeIn(municipalityId, own))
    })
    next(municipalityId, own, () => build(municipalityId, own))
    return own
  }

  function next(municipalityId: number, own: Held, work: () => Promise<void>): void {
    own.line = own.line.then(work).catch((error: unknown) => {
      if (closed) return
      own.index = null
      log.warn(
        { municipalityId, fault: (error as Error).message },
        'The search index could not be kept; it is built again.',
      )
      const timer = setTimeout(() => {
        timers.delete(timer)
        if (!closed) next(municipalityId, own, () => build(municipalityId, own))
      }, TRY_AGAIN_MS)
      timer.unref()
      timers.add(timer)
    })
  }

  async function build(municipalityId: number, own: Held): Promise<void> {
    if (closed) return
    const begun = performance.now()
    own.waiting.clear()
    const read = await runAsSystem(municipalityId, async (context) => ({
      articles: await searchableArticles(context.tx, municipalityId),
      synonyms: await synonymsInForce(context.tx, municipalityId),
      choices: await choicesInUse(context.tx, municipalityId),
      words: await serviceWords(context),
      entries: await entriesOf(context),
    }))
    const articles = createSearchIndex()
    articles.setSynonyms(read.synonyms)
    await articles.fill(
      read.articles.map((article) => indexed(article, read.words)),
      breathe,
    )
    own.index = {
      articles,
      facts: new Map(read.articles.map((article) => [article.articleId, factsOf(article)])),
      learned: learnedFrom(read.choices),
      ...(await laidOut(read.entries, read.synonyms)),
    }
    log.info(
      { municipalityId, articles: read.articles.length, ms: Math.round(performance.now() - begun) },
      'The search index is ready.',
    )
  }

  /** What changed since last time, read again. */
  async function takeIn(municipalityId: number, own: Held): Promise<void> {
    const topics = [...own.waiting]
    own.waiting.clear()
    if (closed || topics.length === 0) return
    const { index } = own
    if (!index || topics.includes('all') || index.articles.worn()) return build(municipalityId, own)
    const ids = topics.filter((topic) => topic.startsWith('search:article:')).map((topic) => topic.slice(15))
    if (ids.length > 0) await takeInArticles(municipalityId, own, index, ids)
    if (topics.includes('search:synonyms')) {
      const groups = await runAsSystem(municipalityId, ({ tx }) => synonymsInForce(tx, municipalityId))
      index.articles.setSynonyms(groups)
      index.entries.setSynonyms(groups)
    }
    if (topics.includes('search:choices')) {
      const choices = await runAsSystem(municipalityId, ({ tx }) => choicesInUse(tx, municipalityId))
      own.index = { ...own.index!, learned: learnedFrom(choices) }
    }
    if (topics.includes('search:entries')) {
      const [entries, synonyms] = await runAsSystem(municipalityId, async (context) => [
        await entriesOf(context),
        await synonymsInForce(context.tx, municipalityId),
      ])
      own.index = { ...own.index!, ...(await laidOut(entries, synonyms)) }
    }
  }

  async function takeInArticles(
    municipalityId: number,
    own: Held,
    index: KeptIndex,
    ids: readonly string[],
  ): Promise<void> {
    const { found, words } = await runAsSystem(municipalityId, async (context) => ({
      found: (await Promise.all(ids.map((id) => searchableArticles(context.tx, municipalityId, id)))).flat(),
      words: await serviceWords(context),
    }))
    const facts = new Map(index.facts)
    for (const id of ids) facts.delete(id)
    for (const article of found) facts.set(article.articleId, factsOf(article))
    const there = new Set(found.map((article) => article.articleId))
    index.articles.remove(ids.filter((id) => !there.has(id)))
    await index.articles.put(found.map((article) => indexed(article, words)))
    own.index = { ...index, facts }
  }

  for (const id of setting.municipalityIds) held.set(id, follow(id))
  return {
    of: (municipalityId) => held.get(municipalityId)?.index ?? null,
    async built() {
      await Promise.all([...held.values()].map((own) => own.line))
    },
    lose(municipalityId) {
      const own = held.get(municipalityId)
      if (!own) return
      own.index = null
      next(municipalityId, own, () => build(municipalityId, own))
    },
    async close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      for (const own of held.values()) own.stop()
      await Promise.all([...held.values()].map((own) => own.line))
    },
  }
}

/** Lets whoever waits be answered before the work goes on. */
function breathe(): Promise<void> {
  return new Promise((later) => setImmediate(later))
}

function factsOf({ languages, ...article }: SearchableArticle): ArticleFacts {
  return {
    ...article,
    languages: languages.map(({ language, questions, short }) => ({ language, title: questions[0] ?? '', short })),
  }
}

/** Who may see an article, as a group of the index. */
export function groupOf({ audience, unitId }: Pick<SearchableArticle, 'audience' | 'unitId'>): string {
  return audience === 'unit' ? `unit:${unitId}` : audience
}

function indexed(article: SearchableArticle, words: ReadonlyMap<string, readonly string[]>): Indexed {
  const services = article.serviceIds.flatMap((id) => words.get(id) ?? [])
  return {
    key: article.articleId,
    group: groupOf(article),
    texts: articleTexts(
      article.languages.map(({ language, questions, short, text }) => ({
        questions,
        short,
        body: text,
        serviceWords: language === 'sv' ? services : [],
      })),
    ),
    questions: article.languages.flatMap(({ questions }) => questions),
  }
}

async function serviceWords(context: Context): Promise<Map<string, readonly string[]>> {
  const { services } = await listServices(context)
  return new Map(services.map(({ serviceId, name, words }) => [serviceId, [name, ...words]]))
}

type ReadEntry = Entry & { words: readonly string[] }

async function entriesOf(context: Context): Promise<ReadEntry[]> {
  const { tx, actor } = context
  const places = new Map((await listUnits(context)).map((unit) => [unit.id, unit.placeId]))
  const { services } = await listServices(context)
  return [
    ...services.map((service): ReadEntry => ({
      kind: 'service',
      id: service.serviceId,
      title: service.name,
      about: service.unit,
      unitId: null,
      placeId: null,
      words: [service.shortName, ...service.words],
    })),
    ...(await searchableDirectory(tx, actor.municipalityId)).map((entry): ReadEntry => ({
      ...entry,
      placeId: places.get(entry.unitId) ?? null,
    })),
  ]
}

async function laidOut(
  entries: readonly ReadEntry[],
  synonyms: readonly (readonly string[])[],
): Promise<Pick<KeptIndex, 'entries' | 'entryFacts'>> {
  const index = createSearchIndex()
  index.setSynonyms(synonyms)
  await index.fill(
    entries.map(({ kind, id, title, about, words }) => ({
      key: id,
      group: kind,
      texts: [
        { text: title, weight: 3 },
        { text: words.join('\n'), weight: 2 },
        { text: about, weight: 1 },
      ],
    })),
    breathe,
  )
  return { entries: index, entryFacts: new Map(entries.map((entry) => [entry.id, entry])) }
}

let keeper: IndexKeeper | null = null

/** The keeper of this process; null in a process that keeps none. */
export function useIndexKeeper(which: IndexKeeper | null): void {
  keeper = which
}

/** The index of a municipality in this process, when there is one. */
export function indexOf(municipalityId: number): KeptIndex | null {
  return keeper?.of(municipalityId) ?? null
}
