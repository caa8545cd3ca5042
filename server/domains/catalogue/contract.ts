import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'

/** At most this many services are looked up at once. */
const MOST = 50

export const servicesByCode = operation({
  name: 'catalogue.services-by-code',
  method: 'GET',
  path: '/services/by-code',
  permission: 'open',
  audits: { nothing: 'reads only which services there are, which is public' },
  summary: 'The services that have these codes and are still given, in the order asked for. Codes part by comma.',
  input: z.object({
    codes: z
      .string()
      .max(5000)
      .transform((codes) => codes.split(',').slice(0, MOST)),
  }),
  reply: z.object({
    services: z.array(z.object({ serviceId: z.uuid(), code: z.string(), name: z.string(), shortName: z.string() })),
  }),
})
