import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { cleanLine, cleanText } from '#platform/text/clean-text.ts'

const id = z.uuid()
const line = (most: number) => z.string().transform(cleanLine).pipe(z.string().min(1).max(most))

export const readDiary = operation({
  name: 'records.diary',
  method: 'GET',
  path: '/diary',
  permission: 'open',
  audits: { nothing: 'the diary list is public' },
  summary: 'The public diary list of an authority and year, newest first, 50 at a time. Secret parts are left out.',
  input: z.object({
    authorityId: id.nullish(),
    year: z.coerce.number().int().min(1900).max(2200).nullish(),
    before: z.coerce.number().int().min(1).max(2_000_000_000).nullish(),
  }),
  reply: z.object({
    authorities: z.array(z.object({ id, name: z.string(), prefix: z.string() })),
    authorityId: id,
    year: z.number(),
    rows: z.array(
      z.object({
        number: z.string(),
        date: z.string(),
        /** Null when it is secret. */
        title: z.string().nullable(),
        counterpart: z.string().nullable(),
      }),
    ),
    older: z.number().nullable(),
  }),
})

export const registerRecord = operation({
  name: 'records.register',
  method: 'POST',
  path: '/records/:recordId/register',
  permission: 'record.register',
  audits: { action: 'record.registered', subject: 'record' },
  summary: "Registers a kept item in its authority's diary under the next number of the year.",
  input: z.object({
    recordId: id,
    title: line(300),
    counterpart: line(200).nullish(),
    titleSecret: z.boolean().default(false),
    counterpartSecret: z.boolean().default(false),
  }),
  reply: z.object({ recordId: id, diaryNumber: z.string() }),
})

export const thinRecord = operation({
  name: 'records.thin',
  method: 'POST',
  path: '/records/:recordId/thin',
  permission: 'record.thin',
  audits: { action: 'record.thinned', subject: 'record' },
  summary:
    'Marks a kept item as thinned under a named decision (archives act 1990:782 s. 10). A registered one is not thinned this way.',
  input: z.object({ recordId: id, decision: z.string().transform(cleanText).pipe(z.string().min(1).max(300)) }),
  reply: z.object({ recordId: id }),
})
