import { z } from 'zod'
import { cleanText } from '#platform/text/clean-text.ts'

/** Fields that several operations share. */
export const id = z.uuid()
export const moment = z.iso.datetime()
export const day = z.iso.date()
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const language = z.string().regex(/^[a-z]{2,3}$/)
export const version = z.number().int().min(1)

/** Something typed: cleaned, not empty, at most `most` characters. */
export function words(most: number) {
  return z.string().transform(cleanText).pipe(z.string().min(1).max(most))
}

/** The same, where nothing is also an answer. */
export function maybeWords(most: number) {
  return z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(most))
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)
}

/** A telephone number as people write it: digits, spaces, hyphens, a plus or brackets. */
export const phone = maybeWords(40).refine((text) => text === null || /^[+()\d][\d\s()\-/+]*$/.test(text))
export const email = maybeWords(200).refine((text) => text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
/** An address on the web that can be followed safely. */
export const web = maybeWords(300).refine(
  (text) => text === null || (text.startsWith('https://') && URL.canParse(text)),
)

/** Somebody's own working week. */
export const weeklyHours = z
  .array(
    z
      .object({
        weekday: z.union([
          z.literal(1),
          z.literal(2),
          z.literal(3),
          z.literal(4),
          z.literal(5),
          z.literal(6),
          z.literal(7),
        ]),
        from: clockTime,
        to: z.union([clockTime, z.literal('24:00')]),
      })
      .refine((row) => row.from < row.to),
  )
  .max(28)

export const outsideKind = z.enum(['authority', 'region', 'helpline', 'legal', 'association', 'private'])
export const importKind = z.enum(['people', 'units', 'duties'])
