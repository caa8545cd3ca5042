import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { cleanLine } from '#platform/text/clean-text.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()

/** What to ask contacts.list-questions for to see what is behind a number; null for those who read no questions. */
const list = z.record(z.string(), z.string()).nullable()

const topic = z.object({
  topicId: id,
  origin: z.enum(['staff', 'figures']),
  serviceId: id.nullable(),
  service: z.string().nullable(),
  words: z.string(),
  /** How many say the same, the one who flagged it counted in. */
  joined: z.number(),
  /** The reader is one of them. */
  mine: z.boolean(),
  flaggedBy: z.string().nullable(),
  at: moment,
  /** Of what the figures flagged. */
  grew: z
    .object({
      span: z.enum(['day', 'week']),
      since: day,
      asked: z.number(),
      expected: z.number(),
      /** Chance alone brings so many in fewer than one case of this many. */
      oneIn: z.number(),
      list,
    })
    .nullable(),
  mayEnd: z.boolean(),
})
export type Topic = z.infer<typeof topic>

export const flagTopic = operation({
  name: 'meeting.flag-topic',
  method: 'POST',
  path: '/topics',
  permission: 'topic.flag',
  audits: { action: 'topic.flagged', subject: 'topic' },
  summary: 'Flags that many ask about the same thing.',
  input: z.object({
    serviceId: id.nullish(),
    words: z.string().transform(cleanLine).pipe(z.string().min(1).max(200)),
  }),
  reply: z.object({ topicId: id }),
})

export const joinTopic = operation({
  name: 'meeting.join-topic',
  method: 'POST',
  path: '/topics/:topicId/join',
  permission: 'topic.flag',
  audits: { nothing: 'says only that one hears the same; who flagged it is in the trail' },
  summary: 'Says that one hears the same. Counted once for each person.',
  input: z.object({ topicId: id }),
  reply: z.object({ topicId: id, joined: z.number() }),
})

export const endTopic = operation({
  name: 'meeting.end-topic',
  method: 'POST',
  path: '/topics/:topicId/end',
  permission: 'topic.flag',
  audits: { action: 'topic.ended', subject: 'topic' },
  summary: 'Takes a topic off the list: by whoever flagged it, or the centre.',
  input: z.object({ topicId: id }),
  reply: z.object({ topicId: id }),
})

export const listTopics = operation({
  name: 'meeting.topics',
  method: 'GET',
  path: '/topics',
  permission: 'topic.flag',
  audits: { nothing: 'topics and amounts, no posts' },
  summary: 'What many ask about just now: flagged by colleagues, or by the figures. Of one service, or all.',
  input: z.object({ serviceId: id.nullish() }),
  reply: z.object({ topics: z.array(topic) }),
})

const newsInBrief = z.object({
  newsId: id,
  heading: z.string(),
  body: z.string(),
  severity: z.enum(['information', 'disturbance', 'urgent']),
  unit: z.string(),
  services: z.array(z.string()),
  startsAt: moment,
  endsAt: moment,
  pinned: z.boolean(),
  unread: z.boolean(),
})

export const morningMeeting = operation({
  name: 'meeting.morning',
  method: 'GET',
  path: '/meeting',
  permission: 'meeting.read',
  audits: { nothing: 'news, amounts and who works today; no posts' },
  summary:
    "What the morning's meeting goes through: news, the last working day, what is late, who is here, what grows, what is planned.",
  input: z.object({}),
  reply: z.object({
    day,
    at: moment,
    /** News is told since this moment: when the last working day began. */
    since: moment,
    news: z.array(newsInBrief),
    last: z.object({
      day,
      received: z.number(),
      directShare: z.number().nullable(),
      list,
      services: z.array(z.object({ name: z.string().nullable(), received: z.number(), list })),
    }),
    late: z.object({
      count: z.number(),
      list,
      units: z.array(z.object({ unit: z.string(), count: z.number(), oldest: moment, list })),
    }),
    promises: z.object({
      count: z.number(),
      list,
      rows: z.array(
        z.object({
          questionId: id,
          kind: z.enum(['call_back', 'answer']),
          service: z.string().nullable(),
          madeBy: z.string(),
          dueAt: moment,
        }),
      ),
    }),
    silent: z.array(z.object({ unit: z.string(), count: z.number(), oldest: moment, list })),
    hours: z.array(z.object({ place: z.string(), channel: z.string(), from: moment, to: moment })),
    staff: z.array(
      z.object({
        role: z.string(),
        people: z.array(z.object({ name: z.string(), place: z.string().nullable() })),
      }),
    ),
    /** Who is away today; null where nobody keeps account of it. */
    away: z.array(z.object({ name: z.string(), until: moment.nullable() })).nullable(),
    topics: z.array(topic),
    planned: z.object({
      news: z.array(newsInBrief),
      days: z.array(
        z.object({
          day,
          kind: z.enum(['holiday', 'short', 'closed']),
          /** Of a holiday. */
          name: z.string().nullable(),
          closes: moment.nullable(),
        }),
      ),
      ending: z.array(z.object({ serviceId: id, service: z.string(), lastDay: day })),
    }),
  }),
})
