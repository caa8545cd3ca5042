import { z } from 'zod'
import { cleanText } from '#platform/text/clean-text.ts'

/** Fields that several operations share. */
export const id = z.uuid()
export const moment = z.iso.datetime()

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

export const ASKED_MOST = 20_000
export const ANSWER_MOST = 20_000

export const channel = z.enum(['phone', 'visit', 'email', 'web', 'chat', 'sms', 'letter', 'social', 'other'])
export const language = z.string().regex(/^[a-z]{2,3}$/)
export const replyBy = z.enum(['email', 'sms', 'phone', 'letter', 'follow'])

/** How a question ends (domain: outcome codes). Handing over is a stage, not an end. */
export const outcome = z.enum([
  'answered_directly',
  'shown_how',
  'answered_after_finding_out',
  'answered_by_unit',
  'case_opened',
  'case_decided',
  'meeting_booked',
  'rule_interpretation',
  'transferred_live',
  'transferred_not_reached',
  'referred_outside',
  'abandoned',
  'not_for_us',
])

/** A version of an article that an answer quotes. */
export const quote = z.object({ articleId: id, version: z.int32().positive() })
export const QUOTES_MOST = 5
export const quotes = z.array(quote).max(QUOTES_MOST).default([])

export const returnReason = z.enum(['wrong_receiver', 'incomplete', 'no_time', 'answered_already', 'other'])
export const promiseKind = z.enum(['call_back', 'answer'])

/** Which list of the centre's inbox. */
export const box = z.enum(['mine', 'centre', 'awaiting', 'returned', 'promised', 'overdue'])

export type Outcome = z.infer<typeof outcome>
export type ReplyBy = z.infer<typeof replyBy>
export type Channel = z.infer<typeof channel>
export type Box = z.infer<typeof box>
export type ReturnReason = z.infer<typeof returnReason>
