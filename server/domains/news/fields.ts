import { z } from 'zod'
import { cleanLine, cleanText } from '#platform/text/clean-text.ts'

export const id = z.uuid()
export const moment = z.iso.datetime()

export const HEADING_MOST = 120
export const BODY_MOST = 4000
export const PUBLIC_MOST = 400

/** How serious a piece of news is: to know of · something does not work · act on it now. */
export const severity = z.enum(['information', 'disturbance', 'urgent'])
export type Severity = z.infer<typeof severity>

/** One line, typed: cleaned, not empty. */
export const heading = z.string().transform(cleanLine).pipe(z.string().min(1).max(HEADING_MOST))
/** Several lines: paragraphs, and lists of lines that begin with a hyphen. */
export const body = z.string().transform(cleanText).pipe(z.string().min(1).max(BODY_MOST))
/** What citizens read; nothing when it is not for them. */
export const publicText = z
  .string()
  .transform(cleanLine)
  .pipe(z.string().max(PUBLIC_MOST))
  .transform((text) => text || null)
  .nullish()
  .transform((text) => text ?? null)
