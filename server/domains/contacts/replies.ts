import { z } from 'zod'
import { isShallow } from '#platform/text/storable-json.ts'
import { channel, id, moment, outcome, promiseKind, quotes, returnReason } from './fields.ts'

/** A unit or a person as shown: id and name. */
export const named = z.object({ id, name: z.string() })

/** A question as a row in a list. Words are null to somebody who may know that it exists but not read it. */
export const questionRow = z.object({
  questionId: id,
  reference: z.string(),
  heading: z.string().nullable(),
  channel,
  service: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  ownerUnit: z.string(),
  ownerStaff: z.string().nullable(),
  offeredTo: z.string().nullable(),
  outcome: outcome.nullable(),
  secret: z.boolean(),
  openedAt: moment,
  dueAt: moment.nullable(),
  /** What the list is about: accept by, promised by, returned at. */
  at: moment.nullable(),
  /** Why it needs the centre's eyes again: returned, nobody accepted in time, the unit asks, or the citizen added something. */
  cameBack: z.enum(['returned', 'expired', 'asked_back', 'added']).nullable(),
})
export type QuestionRow = z.infer<typeof questionRow>

/** What a known person asked, with the board it belongs to. `opens` is false where the width of a ground shows the row, but the question stays the other board's. */
export const personsRow = questionRow.extend({ authority: z.string(), opens: z.boolean() })

export const questionRows = z.object({ rows: z.array(questionRow), older: z.string().nullable() })

export const counts = z.object({
  mine: z.number(),
  centre: z.number(),
  awaiting: z.number(),
  returned: z.number(),
  promised: z.number(),
  overdue: z.number(),
})
export type InboxCounts = z.infer<typeof counts>

export const handOver = z.object({
  handOverId: id,
  to: named,
  toStaff: z.string().nullable(),
  from: named,
  state: z.enum(['offered', 'accepted', 'returned', 'expired', 'taken_back']),
  offeredAt: moment,
  offeredBy: z.string().nullable(),
  acceptBy: moment,
  answerBy: moment,
  endedAt: moment.nullable(),
  reason: returnReason.nullable(),
})

export const message = z.object({
  messageId: id,
  kind: z.enum(['answer', 'added', 'asked_back', 'told_unit', 'greeting', 'note', 'request']),
  at: moment,
  by: z.string().nullable(),
  unit: z.string().nullable(),
  body: z.string(),
})

export const eventKind = z.enum([
  'received',
  'raised_again',
  'read_first',
  'service_chosen',
  'kept',
  'left_to_centre',
  'offered',
  'taken_back',
  'accepted',
  'returned',
  'expired',
  'passed_on',
  'asked_back',
  'told_unit',
  'note',
  'request',
  'added',
  'answered',
  'closed',
  'reopened',
  'promised',
  'promise_kept',
  'promise_broken',
  'promise_withdrawn',
  'attempt_reached',
  'attempt_missed',
  'made_secret',
  'registered',
])
export type EventKind = z.infer<typeof eventKind>

/** The articles an answer quoted, as the one who answered is told of them: a retired one was sent all the same. */
export const quotedArticles = z.array(
  z.object({ articleId: id, version: z.number(), title: z.string(), retired: z.boolean() }),
)

/** One thing that happened: who, when, and the words needed to say it ({unit}, {staff}, {until} …). */
export const timelineEntry = z.object({
  at: moment,
  kind: eventKind,
  by: z.string().nullable(),
  unit: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const promiseView = z.object({
  promiseId: id,
  kind: promiseKind,
  dueAt: moment,
  madeBy: z.string(),
  state: z.enum(['open', 'kept', 'broken', 'withdrawn']),
})

export const questionView = z.object({
  questionId: id,
  reference: z.string(),
  version: z.number(),
  state: z.enum(['open', 'closed']),
  secret: z.boolean(),
  /** False when the reader may know that it exists but not read its words. */
  readable: z.boolean(),
  /** True when the reader may read its words but has not said for what purpose: nothing of them is told until then. */
  needsPurpose: z.boolean(),
  heading: z.string().nullable(),
  asked: z.string().nullable(),
  location: z.string().nullable(),
  channel,
  language: z.string(),
  service: named.nullable(),
  authority: named,
  owner: z.object({ unit: named, staff: named.nullable() }),
  handOver: handOver.nullable(),
  pastHandOvers: z.array(handOver),
  openedAt: moment,
  dueAt: moment.nullable(),
  closedAt: moment.nullable(),
  outcome: outcome.nullable(),
  referredTo: z.string().nullable(),
  recordState: z.enum(['kept', 'registered', 'thinned']),
  diaryNumber: z.string().nullable(),
  asker: z.object({
    identity: z.enum(['anonymous', 'claimed', 'known']),
    name: z.string().nullable(),
    personId: id.nullable(),
    /** There are boards whose questions the reader does not see: the person may have asked them too. Says nothing of whether they did. */
    otherBoards: z.boolean(),
    /** Protected identity: nothing but the name may be shown, and only on this page. */
    protected: z.boolean(),
    replyBy: z.string().nullable(),
    replyTo: z.string().nullable(),
  }),
  messages: z.array(message),
  promises: z.array(promiseView),
  attachments: z.array(z.object({ attachmentId: id, name: z.string(), mediaType: z.string(), size: z.number() })),
  timeline: z.array(timelineEntry),
  /** Which versions of articles were quoted in answers. `title` is null where the reader may not read the article. */
  articles: z.array(
    z.object({
      articleId: id,
      version: z.number(),
      title: z.string().nullable(),
      retired: z.boolean(),
      at: moment,
      by: z.string().nullable(),
    }),
  ),
  contacts: z.number(),
  /** What this person asked the same authority before. */
  earlier: z.array(
    z.object({ questionId: id, heading: z.string().nullable(), at: moment, state: z.enum(['open', 'closed']) }),
  ),
  /** What the reader may do now: names of actions, so that a page offers nothing that would be refused. */
  may: z.array(
    z.enum([
      'answer',
      'keep',
      'leave',
      'hand_over',
      'take_back',
      'accept',
      'return',
      'ask_back',
      'tell_unit',
      'pass_on',
      'note',
      'promise',
      'attempt',
      'close',
    ]),
  ),
})
export type QuestionView = z.infer<typeof questionView>

/** What a citizen who has shown reference and code sees. */
export const followView = z.object({
  reference: z.string(),
  state: z.enum(['open', 'closed']),
  service: z.string().nullable(),
  asked: z.string(),
  location: z.string().nullable(),
  /** Who has it now, as a unit, never a person. */
  unit: z.string(),
  offeredTo: z.string().nullable(),
  openedAt: moment,
  dueAt: moment.nullable(),
  closedAt: moment.nullable(),
  outcome: outcome.nullable(),
  messages: z.array(
    z.object({
      kind: z.enum(['answer', 'added', 'request']),
      at: moment,
      unit: z.string().nullable(),
      body: z.string(),
    }),
  ),
  steps: z.array(
    z.object({
      at: moment,
      kind: z.enum([
        'received',
        'raised_again',
        'offered',
        'accepted',
        'came_back',
        'answered',
        'added',
        'request',
        'reopened',
        'closed',
        'promised',
      ]),
      unit: z.string().nullable(),
      until: moment.nullable(),
    }),
  ),
  promise: z.object({ kind: promiseKind, dueAt: moment }).nullable(),
  attachments: z.array(z.object({ name: z.string(), size: z.number() })),
})
export type FollowView = z.infer<typeof followView>

const draftQuestion = z.object({
  key: z.string().max(40),
  serviceId: id.nullable(),
  asked: z.string().max(100_000),
  answer: z.string().max(100_000),
  /** A question raised before that this is about, as it stood when it was chosen. Null words: secret. */
  existing: z
    .object({
      questionId: id,
      reference: z.string().max(40),
      heading: z.string().max(200).nullable(),
      state: z.enum(['open', 'closed']),
      unit: z.string().max(200),
    })
    .nullish(),
  askedForNamed: z.boolean().nullish(),
  gotNamed: z.boolean().nullish(),
  /** How it is to end, once chosen; registered when every question has one. */
  /** The articles taken into the answer. */
  articles: quotes.removeDefault().optional(),
  decision: z.unknown().refine((value) => isShallow(value, 6)),
})

/** What a guide has typed so far. Kept as typed: nothing is refused for being unfinished. */
export const draftContent = z.object({
  identity: z.enum(['anonymous', 'claimed', 'known']),
  personId: id.nullable(),
  claimedName: z.string().max(500),
  language: z.string().max(8),
  location: z.string().max(2000),
  replyBy: z.enum(['email', 'sms', 'phone', 'letter', 'follow']).nullable(),
  replyTo: z.string().max(500),
  questions: z.array(draftQuestion).min(1).max(20),
})
export type DraftContent = z.infer<typeof draftContent>

export const draftView = z.object({
  draftId: id,
  channel,
  startedAt: moment,
  pausedAt: moment.nullable(),
  savedAt: moment,
  version: z.number(),
  content: draftContent,
})

/** To whom a question about a service is handed over, and the times that follow from the agreement. */
export const handOverTerms = z.object({
  proposals: z.array(
    z.object({
      unit: named,
      department: z.string(),
      why: z.enum(['agreement', 'default']),
      agreementFrom: z.string().nullable(),
      acceptBy: moment,
      answerBy: moment,
      acceptWithinMinutes: z.number(),
      answerWithinMinutes: z.number(),
      secret: z.boolean(),
      people: z.array(named),
    }),
  ),
})

export const unitInbox = z.object({
  unit: named,
  offered: z.array(questionRow),
  dueToday: z.array(questionRow),
  later: z.array(questionRow),
  openTotal: z.number(),
})
