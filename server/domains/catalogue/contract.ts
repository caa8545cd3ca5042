import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { cleanText } from '#platform/text/clean-text.ts'

/** Something typed: cleaned, at most `most` characters. */
const typed = (most: number) => z.string().transform(cleanText).pipe(z.string().max(most))

const agreement = z.object({
  unitId: z.uuid(),
  version: z.number(),
  centre: z.enum(['answers', 'prepares', 'receives']),
  acceptWithinMinutes: z.number(),
  answerWithinMinutes: z.number(),
  validFrom: z.string(),
  steps: z.array(z.object({ who: z.string(), what: z.string() })),
  note: z.string(),
  supportPhone: z.string().nullable(),
})

export const listServices = operation({
  name: 'catalogue.list-services',
  method: 'GET',
  path: '/services',
  permission: 'open',
  audits: { nothing: 'the catalogue is public' },
  summary: 'The services that can be asked about today, by name.',
  input: z.object({}),
  reply: z.object({
    services: z.array(
      z.object({
        serviceId: z.uuid(),
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        words: z.array(z.string()),
        rosaLevel: z.number(),
        unit: z.string(),
        unitId: z.uuid(),
        department: z.string(),
        centre: z.enum(['answers', 'prepares', 'receives']),
        acceptWithinMinutes: z.number(),
        secret: z.boolean(),
      }),
    ),
  }),
})

export const listAgreements = operation({
  name: 'catalogue.list-agreements',
  method: 'GET',
  path: '/agreements',
  permission: 'agreement.read',
  audits: { nothing: 'agreements are open to all staff' },
  summary: 'What holds for every service: its agreement in force, or the default rule.',
  input: z.object({ unitId: z.uuid().nullish() }),
  reply: z.object({
    rows: z.array(
      z.object({
        serviceId: z.uuid(),
        service: z.string(),
        name: z.string(),
        department: z.string(),
        unit: z.string(),
        unitId: z.uuid(),
        rosaLevel: z.number(),
        byDefault: z.boolean(),
        agreement,
      }),
    ),
  }),
})

export const readAgreement = operation({
  name: 'catalogue.agreement',
  method: 'GET',
  path: '/services/:serviceId/agreement',
  permission: 'agreement.read',
  audits: { nothing: 'agreements are open to all staff' },
  summary: 'One service: the agreement in force or the default rule, and all versions, newest first.',
  input: z.object({ serviceId: z.uuid() }),
  reply: z.object({
    serviceId: z.uuid(),
    service: z.string(),
    name: z.string(),
    rosaLevel: z.number(),
    unit: z.string(),
    current: agreement,
    byDefault: z.boolean(),
    versions: z.array(agreement.extend({ writtenBy: z.string().nullable(), writtenAt: z.string() })),
  }),
})

export const writeAgreement = operation({
  name: 'catalogue.write-agreement',
  method: 'POST',
  path: '/services/:serviceId/agreement',
  permission: 'agreement.write',
  audits: { action: 'agreement.written', subject: 'service' },
  summary: 'Writes a new version of the agreement on a service. Earlier versions stay as they were.',
  input: z.object({
    serviceId: z.uuid(),
    /** The version one has read; refused when a newer one exists. 0 when there was none. */
    readVersion: z.number().int().min(0),
    unitId: z.uuid(),
    centre: z.enum(['answers', 'prepares', 'receives']),
    acceptWithinMinutes: z.number().int().min(5).max(4800),
    answerWithinMinutes: z.number().int().min(15).max(48_000),
    validFrom: z.iso.date(),
    steps: z.array(z.object({ who: z.enum(['centre', 'unit']), what: typed(500).pipe(z.string().min(1)) })).max(20),
    note: typed(2000),
    supportPhone: typed(40).nullish(),
  }),
  reply: z.object({ serviceId: z.uuid(), version: z.number() }),
})
