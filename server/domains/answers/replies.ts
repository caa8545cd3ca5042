import { z } from 'zod'
import { audience, day, id, moment, shownContent, state, taskKind, taskState } from './fields.ts'

/** A unit or a person as shown. */
const named = z.object({ id, name: z.string() })

/** An article as a row in a list. */
export const articleRow = z.object({
  articleId: id,
  code: z.string(),
  title: z.string(),
  short: z.string(),
  /** What the row shows: the published version, or the one being written where there is none. */
  version: z.number(),
  state,
  audience,
  services: z.array(z.string()),
  ownerUnit: z.string(),
  ownerStaff: z.string().nullable(),
  reviewOn: day,
  reviewPast: z.boolean(),
  /** A newer version is being written, or waits for its review or its time. */
  underWay: z.enum(['draft', 'review', 'reviewed', 'scheduled']).nullable(),
  openTasks: z.number(),
  uses: z.number(),
  changedAt: moment,
})

const versionLine = z.object({
  version: z.number(),
  state,
  audience,
  title: z.string(),
  writtenBy: z.string().nullable(),
  writtenAt: moment,
  reviewAskedAt: moment.nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: moment.nullable(),
  publishAt: moment.nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: moment.nullable(),
  retiredBy: z.string().nullable(),
  retiredAt: moment.nullable(),
  retiredWhy: z.enum(['replaced', 'ended', 'taken_away', 'dropped']).nullable(),
})
export type VersionLine = z.infer<typeof versionLine>

export const taskView = z.object({
  taskId: id,
  articleId: id,
  /** Null when the reader may not see the article any more. */
  title: z.string().nullable(),
  version: z.number().nullable(),
  kind: taskKind,
  words: z.string(),
  /** Who said it: a colleague by name; null for a citizen. */
  by: z.string().nullable(),
  questionId: id.nullable(),
  unit: z.string(),
  state: taskState,
  at: moment,
  closedAt: moment.nullable(),
  closedBy: z.string().nullable(),
  closedWords: z.string().nullable(),
  /** Whether the reader may close it. */
  mayClose: z.boolean(),
})
export type TaskView = z.infer<typeof taskView>

/** What the reader may do with an article now, so that a page offers nothing that would be refused. */
const may = z.array(z.enum(['write', 'ask_review', 'approve', 'publish', 'retire', 'look_after']))

export const articleView = z.object({
  articleId: id,
  code: z.string(),
  edit: z.number(),
  ownerUnit: named,
  ownerStaff: named.nullable(),
  reviewOn: day,
  reviewPast: z.boolean(),
  changedAt: moment,
  /** The version on this page: the one asked for, else the published one, else the one being written, else the newest. */
  shown: versionLine.extend({ content: shownContent, valid: z.boolean() }),
  /** The version being written, for whoever may go on with it. */
  open: z.object({ version: z.number(), state, content: shownContent }).nullable(),
  /** For whoever may write: the bodies as typed, of the version being written or else of the one shown. */
  markup: z.array(z.object({ language: z.string(), body: z.string() })),
  publishedVersion: z.number().nullable(),
  versions: z.array(versionLine),
  tasks: z.array(taskView),
  uses: z.number(),
  usesLately: z.number(),
  may,
})
export type ArticleView = z.infer<typeof articleView>

export const changed = z.object({ articleId: id, version: z.number(), edit: z.number() })

/** A stretch of words in a comparison: as it was, taken away, or added. */
const stretch = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type Stretch = z.infer<typeof stretch>

export const comparison = z.object({
  articleId: id,
  title: z.string(),
  from: versionLine,
  to: versionLine,
  /** Only the parts that differ. `language` is null for what no language has a text of its own for. */
  parts: z.array(
    z.object({
      part: z.enum([
        'questions',
        'short',
        'body',
        'audience',
        'valid',
        'services',
        'links',
        'forms',
        'sources',
        'files',
      ]),
      language: z.string().nullable(),
      stretches: z.array(stretch),
    }),
  ),
})
export type Comparison = z.infer<typeof comparison>

/** An article as anybody may read it. */
export const publicArticle = z.object({
  articleId: id,
  code: z.string(),
  version: z.number(),
  ownerUnit: z.string(),
  reviewOn: day,
  reviewPast: z.boolean(),
  publishedAt: moment,
  content: shownContent,
})
