/**
 * The format of a demo municipality: one schema per file in `demo/<municipality>/`.
 * Ids are kebab-case and unique within the municipality, across all its files.
 * Times of day are local wall-clock time in the municipality's own time zone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { channelSchema, colour, date, email, id, language, phone, text, timeOfDay, weekday } from './format-fields.ts'
import { placeSchema } from './place-format.ts'

export { channelSchema, placeSchema }

export const municipalitySchema = z.strictObject({
  code: id,
  number: z.int().positive(),
  name: text,
  shortName: text,
  population: z.int().positive(),
  timeZone: z.literal('Europe/Stockholm'),
  address: text,
  phone,
  email,
  languages: z.array(language).min(1),
  /** The municipality's own sites that may show our search box, answers and opening hours inside theirs. */
  embeddedBy: z.array(z.url()).optional(),
  theme: z.strictObject({ main: colour, accent: colour, neutral: colour, mark: z.enum(['acorn', 'birch']) }),
})

/** A board (nämnd): the wall for secrecy, with its own diary. */
export const authoritySchema = z.strictObject({ id, name: text, diaryPrefix: z.string().regex(/^[A-ZÅÄÖ]{2,4}$/) })

export const departmentSchema = z.strictObject({ id, name: text, shortName: text, authority: id })

export const unitSchema = z.strictObject({
  id,
  name: text,
  shortName: text,
  department: id,
  authority: id,
  place: id,
  floor: id,
  kind: z.enum(['service_centre', 'switchboard', 'specialist', 'branch', 'registry']),
  /** True for client units of the social services: that a question lies there is itself secret. */
  secret: z.boolean(),
  acceptsHandOvers: z.boolean(),
  email,
  supportPhone: phone.optional(),
})

export const roleSchema = z.enum([
  'guide',
  'switchboard',
  'greeter',
  'guard',
  'handler',
  'floor_coordinator',
  'information_coordinator',
  'adviser',
  'manager',
  'registrar',
  'auditor',
  'administrator',
  'branch',
  'volunteer',
])

/** A role and where it holds. A missing or null scope means that the role is not narrowed that way. */
const roleGrant = z.strictObject({
  role: roleSchema,
  authority: id.nullish(),
  unit: id.nullish(),
  place: id.nullish(),
})

/** To know that a secret post exists is one right, to read it another; reading without knowing cannot be given. */
const secrecyRight = z.strictObject({ unit: id, mayKnow: z.literal(true), mayRead: z.boolean() })

export const staffMemberSchema = z.strictObject({
  id,
  givenName: text,
  familyName: text,
  title: text,
  email,
  phone,
  unit: id,
  roles: z.array(roleGrant).min(1),
  languages: z.array(language).min(1),
  room: text.optional(),
  /** Working hours of their own; left out: as their unit's place. */
  hours: z
    .array(z.strictObject({ weekday, from: timeOfDay, to: timeOfDay }))
    .min(1)
    .optional(),
  protected: z.boolean(),
  secrecyRights: z.array(secrecyRight).min(1).optional(),
})

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

export const serviceSchema = z.strictObject({
  id,
  name: text,
  shortName: text.max(28),
  rosaLevel: z.int().min(1).max(8),
  department: id,
  unit: id,
  authority: id,
  words: z.array(text).min(3).max(8),
  /** True where the question itself tells that somebody is a client of the social services. */
  secret: z.boolean(),
  endsOn: date.nullable(),
  /** False for a service that the published catalogue does not hold. */
  catalogue: z.literal(false).optional(),
})

export const agreementSchema = z.strictObject({
  service: id,
  unit: id,
  version: z.int().positive(),
  from: date,
  centre: z.enum(['answers', 'prepares', 'receives']),
  /** Working minutes until a hand-over must be accepted. */
  acceptWithinMinutes: z.int().min(60).max(480),
  /** Working hours until the citizen has an answer. */
  answerWithinHours: z.int().min(4).max(40),
  acceptContact: id,
  supportPhone: phone.optional(),
  steps: z
    .array(z.strictObject({ who: z.enum(['centre', 'unit']), what: text }))
    .min(2)
    .max(4),
  note: text.optional(),
})

/**
 * 0 none · 1 secrecy marking (sekretessmarkering) · 2 protected registration (skyddad folkbokföring)
 * · 3 assumed identity (fingerade personuppgifter).
 */
export const protectedIdentitySchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

export const personSchema = z.strictObject({
  id,
  givenName: text,
  familyName: text,
  /** Twelve digits, an official test number. */
  identityNumber: z.string().regex(/^\d{12}$/),
  protectedIdentity: protectedIdentitySchema,
  address: text.nullable(),
  postalCode: z
    .string()
    .regex(/^000 \d\d$/, 'an invented code starts with 000')
    .nullable(),
  email: email.nullable(),
  phone: phone.nullable(),
  language,
  guardians: z.array(id).min(1).max(2).optional(),
})

export const outcomeSchema = z.enum([
  'answered_directly',
  'shown_how',
  'answered_after_finding_out',
  'handed_over',
  'referred_outside',
  'transferred_live',
  'not_for_us',
])

export const contactScriptSchema = z.strictObject({
  id,
  service: id,
  channels: z.array(channelSchema).min(1),
  language,
  /** What the citizen says or writes. */
  text,
  /** True where the generator adds a street address. */
  place: z.boolean().optional(),
  /** The months it is heard in, 1 January; missing means all year. */
  months: z.array(z.int().min(1).max(12)).min(1).optional(),
  /** What the guide answers, or says while handing over. */
  answer: text,
  outcome: outcomeSchema,
  /** To whom outside the municipality, for those who are referred outside. */
  referredTo: text.optional(),
  /** How common it is, 10 the commonest. */
  weight: z.int().min(1).max(10),
})

/** Share of a channel's day that falls in each quarter of an hour from 07:00 to 19:00. */
const quarters = z.array(z.number().min(0).max(1)).length(48)

export const rhythmSchema = z.strictObject({
  /** Contacts on an average Wednesday in an average month. */
  contactsPerDay: z.int().positive(),
  from: z.literal('07:00'),
  to: z.literal('19:00'),
  channelShares: z.record(channelSchema, z.number().min(0).max(1)),
  weekdayFactors: z.strictObject({
    monday: z.number().min(0),
    tuesday: z.number().min(0),
    wednesday: z.number().min(0),
    thursday: z.number().min(0),
    friday: z.number().min(0),
    saturday: z.number().min(0),
    sunday: z.number().min(0),
  }),
  /** January first. */
  monthFactors: z.array(z.number().positive()).length(12),
  arrivals: z.record(channelSchema, quarters),
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

/** Every file of a municipality, by the key the loader uses. */
export const demoFiles = {
  municipality: { file: 'municipality.json', schema: municipalitySchema },
  authorities: { file: 'authorities.json', schema: z.array(authoritySchema) },
  departments: { file: 'departments.json', schema: z.array(departmentSchema) },
  places: { file: 'places.json', schema: z.array(placeSchema) },
  units: { file: 'units.json', schema: z.array(unitSchema) },
  staff: { file: 'staff.json', schema: z.array(staffMemberSchema) },
  duties: { file: 'duties.json', schema: z.array(dutySchema) },
  presence: { file: 'presence.json', schema: presenceSchema },
  elected: { file: 'elected.json', schema: z.array(electedSchema) },
  outside: { file: 'outside.json', schema: z.array(outsideSchema) },
  synonyms: { file: 'synonyms.json', schema: z.array(z.array(z.string().min(1).max(80)).min(2).max(12)) },
  services: { file: 'services.json', schema: z.array(serviceSchema) },
  agreements: { file: 'agreements.json', schema: z.array(agreementSchema) },
  people: { file: 'people.json', schema: z.array(personSchema) },
  contactScripts: { file: 'contact-scripts.json', schema: z.array(contactScriptSchema) },
  rhythm: { file: 'rhythm.json', schema: rhythmSchema },
  news: { file: 'news.json', schema: z.array(newsSchema) },
} as const

export type Channel = z.infer<typeof channelSchema>
export type DemoMunicipality = z.infer<typeof municipalitySchema>
export type DemoAuthority = z.infer<typeof authoritySchema>
export type DemoDepartment = z.infer<typeof departmentSchema>
export type DemoPlace = z.infer<typeof placeSchema>
export type DemoUnit = z.infer<typeof unitSchema>
export type DemoRole = z.infer<typeof roleSchema>
export type DemoStaffMember = z.infer<typeof staffMemberSchema>
export type DemoDuty = z.infer<typeof dutySchema>
export type DemoPresence = z.infer<typeof presenceSchema>
export type DemoElected = z.infer<typeof electedSchema>
export type DemoOutside = z.infer<typeof outsideSchema>
export type DemoService = z.infer<typeof serviceSchema>
export type DemoAgreement = z.infer<typeof agreementSchema>
export type DemoPerson = z.infer<typeof personSchema>
export type DemoOutcome = z.infer<typeof outcomeSchema>
export type DemoContactScript = z.infer<typeof contactScriptSchema>
export type DemoArticle = z.infer<typeof articleSchema>
export type DemoRhythm = z.infer<typeof rhythmSchema>

export type DemoNews = z.infer<typeof newsSchema>

export type DemoData = {
  municipality: DemoMunicipality
  authorities: DemoAuthority[]
  departments: DemoDepartment[]
  places: DemoPlace[]
  units: DemoUnit[]
  staff: DemoStaffMember[]
  duties: DemoDuty[]
  presence: DemoPresence
  elected: DemoElected[]
  outside: DemoOutside[]
  services: DemoService[]
  agreements: DemoAgreement[]
  people: DemoPerson[]
  contactScripts: DemoContactScript[]
  rhythm: DemoRhythm
  /** Groups of words and phrases for the same thing. */
  synonyms: string[][]
  articles: DemoArticle[]
  news: DemoNews[]
}

/** The municipalities that have a folder here. */
export const demoMunicipalities = ['ekby', 'lillby'] as const
export type DemoMunicipalityCode = (typeof demoMunicipalities)[number]

function readDemoFile<T>(code: DemoMunicipalityCode, { file, schema }: { file: string; schema: z.ZodType<T> }): T {
  const path = join(import.meta.dirname, code, file)
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`${code}/${file} does not follow its format:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The articles of all files in the municipality's folder of articles; none where there is no folder. */
function readArticles(code: DemoMunicipalityCode): DemoArticle[] {
  const folder = join(import.meta.dirname, code, ARTICLE_FOLDER)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  return files.flatMap((name) =>
    readDemoFile(code, { file: join(ARTICLE_FOLDER, name), schema: z.array(articleSchema) }),
  )
}

/**
 * Reads and checks every file of one demo municipality.
 * @param code the folder's name
 * @returns the whole municipality; cross references are proven by `data-format.test.ts`, not here
 * @throws Error that names the file and every place in it that breaks the format
 */
export function readDemoData(code: DemoMunicipalityCode): DemoData {
  return {
    municipality: readDemoFile(code, demoFiles.municipality),
    authorities: readDemoFile(code, demoFiles.authorities),
    departments: readDemoFile(code, demoFiles.departments),
    places: readDemoFile(code, demoFiles.places),
    units: readDemoFile(code, demoFiles.units),
    staff: readDemoFile(code, demoFiles.staff),
    duties: readDemoFile(code, demoFiles.duties),
    presence: readDemoFile(code, demoFiles.presence),
    elected: readDemoFile(code, demoFiles.elected),
    outside: readDemoFile(code, demoFiles.outside),
    services: readDemoFile(code, demoFiles.services),
    agreements: readDemoFile(code, demoFiles.agreements),
    people: readDemoFile(code, demoFiles.people),
    contactScripts: readDemoFile(code, demoFiles.contactScripts),
    rhythm: readDemoFile(code, demoFiles.rhythm),
    synonyms: readDemoFile(code, demoFiles.synonyms),
    articles: readArticles(code),
    news: readDemoFile(code, demoFiles.news),
  }
}
