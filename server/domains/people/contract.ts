import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { cleanLine } from '#platform/text/clean-text.ts'

export const searchPeople = operation({
  name: 'people.search',
  // POST: what is searched for is personal data and belongs in no address or log.
  method: 'POST',
  path: '/people/search',
  permission: 'person.search',
  audits: { action: 'person.searched', subject: 'person' },
  summary: 'Finds a person by identity number, phone number or name. At most ten.',
  perMinute: 120,
  input: z.object({ search: z.string().max(200).transform(cleanLine).pipe(z.string().min(2).max(100)) }),
  reply: z.object({
    people: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        /** With the last four digits hidden. */
        identityNumber: z.string().nullable(),
        protected: z.boolean(),
        address: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        language: z.string(),
      }),
    ),
  }),
})
