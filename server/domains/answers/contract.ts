import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { body } from './body.ts'
import { BODY_MOST, day, id, line, moment, reportKind, taskState, text, typedContent, words } from './fields.ts'
import { articleRow, articleView, changed, comparison, publicArticle, taskView } from './replies.ts'

export type { Body, Inline } from './body.ts'
export type { ArticleView, Stretch, TaskView, VersionLine } from './replies.ts'
export type { ShownContent, ShownText } from './fields.ts'

const article = { articleId: id }
const cursor = z.string().max(200).nullish()
const audits = (action: string, subject = 'article') => ({ action, subject })
const listed = { nothing: 'what is written for staff or the public is open to those it is for' }
/** The count one has read; refused with 409 when somebody has changed the article since. */
const edit = z.number().int().min(0)

// ── Read ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const listArticles = operation({
  name: 'answers.list-articles',
  method: 'GET',
  path: '/articles',
  permission: 'article.read',
  audits: listed,
  summary:
    'Articles, last changed first, 50 at a time: of a service, an owner, a state, due for review, or holding some words.',
  input: z.object({
    serviceId: id.nullish(),
    unitId: id.nullish(),
    /** Only those the reader keeps. */
    mine: z.stringbool().nullish(),
    state: z.enum(['published', 'draft', 'review', 'reviewed', 'scheduled', 'retired']).nullish(),
    /** Past their review date, those longest past first. */
    due: z.stringbool().nullish(),
    words: line(100).nullish(),
    cursor,
  }),
  reply: z.object({ rows: z.array(articleRow), older: z.string().nullable() }),
})

export const readArticle = operation({
  name: 'answers.article',
  method: 'GET',
  path: '/articles/:articleId',
  permission: 'article.read',
  audits: listed,
  summary:
    'An article: the published version or the one asked for, its versions, its tasks, and what the reader may do.',
  input: z.object({ ...article, version: z.coerce.number().int().positive().nullish() }),
  reply: articleView,
})

export const showKeeping = operation({
  name: 'answers.keeping',
  method: 'GET',
  path: '/articles/keeping',
  permission: 'article.read',
  audits: { nothing: 'which units one writes for oneself' },
  summary: 'The units whose articles the reader keeps, their own first.',
  input: z.object({}),
  reply: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
})

export const compareVersions = operation({
  name: 'answers.compare-versions',
  method: 'GET',
  path: '/articles/:articleId/compare',
  permission: 'article.read',
  audits: listed,
  summary: 'What differs between two versions, word by word, and who wrote them when.',
  input: z.object({ ...article, from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
  reply: comparison,
})

export const readFile = operation({
  name: 'answers.file',
  method: 'GET',
  path: '/article-files/:fileId',
  permission: 'open',
  audits: { nothing: 'a file is read by those its article is for' },
  summary: 'A file that belongs to an article, to those who may read a version that has it.',
  input: z.object({ fileId: id }),
  reply: z.object({ fileId: id, name: z.string(), mediaType: z.string(), content: z.base64() }),
})

// ── Write ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const saveDraft = operation({
  name: 'answers.save-draft',
  method: 'POST',
  path: '/articles',
  permission: 'article.write',
  audits: audits('article.written'),
  summary:
    'Saves the version being written; begins one, or a whole article, where there is none. 409 when it was changed meanwhile.',
  input: z.object({
    /** Null: a new article. */
    articleId: id.nullish(),
    edit,
    /** Only for a new article; afterwards see answers.look-after. */
    ownerUnitId: id.nullish(),
    ownerStaffId: id.nullish(),
    reviewOn: day.nullish(),
    content: typedContent,
  }),
  reply: changed,
})

export const previewBody = operation({
  name: 'answers.preview-body',
  method: 'POST',
  path: '/articles/preview',
  permission: 'article.write',
  audits: { nothing: 'nothing is kept' },
  summary: 'How a text looks as an article: its blocks.',
  input: z.object({ body: text(BODY_MOST) }),
  reply: z.object({ body }),
})

export const addFile = operation({
  name: 'answers.add-file',
  method: 'POST',
  path: '/articles/:articleId/files',
  permission: 'article.write',
  audits: audits('article.file-added'),
  summary: 'Gives the version being written a file: a picture or a PDF.',
  input: z.object({ ...article, edit, name: words(200), content: z.base64().max(28_000_000) }),
  reply: changed.extend({ fileId: id }),
})

export const sendToReview = operation({
  name: 'answers.send-to-review',
  method: 'POST',
  path: '/articles/:articleId/send-to-review',
  permission: 'article.write',
  audits: audits('article.review-asked'),
  summary: 'Says that the version is written and waits for somebody else to read it.',
  input: z.object({ ...article, edit }),
  reply: changed,
})

export const approve = operation({
  name: 'answers.approve',
  method: 'POST',
  path: '/articles/:articleId/approve',
  permission: 'article.review',
  audits: audits('article.reviewed'),
  summary: 'Says that the version is right. Not by whoever wrote it, unless nobody else can.',
  input: z.object({ ...article, edit }),
  reply: changed,
})

export const publishArticle = operation({
  name: 'answers.publish',
  method: 'POST',
  path: '/articles/:articleId/publish',
  permission: 'article.publish',
  audits: audits('article.published'),
  summary:
    'Publishes the reviewed version now or at a time, never before the day it begins to hold. The version before is retired then.',
  input: z.object({ ...article, edit, at: moment.nullish() }),
  reply: changed.extend({ publishAt: moment.nullable() }),
})

export const retireArticle = operation({
  name: 'answers.retire',
  method: 'POST',
  path: '/articles/:articleId/retire',
  permission: 'article.publish',
  audits: audits('article.retired'),
  summary: 'Takes the published version away, or drops the one being written.',
  input: z.object({ ...article, edit, version: z.number().int().positive() }),
  reply: changed,
})

export const lookAfter = operation({
  name: 'answers.look-after',
  method: 'POST',
  path: '/articles/:articleId/look-after',
  permission: 'article.write',
  audits: audits('article.looked-after'),
  summary: 'Says which unit and person look after an article, and when it is to be read through again.',
  input: z.object({ ...article, edit, unitId: id, staffId: id.nullish(), reviewOn: day }),
  reply: z.object({ ...article, edit: z.number() }),
})

// ── Feedback and gaps ────────────────────────────────────────────────────────────────────────────────────────────────

export const reportArticle = operation({
  name: 'answers.report-article',
  method: 'POST',
  path: '/articles/:articleId/reports',
  permission: 'article.read',
  audits: audits('article.reported'),
  summary: 'Tells the owner that an article is wrong, unclear or lacks something, with the question it was about.',
  input: z.object({
    ...article,
    version: z.number().int().positive().nullish(),
    kind: reportKind,
    words: words(2000),
    questionId: id.nullish(),
  }),
  reply: z.object({ ...article, taskId: id }),
})

export const reportPublicArticle = operation({
  name: 'answers.report-public-article',
  method: 'POST',
  path: '/public-articles/:code/reports',
  permission: 'open',
  audits: audits('article.reported-by-reader'),
  summary: 'A reader says that an article is wrong, unclear or lacks something.',
  perMinute: 6,
  guards: 'code',
  input: z.object({ code: line(120), kind: reportKind, words: text(500).default('') }),
  reply: z.object(article),
})

export const listTasks = operation({
  name: 'answers.list-tasks',
  method: 'GET',
  path: '/article-tasks',
  permission: 'article.read',
  audits: listed,
  summary: 'What is to be done about articles, newest first, 50 at a time: of a unit, or of those the reader keeps.',
  input: z.object({ state: taskState.default('open'), unitId: id.nullish(), mine: z.stringbool().nullish(), cursor }),
  reply: z.object({ rows: z.array(taskView), older: z.string().nullable() }),
})

export const closeTask = operation({
  name: 'answers.close-task',
  method: 'POST',
  path: '/article-tasks/:taskId/close',
  permission: 'article.write',
  audits: audits('article.task-closed', 'task'),
  summary: 'Says that a task is done, or why nothing is to be done.',
  input: z.object({ taskId: id, outcome: z.enum(['done', 'declined']), words: text(1000).default('') }),
  reply: z.object({ taskId: id, ...article }),
})

export const registerGap = operation({
  name: 'answers.register-gap',
  method: 'POST',
  path: '/article-gaps',
  permission: 'article.propose',
  audits: audits('article.gap-registered', 'gap'),
  summary: 'Says that no article answered something. Words about the matter, nothing about who asked.',
  input: z.object({ serviceId: id.nullish(), words: words(500) }),
  reply: z.object({ gapId: id }),
})

export const listGaps = operation({
  name: 'answers.list-gaps',
  method: 'GET',
  path: '/article-gaps',
  permission: 'article.read',
  audits: listed,
  summary: 'What no article answered, counted by service, with the latest words.',
  input: z.object({ from: day.nullish() }),
  reply: z.object({
    from: day,
    rows: z.array(
      z.object({
        serviceId: id.nullable(),
        service: z.string().nullable(),
        count: z.number(),
        lastAt: moment,
        latest: z.array(z.object({ gapId: id, words: z.string(), at: moment })),
      }),
    ),
  }),
})

// ── Public ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const open = { nothing: 'what is published for the public is public' }

export const readPublicArticle = operation({
  name: 'answers.public-article',
  method: 'GET',
  path: '/public-articles/:code',
  permission: 'open',
  audits: open,
  summary: 'A published article, by its address.',
  input: z.object({ code: line(120) }),
  reply: publicArticle,
})

export const listPublic = operation({
  name: 'answers.list-public',
  method: 'GET',
  path: '/public-articles',
  permission: 'open',
  audits: open,
  summary: 'Published articles of a service or all, by their address, at most 200 at a time.',
  input: z.object({ serviceId: id.nullish(), after: line(120).nullish() }),
  reply: z.object({
    articles: z.array(
      z.object({
        articleId: id,
        code: z.string(),
        serviceIds: z.array(id),
        reviewPast: z.boolean(),
        /** Language, question and short answer; Swedish first. */
        texts: z.array(z.object({ language: z.string(), title: z.string(), short: z.string() })),
      }),
    ),
    /** The code to go on after; null when this is all. */
    next: z.string().nullable(),
  }),
})

export const countPublic = operation({
  name: 'answers.count-public',
  method: 'GET',
  path: '/public-article-counts',
  permission: 'open',
  audits: open,
  summary: 'How many published articles each service has, and the address of one that is its first subject.',
  input: z.object({}),
  reply: z.object({ services: z.array(z.object({ serviceId: id, count: z.number(), code: z.string() })) }),
})

export const indexPublic = operation({
  name: 'answers.index-public',
  method: 'GET',
  path: '/public-article-index',
  permission: 'open',
  audits: open,
  summary:
    'Published articles from A to Ö in a language: all when they are few, otherwise those of a letter, at most 500.',
  input: z.object({ language: z.string().regex(/^[a-z]{2,3}$/), letter: line(4).nullish() }),
  reply: z.object({
    letters: z.array(z.object({ letter: z.string(), count: z.number() })),
    /** The letter whose articles these are; null when they are all there are. */
    letter: z.string().nullable(),
    articles: z.array(z.object({ code: z.string(), title: z.string(), letter: z.string() })),
  }),
})

export const newestPublic = operation({
  name: 'answers.newest-public',
  method: 'GET',
  path: '/public-articles-newest',
  permission: 'open',
  audits: open,
  summary: 'Published articles for feeds, last published first, a hundred at a time.',
  input: z.object({ cursor }),
  reply: z.object({
    articles: z.array(
      z.object({
        articleId: id,
        code: z.string(),
        publishedAt: moment,
        serviceIds: z.array(id),
        texts: z.array(z.object({ language: z.string(), title: z.string(), short: z.string() })),
      }),
    ),
    older: z.string().nullable(),
  }),
})

export const addressesPublic = operation({
  name: 'answers.addresses-public',
  method: 'GET',
  path: '/public-article-addresses',
  permission: 'open',
  audits: open,
  summary: 'The addresses of all published articles for search engines: at most 20,000, last published first.',
  input: z.object({}),
  reply: z.object({ articles: z.array(z.object({ code: z.string(), publishedAt: moment })) }),
})
