import { z } from 'zod'
import { cleanLine, cleanText } from '#platform/text/clean-text.ts'
import { body, safeAddress } from './body.ts'

/** Fields that several operations share. */
export const id = z.uuid()
export const moment = z.iso.datetime()
export const day = z.iso.date()

/** Something typed on one line: cleaned, at most `most` characters. */
export const line = (most: number) => z.string().transform(cleanLine).pipe(z.string().max(most))
/** Something typed on several lines. */
export const text = (most: number) => z.string().transform(cleanText).pipe(z.string().max(most))
/** The same, where something must be said. */
export const words = (most: number) => z.string().transform(cleanText).pipe(z.string().min(1).max(most))

export const audience = z.enum(['public', 'staff', 'unit'])
export const state = z.enum(['draft', 'reviewed', 'published', 'retired'])
export const language = z.string().regex(/^[a-z]{2,3}$/)
export const reportKind = z.enum(['wrong', 'unclear', 'missing'])
export const taskKind = z.enum(['wrong', 'unclear', 'missing', 'proposed'])
export const taskState = z.enum(['open', 'done', 'declined'])

export const QUESTIONS_MOST = 12
export const SHORT_MOST = 1000
export const BODY_MOST = 12_000

/** One language of an article, as an editor types it. */
const typedText = z.object({
  questions: z
    .array(line(200))
    .max(QUESTIONS_MOST)
    .transform((questions) => questions.filter((question) => question !== '')),
  short: text(SHORT_MOST),
  body: text(BODY_MOST),
})
export type TypedText = z.output<typeof typedText>

const address = z.string().transform(cleanLine).pipe(safeAddress)
const link = z.object({ label: line(200).pipe(z.string().min(1)), url: address })
/** When a source was read: said in words when it is no day. */
const readOn = z.string().refine((typed) => day.safeParse(typed).success, { params: { code: 'article.read-on' } })
const source = z.object({ title: line(300).pipe(z.string().min(1)), url: address, readOn })
const file = z.object({ fileId: id, name: z.string(), mediaType: z.string(), size: z.number() })

/** What a version says and to whom, as an editor types it. Swedish is there always; other languages beside it. */
export const typedContent = z.object({
  audience,
  validFrom: day,
  validTo: day.nullish().transform((to) => to ?? null),
  serviceIds: z.array(id).max(6),
  links: z.array(link).max(10).default([]),
  forms: z.array(link).max(10).default([]),
  sources: z.array(source).max(20).default([]),
  fileIds: z.array(id).max(10).default([]),
  texts: z
    .record(language, typedText)
    .refine((texts) => Object.keys(texts).length <= 12, { params: { code: 'article.many-languages' } }),
})
export type TypedContent = z.output<typeof typedContent>

/** One language of an article as it is shown. */
export const shownText = z.object({ language, questions: z.array(z.string()), short: z.string(), body })
export type ShownText = z.output<typeof shownText>

/** What a version says, as it is shown. */
export const shownContent = z.object({
  title: z.string(),
  audience,
  validFrom: day,
  validTo: day.nullable(),
  services: z.array(z.object({ serviceId: id, name: z.string() })),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  forms: z.array(z.object({ label: z.string(), url: z.string() })),
  sources: z.array(z.object({ title: z.string(), url: z.string(), readOn: day })),
  files: z.array(file),
  texts: z.array(shownText),
})
export type ShownContent = z.output<typeof shownContent>

export type ArticleState = z.infer<typeof state>
export type Audience = z.infer<typeof audience>
export type TaskKind = z.infer<typeof taskKind>
export type TaskState = z.infer<typeof taskState>
