import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { cleanLine } from '#platform/text/clean-text.ts'

const id = z.uuid()
const day = z.iso.date()
/** What is searched for: anything typed or pasted; only its beginning is read. */
const asked = z.string().max(10_000).default('')
const flag = z.stringbool().or(z.boolean()).default(false)

const articleHit = z.object({
  articleId: id,
  code: z.string(),
  version: z.number(),
  title: z.string(),
  short: z.string(),
  /** The language that title and short answer are in. */
  language: z.string(),
  audience: z.enum(['public', 'staff', 'unit']),
  services: z.array(z.string()),
  reviewPast: z.boolean(),
  pinned: z.boolean(),
})
const entryHit = z.object({ id, title: z.string(), about: z.string() })
const questionHit = z.object({
  questionId: id,
  reference: z.string(),
  heading: z.string(),
  service: z.string().nullable(),
  outcome: z.string().nullable(),
  closedAt: z.iso.datetime(),
})

const whose = z.enum([
  'police',
  'tax',
  'social-insurance',
  'health',
  'transport',
  'roads',
  'public-transport',
  'employment',
  'unemployment-fund',
  'migration',
  'courts',
  'pension',
  'students',
  'church',
  'nature',
  'company',
  'other-municipality',
  'companies-office',
  'county',
  'land-survey',
  'enforcement',
  'customs',
  'tenants',
  'state',
  'private',
])

const articlesFound = {
  articles: z.array(articleHit),
  services: z.array(entryHit),
  /** False: nothing found is sure enough to be called an answer. What is listed is only the closest. */
  answer: z.boolean(),
  /** Whose question it may be instead. */
  elsewhere: whose.nullable(),
  /** True when the index is not there, and only plain words were looked for. */
  plain: z.boolean(),
}

export const find = operation({
  name: 'search.find',
  method: 'GET',
  path: '/search',
  permission: 'signed-in',
  audits: { nothing: 'finds what the reader may list anyway; what is opened is audited there' },
  summary:
    'One search for everything a colleague may see: articles, services, people, units, duties and earlier answered questions. Without words: what the reader has pinned and used lately.',
  input: z.object({
    q: asked,
    /** The last word may be unfinished. */
    typing: flag,
    serviceId: id.nullish(),
    placeId: id.nullish(),
  }),
  reply: z.object({
    ...articlesFound,
    people: z.array(entryHit),
    units: z.array(entryHit),
    duties: z.array(entryHit),
    questions: z.array(questionHit),
  }),
})

export const findPublic = operation({
  name: 'search.find-public',
  method: 'GET',
  path: '/public-search',
  permission: 'open',
  audits: { nothing: 'what is published for the public is public' },
  summary: 'Articles for the public and services that answer a question.',
  perMinute: 240,
  input: z.object({ q: asked, typing: flag, serviceId: id.nullish(), language: z.enum(['sv', 'en']).default('sv') }),
  reply: z.object(articlesFound),
})

export const choose = operation({
  name: 'search.choose',
  method: 'POST',
  path: '/search/choices',
  permission: 'article.read',
  audits: { nothing: 'counts words and article, never who chose' },
  summary:
    'Tells which article was used for which words, so that it rises for them. Only words that articles use are kept.',
  input: z.object({ q: asked, articleId: id }),
  reply: z.object({ articleId: id, terms: z.array(z.string()) }),
})

export const pin = operation({
  name: 'search.pin',
  method: 'PUT',
  path: '/search/pins/:articleId',
  permission: 'article.read',
  audits: { nothing: 'one person’s own list' },
  summary: 'Pins an article to the top of one’s own empty search, or lets it go.',
  input: z.object({ articleId: id, pinned: z.boolean() }),
  reply: z.object({ articleId: id, pinned: z.boolean() }),
})

// ── Kept by coordinators ─────────────────────────────────────────────────────────────────────────────────────────────

const phrase = z.string().transform(cleanLine).pipe(z.string().min(1).max(80))
const page = z.coerce.number().int().min(0).max(1000).default(0)
const synonym = z.object({
  synonymId: id,
  version: z.number(),
  words: z.array(z.string()),
  removed: z.boolean(),
  changedAt: z.iso.datetime(),
  changedBy: z.string().nullable(),
  earlier: z.array(
    z.object({
      version: z.number(),
      words: z.array(z.string()),
      removed: z.boolean(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
})

export const listSynonyms = operation({
  name: 'search.list-synonyms',
  method: 'GET',
  path: '/search/synonyms',
  permission: 'article.read',
  audits: { nothing: 'words that mean the same' },
  summary:
    'Words that the search takes for the same, a page at a time, last changed first, with what they were before.',
  input: z.object({ q: z.string().max(80).default(''), removed: flag, page }),
  reply: z.object({ synonyms: z.array(synonym), hasMore: z.boolean() }),
})

export const saveSynonym = operation({
  name: 'search.save-synonym',
  method: 'POST',
  path: '/search/synonyms',
  permission: 'search.teach',
  audits: { action: 'search.synonym-saved', subject: 'synonym' },
  summary: 'Adds a group of words that mean the same, changes one, or brings back one that was taken away.',
  input: z.object({
    /** None: a new group. */
    synonymId: id.nullish(),
    /** The version one has read; refused when it has changed since. */
    version: z.number().int().min(0).default(0),
    words: z.array(phrase).min(2).max(12),
  }),
  reply: z.object({ synonymId: id, version: z.number() }),
})

export const removeSynonym = operation({
  name: 'search.remove-synonym',
  method: 'DELETE',
  path: '/search/synonyms/:synonymId',
  permission: 'search.teach',
  audits: { action: 'search.synonym-removed', subject: 'synonym' },
  summary: 'Takes a group of words away. It can be brought back.',
  input: z.object({ synonymId: id, version: z.coerce.number().int() }),
  reply: z.object({ synonymId: id, version: z.number() }),
})

export const listLearned = operation({
  name: 'search.list-learned',
  method: 'GET',
  path: '/search/learned',
  permission: 'article.read',
  audits: { nothing: 'stems of words and counts' },
  summary: 'Which articles have been chosen for which words, the most chosen first.',
  input: z.object({ articleId: id.nullish(), page }),
  reply: z.object({
    learned: z.array(
      z.object({
        terms: z.array(z.string()),
        articleId: id,
        title: z.string(),
        amount: z.number(),
        lastOn: day,
      }),
    ),
    hasMore: z.boolean(),
  }),
})

export const forgetLearned = operation({
  name: 'search.forget-learned',
  method: 'POST',
  path: '/search/learned/forgotten',
  permission: 'search.teach',
  audits: { action: 'search.learned-forgotten', subject: 'article' },
  summary: 'Forgets that an article was chosen for some words.',
  input: z.object({ articleId: id, terms: z.array(z.string().max(80)).min(1).max(8) }),
  reply: z.object({ articleId: id, forgotten: z.boolean() }),
})
