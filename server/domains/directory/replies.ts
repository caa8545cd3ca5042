import { z } from 'zod'
import { day, id, importKind, language, moment, outsideKind, weeklyHours } from './fields.ts'
import { absenceKinds } from './presence.ts'

/** What replies are made of. */
const named = z.object({ id, name: z.string() })
const absenceKind = z.enum(absenceKinds)

export const presence = z.object({
  state: z.enum(['here', 'away', 'leave', 'finished']),
  /** `here`: when they stop being there. */
  until: moment.nullable(),
  /** Otherwise: when they are next there; null when nobody knows. */
  back: moment.nullable(),
  /** The public word of the absence that holds now. */
  kind: absenceKind.nullable(),
  substitute: named.nullable(),
})

export const personRow = z.object({
  id,
  name: z.string(),
  title: z.string(),
  unit: named,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  room: z.string().nullable(),
  languages: z.array(language),
  duties: z.array(z.string()),
  presence,
})

/** A person as far as a colleague needs for passing something on. */
export const personNow = z.object({ id, name: z.string(), phone: z.string().nullable(), presence })

export const dutyRow = z.object({
  id,
  name: z.string(),
  about: z.string(),
  unit: named,
  /** Null: nobody named. The unit's number is the way. */
  main: personNow.nullable(),
  substitutes: z.array(personNow),
  services: z.array(named),
  isPublic: z.boolean(),
  fromDay: day,
  toDay: day.nullable(),
  version: z.number(),
})

export const unitRow = z.object({
  id,
  name: z.string(),
  department: z.string(),
  place: z.string().nullable(),
  email: z.string().nullable(),
  supportPhone: z.string().nullable(),
})

const absence = z.object({
  id,
  kind: absenceKind,
  from: moment,
  to: moment.nullable(),
  substitute: named.nullable(),
  /** Only for themselves and their manager; null for everybody else. */
  reason: z.string().nullable(),
  version: z.number(),
})

export const personCard = personRow.omit({ duties: true }).extend({
  duties: z.array(z.object({ id, name: z.string(), unit: named, kind: z.enum(['main', 'substitute']) })),
  absences: z.array(absence),
  hours: weeklyHours.nullable(),
  support: z.object({ phone: z.string(), today: personNow.nullable() }).nullable(),
  version: z.number(),
  /** Whether the reader may change the entry and the absences. */
  mayChange: z.boolean(),
  /** Colleagues that can stand in. */
  colleagues: z.array(named),
})

const openHours = z.object({ channel: z.string(), weekday: z.number(), from: z.string(), to: z.string() })

export const unitCard = unitRow.extend({
  floor: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.array(openHours),
  /** Today's person on the support number; null when nobody is named. */
  support: personNow.nullable(),
  people: z.array(personRow),
  duties: z.array(dutyRow),
  turns: z.array(z.object({ staff: named, weekday: z.number().nullable(), day: day.nullable() })),
  version: z.number(),
  mayChange: z.boolean(),
  /** What is to be put right in it; 0 for those who do not keep it. */
  reports: z.number(),
})

export const report = z.object({
  id,
  subject: z.enum(['person', 'unit', 'duty', 'outside']),
  subjectId: id,
  about: z.string(),
  unit: named,
  words: z.string(),
  reportedBy: z.string().nullable(),
  reportedAt: moment,
  state: z.enum(['open', 'closed']),
  outcome: z.string().nullable(),
  closedAt: moment.nullable(),
  version: z.number(),
  mayClose: z.boolean(),
})

export const uncovered = z.object({
  duty: named,
  unit: named,
  /** The main person, where there is one that can be named. */
  main: z.string().nullable(),
  from: moment,
  to: moment,
  minutes: z.number(),
})

export const outside = z.object({
  id,
  name: z.string(),
  kind: outsideKind,
  helpsWith: z.string(),
  howToRefer: z.string(),
  phone: z.string().nullable(),
  web: z.string().nullable(),
  email: z.string().nullable(),
  hours: z.string().nullable(),
  languages: z.array(language),
  free: z.boolean().nullable(),
  words: z.array(z.string()),
  version: z.number(),
})

export const publicUnit = z.object({
  id,
  name: z.string(),
  department: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  place: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.array(openHours),
  functions: z.array(z.object({ name: z.string(), about: z.string() })),
})

export const elected = z.object({
  name: z.string(),
  party: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  assignments: z.array(z.object({ body: z.string(), role: z.string() })),
})

export const fault = z.object({
  /** The line of the file, the head being 1. */
  line: z.number(),
  field: z.string(),
  /** What is wrong and what to do, as a code with a text in both languages. */
  code: z.string(),
  value: z.string(),
  /** The same in words, in the reader's language. */
  what: z.string(),
})

export const importRow = z.object({
  id,
  kind: importKind,
  source: z.enum(['csv', 'ldap']),
  name: z.string(),
  state: z.enum(['read', 'done', 'stopped']),
  at: moment,
  by: z.string().nullable(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  closed: z.number(),
  faultCount: z.number(),
})

export const importShown = importRow.extend({
  importId: id,
  faults: z.array(fault),
  /** So many would be closed that it must be confirmed. */
  closesMany: z.boolean(),
})

export const server = z.object({
  id,
  name: z.string(),
  url: z.string(),
  bindName: z.string(),
  base: z.string(),
  filter: z.string(),
  mapping: z.record(z.string(), z.string()),
  everyMinutes: z.number(),
  isOn: z.boolean(),
  lastAt: moment.nullable(),
  lastResult: z.string().nullable(),
  version: z.number(),
})

export const scimKey = z.object({
  id,
  name: z.string(),
  unit: named,
  seesProtected: z.boolean(),
  madeAt: moment,
  usedAt: moment.nullable(),
  endedAt: moment.nullable(),
})

/** A person as another system keeps them. */
export const provisioned = z.object({
  id,
  userName: z.string(),
  externalId: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  title: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string(),
  unitCode: z.string(),
  code: z.string(),
  active: z.boolean(),
  version: z.number(),
})
