import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { body, heading, id, moment, publicText, severity } from './fields.ts'

const newsRow = z.object({
  newsId: id,
  heading: z.string(),
  body: z.string(),
  severity,
  unitId: id,
  unit: z.string(),
  postedBy: z.string().nullable(),
  postedAt: moment,
  /** When its words were last changed; null when they never were. */
  changedAt: moment.nullable(),
  services: z.array(z.object({ serviceId: id, name: z.string() })),
  startsAt: moment,
  endsAt: moment,
  state: z.enum(['upcoming', 'current', 'ended']),
  pinned: z.boolean(),
  onlyAuthority: z.boolean(),
  publicText: z.string().nullable(),
  publicTextEn: z.string().nullable(),
  revision: z.number(),
  /** The reader has not read this revision. */
  unread: z.boolean(),
  mayEdit: z.boolean(),
  mayPin: z.boolean(),
})
export type NewsRow = z.infer<typeof newsRow>

const read = { nothing: 'news is for everybody employed' }

export const listNews = operation({
  name: 'news.list',
  method: 'GET',
  path: '/news',
  permission: 'news.read',
  audits: read,
  summary: 'What is new: what holds now (unread first), what is to come, or what is over, 50 of those at a time.',
  input: z.object({
    view: z.enum(['current', 'upcoming', 'ended']).default('current'),
    serviceId: id.nullish(),
    words: z.string().max(200).nullish(),
    cursor: z.string().max(200).nullish(),
  }),
  reply: z.object({ rows: z.array(newsRow), older: z.string().nullable() }),
})

export const unreadNews = operation({
  name: 'news.unread',
  method: 'GET',
  path: '/news/unread',
  permission: 'news.read',
  audits: read,
  together: true,
  summary: 'How many pieces of news that hold now the reader has not read, and the first five of them.',
  input: z.object({}),
  reply: z.object({
    count: z.number(),
    first: z.array(z.object({ newsId: id, heading: z.string(), severity, unit: z.string(), startsAt: moment })),
  }),
})

export const readNews = operation({
  name: 'news.read-one',
  method: 'GET',
  path: '/news/:newsId',
  permission: 'news.read',
  audits: read,
  summary: 'One piece of news, also when it is over.',
  input: z.object({ newsId: id }),
  reply: newsRow,
})

export const listPosters = operation({
  name: 'news.posters',
  method: 'GET',
  path: '/news-posters',
  permission: 'news.post',
  audits: { nothing: "reads the municipality's own order, which is public" },
  summary: 'The units that the reader may post news for, their own first.',
  input: z.object({}),
  reply: z.object({ units: z.array(z.object({ unitId: id, name: z.string() })) }),
})

const written = {
  unitId: id,
  heading,
  body,
  severity,
  serviceIds: z.array(id).max(20).default([]),
  /** Now, unless told. */
  startsAt: moment.nullish(),
  endsAt: moment,
  /** Only for the unit's own authority, and the centre. */
  onlyAuthority: z.boolean().default(false),
  publicText,
  publicTextEn: publicText,
}

export const postNews = operation({
  name: 'news.post',
  method: 'POST',
  path: '/news',
  permission: 'news.post',
  audits: { action: 'news.posted', subject: 'news' },
  summary: 'Posts what will make people call. By people of the department, and by the centre.',
  input: z.object(written),
  reply: z.object({ newsId: id, revision: z.number() }),
})

export const editNews = operation({
  name: 'news.edit',
  method: 'PUT',
  path: '/news/:newsId',
  permission: 'news.post',
  audits: { action: 'news.edited', subject: 'news' },
  summary: 'Changes a piece of news. It turns unread again for everybody else.',
  input: z.object({ newsId: id, revision: z.number().int(), ...written }),
  reply: z.object({ newsId: id, revision: z.number() }),
})

export const endNews = operation({
  name: 'news.end',
  method: 'POST',
  path: '/news/:newsId/end',
  permission: 'news.post',
  audits: { action: 'news.ended', subject: 'news' },
  summary: 'Ends a piece of news now. It can still be found.',
  input: z.object({ newsId: id, revision: z.number().int() }),
  reply: z.object({ newsId: id }),
})

export const pinNews = operation({
  name: 'news.pin',
  method: 'PUT',
  path: '/news/:newsId/pin',
  permission: 'news.post',
  audits: { action: 'news.pinned', subject: 'news' },
  summary: 'Keeps a piece of news at the top, or lets it go. Only for the centre.',
  input: z.object({ newsId: id, pinned: z.boolean() }),
  reply: z.object({ newsId: id, pinned: z.boolean() }),
})

export const markNewsRead = operation({
  name: 'news.mark-read',
  method: 'POST',
  path: '/news/read',
  permission: 'news.read',
  audits: { nothing: 'notes only what the reader has read' },
  summary: 'Notes which revisions the reader has read.',
  input: z.object({ read: z.array(z.object({ newsId: id, revision: z.number().int().min(1) })).max(200) }),
  reply: z.object({ unread: z.number() }),
})

export const listPublicNews = operation({
  name: 'news.list-public',
  method: 'GET',
  path: '/public-news',
  permission: 'open',
  audits: { nothing: 'written for everybody' },
  together: true,
  summary: "What citizens are told on the municipality's front page just now, the most serious first. At most five.",
  input: z.object({}),
  reply: z.object({
    rows: z.array(
      z.object({
        newsId: id,
        severity,
        text: z.string(),
        /** The same in English; null where nobody has written it. */
        textEn: z.string().nullable(),
        since: moment,
      }),
    ),
  }),
})
