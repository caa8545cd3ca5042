/**
 * What the centre knows, in the demo's files: who answers for what, who is there, helpers outside, articles, news.
 */
import { z } from 'zod'
import { id, text, timeOfDay, date, phone, email, language, weekday } from './format-parts.ts'

/** Who answers for what: owned by the unit. `public` ones are shown to citizens, without names. */
export const dutySchema = z.strictObject({
  id,
  unit: id,
  name: text,
  about: text.optional(),
  main: id.nullable(),
  substitutes: z.array(id),
  services: z.array(id),
  public: z.literal(true).optional(),
})

/** Whose day it is on a unit's support number, and who is away: days are counted from the day of loading. */
export const presenceSchema = z.strictObject({
  turns: z.array(z.strictObject({ unit: id, weekday, staff: id })),
  absences: z.array(
    z.strictObject({
      staff: id,
      kind: z.enum(['away', 'meeting', 'elsewhere', 'leave']),
      fromDay: z.int(),
      fromTime: timeOfDay.optional(),
      toDay: z.int(),
      toTime: timeOfDay.optional(),
      reason: text.optional(),
      substitute: id.optional(),
    }),
  ),
})

export const electedSchema = z.strictObject({
  id,
  givenName: text,
  familyName: text,
  party: text,
  email,
  assignments: z.array(z.strictObject({ body: text, role: text })).min(1),
})

/**
 * Who outside the municipality helps with what. Real national authorities and helplines with their public web addresses, and
 * a number only where it is one that everybody knows; everybody else is invented, under .example.
 */
export const outsideSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(['authority', 'region', 'helpline', 'legal', 'association', 'private']),
  helpsWith: text,
  howToRefer: text,
  phone: z.union([phone, z.enum(['112', '1177', '114 14', '020-50 50 50', '116 111'])]).optional(),
  web: z.url({ protocol: /^https$/ }).optional(),
  email: email.optional(),
  hours: text.optional(),
  languages: z.array(language).min(1),
  free: z.boolean().nullable(),
  words: z.array(text),
})

const url = z.url({ protocol: /^https$/ })
const link = z.strictObject({ label: text.max(200), url })
const articleText = z.strictObject({
  /** As people ask, the first one its heading. */
  questions: z.array(text.max(200)).min(1).max(8),
  /** What the guide reads out. */
  short: text.max(1000),
})

/** An article of the answer bank. Each names the law or page it rests on, and when that was read. */
export const articleSchema = z.strictObject({
  key: id.max(120),
  /** The main one first. */
  services: z.array(id).min(1).max(3),
  audience: z.enum(['public', 'staff']),
  unit: id,
  validFrom: date,
  reviewOn: date,
  /** The body is a small markup: ## headings, paragraphs, - lists, 1. steps, **strong**, [words](https://…). */
  sv: articleText.extend({ body: text.max(12_000) }),
  en: articleText.extend({ body: text.max(12_000).optional() }).optional(),
  links: z.array(link).max(3).default([]),
  forms: z.array(link).max(2).default([]),
  sources: z.array(z.strictObject({ title: text.max(300), url, readOn: date })).min(1),
})

/** The folder of articles: any number of files, each an array of them. */
export const ARTICLE_FOLDER = 'articles'

/** What a department tells the centre, at a time counted from the demo's first start. */
export const newsSchema = z.strictObject({
  id,
  unit: id,
  /** Who writes it. */
  by: id,
  severity: z.enum(['information', 'disturbance', 'urgent']),
  heading: text,
  text,
  services: z.array(id),
  posted: z.union([
    z.strictObject({ minutesBefore: z.int().positive() }),
    z.strictObject({ daysBefore: z.int().positive(), at: timeOfDay }),
  ]),
  startsInDays: z.int().min(0),
  lastsDays: z.int().positive(),
  pinned: z.boolean().optional(),
  onlyAuthority: z.boolean().optional(),
  publicText: text.optional(),
  publicTextEn: text.optional(),
  /** Nobody but its writer has read it yet. */
  unread: z.boolean().optional(),
  /** Many ask about it: flagged by the first of these, and the others hear it too. */
  manyAsk: z.strictObject({ words: text, by: z.array(id).min(1) }).optional(),
})

export type DemoDuty = z.infer<typeof dutySchema>
export type DemoPresence = z.infer<typeof presenceSchema>
export type DemoElected = z.infer<typeof electedSchema>
export type DemoOutside = z.infer<typeof outsideSchema>
export type DemoArticle = z.infer<typeof articleSchema>
export type DemoNews = z.infer<typeof newsSchema>
