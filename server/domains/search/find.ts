import { articlesByWords } from '#domains/answers/index.ts'
import { serviceNames } from '#domains/catalogue/index.ts'
import { earlierQuestions } from '#domains/contacts/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { z } from 'zod'
import type { find as findOperation, findPublic as publicOperation } from './contract.ts'
import { type ArticleFacts, type Entry, groupOf, indexOf, type KeptIndex } from './index-keeper.ts'
import { liftOf, termsToKeep } from './learned.ts'
import { plainFacts } from './plain-facts.ts'
import { isSmall } from './small-words.ts'
import { wordsOf } from './words.ts'

type Reply = z.input<typeof findOperation.reply>
type ArticleHit = Reply['articles'][number]

const ARTICLES = 10
const OTHERS = 5
/** Shown when none of them is sure. */
const UNSURE = 3
/** An article that scores below this share of the best one, and says less than this share of what that one says, is no help. */
const WORTH_SHOWING = 0.3
/** What is found by name must be at least this sure, and this near the best of its kind. */
const LEAST_SHARED = 0.15
const NEAR = 0.4

/** Everything a colleague may find. Groups and units decide inside the scoring, so nothing hidden is counted or hinted at. */
export async function findForStaff(context: Context, input: z.output<typeof findOperation.input>): Promise<Reply> {
  const { actor } = context
  const kept = indexOf(actor.municipalityId)
  const units = actor.kind === 'staff' ? actor.units : []
  const setting = {
    question: input.q.trim(),
    typing: input.typing,
    serviceId: input.serviceId ?? null,
    groups: ['public', 'staff', ...units.map((unit) => `unit:${unit}`)],
    language: actor.kind === 'staff' ? actor.language : 'sv',
  }
  if (setting.question === '') return { ...nothing, articles: await keptArticles(context, kept, setting) }
  const found = await findArticles(context, kept, setting)
  const pinned = await pinnedOf(context, found.articles)
  const near = (kind: Entry['kind']) => (kept ? entriesLike(kept, setting, kind, input.placeId ?? null) : [])
  return {
    ...found,
    articles: found.articles.map((article) => ({ ...article, pinned: pinned.has(article.articleId) })),
    services: near('service'),
    people: near('person'),
    units: near('unit'),
    duties: near('duty'),
    questions: await questionsLike(context, setting.question, input),
  }
}

/** What anybody may find. */
export async function findForPublic(
  context: Context,
  input: z.output<typeof publicOperation.input>,
): Promise<z.input<typeof publicOperation.reply>> {
  const kept = indexOf(context.actor.municipalityId)
  const question = input.q.trim()
  const { people: _, units: __, duties: ___, questions: ____, ...empty } = nothing
  if (question === '') return empty
  const setting = {
    question,
    typing: input.typing,
    serviceId: input.serviceId ?? null,
    groups: ['public'],
    language: input.language,
  }
  return {
    ...(await findArticles(context, kept, setting)),
    services: kept ? entriesLike(kept, setting, 'service', null) : [],
  }
}

const nothing: Reply = {
  articles: [],
  services: [],
  people: [],
  units: [],
  duties: [],
  questions: [],
  answer: true,
  elsewhere: null,
  plain: false,
}

type Setting = {
  question: string
  typing: boolean
  serviceId: string | null
  groups: readonly string[]
  language: string
}
type ArticlesFound = Pick<Reply, 'articles' | 'services' | 'answer' | 'elsewhere' | 'plain'>

async function findArticles(context: Context, kept: KeptIndex | null, setting: Setting): Promise<ArticlesFound> {
  if (!kept) return findPlainly(context, setting)
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const language = kept.articles.language()
  const fits = (articleId: string) => {
    const article = kept.facts.get(articleId)
    return (
      article !== undefined &&
      holdsOn(article, today) &&
      (setting.serviceId === null || article.serviceIds.includes(setting.serviceId))
    )
  }
  const { hits, answer, elsewhere } = kept.articles.search(setting.question, {
    groups: setting.groups,
    stillTyping: setting.typing,
    limit: ARTICLES,
    lift: liftOf(kept.learned, termsToKeep(setting.question, language)),
    fits,
  })
  const worth = (hit: (typeof hits)[number]) =>
    hit.score >= WORTH_SHOWING * hits[0]!.score || hit.shared >= WORTH_SHOWING * Math.max(LEAST_SHARED, hits[0]!.shared)
  const near = hits.filter(worth).slice(0, answer ? ARTICLES : UNSURE)
  const shown = near.map((hit) => kept.facts.get(hit.key)!)
  return {
    articles: await showArticles(context, shown, setting.language, today),
    services: [],
    answer,
    elsewhere: answer ? null : elsewhere,
    plain: false,
  }
}

function holdsOn({ validFrom, validTo }: ArticleFacts, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo >= day)
}

/** Without an index: the words as they stand, asked of the database under the reader's own rights. Never sure. */
async function findPlainly(context: Context, setting: Setting): Promise<ArticlesFound> {
  const words = wordsOf(setting.question.slice(0, 500)).filter((word) => word.length > 2 && !isSmall(word))
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const found =
    words.length === 0
      ? []
      : await articlesByWords(context, words.slice(0, 20), ARTICLES, !setting.groups.includes('staff'))
  const facts = await plainFacts(
    context,
    found.map((each) => each.articleId),
  )
  const allowed = facts.filter(
    (article) =>
      setting.groups.includes(groupOf(article)) &&
      (setting.serviceId === null || article.serviceIds.includes(setting.serviceId)),
  )
  return {
    articles: await showArticles(context, allowed, setting.language, today),
    services: [],
    answer: allowed.length > 0,
    elsewhere: null,
    plain: true,
  }
}

async function showArticles(
  context: Context,
  articles: readonly ArticleFacts[],
  language: string,
  today: string,
): Promise<ArticleHit[]> {
  const service = await serviceNames(context.tx, context.actor.municipalityId, today)
  return articles.map((article): ArticleHit => {
    const own =
      article.languages.find((each) => each.language === language && each.short !== '') ?? article.languages[0]
    return {
      articleId: article.articleId,
      code: article.code,
      version: article.version,
      title: own?.title ?? '',
      short: own?.short ?? '',
      language: own?.language ?? 'sv',
      audience: article.audience,
      services: article.serviceIds.map(service).filter((name) => name !== null),
      reviewPast: article.reviewOn < today,
      pinned: false,
    }
  })
}

function entriesLike(kept: KeptIndex, setting: Setting, kind: Entry['kind'], placeId: string | null): Reply['people'] {
  const fits = (id: string) => placeId === null || kept.entryFacts.get(id)?.placeId === placeId
  const { hits } = kept.entries.search(setting.question, {
    groups: [kind],
    stillTyping: setting.typing,
    limit: OTHERS,
    ...(kind === 'service' ? {} : { fits }),
  })
  const least = NEAR * (hits[0]?.score ?? 0)
  return hits
    .filter((hit) => hit.shared >= LEAST_SHARED && hit.score >= least)
    .map(({ key }) => {
      const { id, title, about } = kept.entryFacts.get(key)!
      return { id, title, about }
    })
}

async function questionsLike(
  context: Context,
  question: string,
  { typing, serviceId, placeId }: z.output<typeof findOperation.input>,
): Promise<Reply['questions']> {
  if (!context.actor.permissions.has('question.read')) return []
  const words = wordsOf(question.slice(0, 300)).filter((word) => word.length > 1 && !isSmall(word))
  const found = await earlierQuestions(context, words, typing, serviceId || placeId ? 50 : OTHERS)
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const service = await serviceNames(context.tx, context.actor.municipalityId, today)
  return found
    .filter((each) => (!serviceId || each.serviceId === serviceId) && (!placeId || each.placeId === placeId))
    .slice(0, OTHERS)
    .map((each) => ({
      questionId: each.questionId,
      reference: each.reference,
      heading: each.heading,
      service: service(each.serviceId),
      outcome: each.outcome,
      closedAt: each.closedAt.toISOString(),
    }))
}

async function pinnedOf(context: Context, articles: readonly ArticleHit[]): Promise<Set<string>> {
  if (context.actor.kind !== 'staff' || articles.length === 0) return new Set()
  const found = await sql<{ articleId: string }>`select article_id as "articleId" from search_kept
    where municipality_id = ${context.actor.municipalityId} and staff_id = ${context.actor.staffId} and pinned
      and article_id = any (${articles.map((article) => article.articleId)}::uuid[])`.execute(context.tx)
  return new Set(found.rows.map((row) => row.articleId))
}

/** Before anything is typed: what the reader has pinned, then what they used last. */
async function keptArticles(context: Context, kept: KeptIndex | null, setting: Setting): Promise<ArticleHit[]> {
  if (context.actor.kind !== 'staff') return []
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const own = await sql<{
    articleId: string
    pinned: boolean
  }>`select article_id as "articleId", pinned from search_kept
    where municipality_id = ${context.actor.municipalityId} and staff_id = ${context.actor.staffId}
    order by pinned desc, at desc limit ${2 * ARTICLES}`.execute(context.tx)
  const pinned = new Set(own.rows.filter((row) => row.pinned).map((row) => row.articleId))
  const ids = own.rows.map((row) => row.articleId)
  const facts = kept ? ids.flatMap((id) => kept.facts.get(id) ?? []) : await plainFacts(context, ids)
  const seen = facts.filter((article) => setting.groups.includes(groupOf(article)) && holdsOn(article, today))
  const shown = await showArticles(context, seen.slice(0, ARTICLES), setting.language, today)
  return shown.map((article) => ({ ...article, pinned: pinned.has(article.articleId) }))
}
