import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import {
  clockTime,
  day,
  email,
  id,
  importKind,
  language,
  maybeWords,
  outsideKind,
  phone,
  version,
  web,
  weeklyHours,
  words,
} from './fields.ts'
import { absenceKinds } from './presence.ts'
import * as shape from './replies.ts'

const audits = (action: string, subject: string) => ({ action, subject })
const toColleagues = { nothing: 'reads work contact details; people with protected identity are left out' }
const saved = <Name extends string>(name: Name) =>
  z.object({ [name]: id, version: z.number() } as { [key in Name]: typeof id } & { version: z.ZodNumber })
const page = z.coerce.number().int().min(0).max(100).default(0)

// ── Finding somebody ─────────────────────────────────────────────────────────────────────────────────────────────────

export const findEntries = operation({
  name: 'directory.find',
  method: 'GET',
  path: '/directory',
  permission: 'directory.read',
  audits: toColleagues,
  summary: 'Finds people, units and duties by name, duty, service, language, room or number. Twenty people a page.',
  input: z.object({ q: z.string().max(200), page }),
  reply: z.object({
    people: z.array(shape.personRow),
    hasMore: z.boolean(),
    units: z.array(shape.unitRow),
    duties: z.array(shape.dutyRow),
  }),
})

export const findSpeaker = operation({
  name: 'directory.find-speaker',
  method: 'GET',
  path: '/directory/speakers',
  permission: 'directory.read',
  audits: toColleagues,
  summary:
    'Who in the house speaks a language, those who are there now first. The languages spoken, when none is asked for.',
  input: z.object({ language: language.nullish() }),
  reply: z.object({
    languages: z.array(z.object({ code: language, people: z.number() })),
    people: z.array(shape.personRow),
  }),
})

export const readPerson = operation({
  name: 'directory.person',
  method: 'GET',
  path: '/directory/people/:staffId',
  permission: 'directory.read',
  audits: toColleagues,
  summary: 'One colleague: how to reach them, what they answer for, whether they are there now, who stands in.',
  input: z.object({ staffId: id }),
  reply: shape.personCard,
})

export const readUnit = operation({
  name: 'directory.unit',
  method: 'GET',
  path: '/directory/units/:unitId',
  permission: 'directory.read',
  audits: toColleagues,
  summary: "One unit: where and when, its duties, its people, today's person on the support number.",
  input: z.object({ unitId: id }),
  reply: shape.unitCard,
})

export const unitNow = operation({
  name: 'directory.unit-now',
  method: 'GET',
  path: '/directory/units/:unitId/now',
  permission: 'directory.read',
  audits: toColleagues,
  summary: 'Before something is passed on: who of the unit is there now, and who has its support number today.',
  input: z.object({ unitId: id }),
  reply: z.object({
    supportPhone: z.string().nullable(),
    support: shape.personNow.nullable(),
    people: z.array(shape.personNow),
    hereNow: z.number(),
    inAll: z.number(),
  }),
})

// ── Keeping the entries true ─────────────────────────────────────────────────────────────────────────────────────────

export const savePerson = operation({
  name: 'directory.save-person',
  method: 'PUT',
  path: '/directory/people/:staffId',
  permission: 'directory.read',
  audits: audits('directory.person-changed', 'staff'),
  summary:
    'Changes how somebody is reached, their languages and hours: themselves, or whoever keeps the unit’s entries.',
  input: z.object({
    staffId: id,
    version,
    phone,
    email,
    room: maybeWords(60),
    languages: z.array(language).min(1).max(12),
    hours: weeklyHours.nullable(),
  }),
  reply: saved('staffId'),
})

export const saveAbsence = operation({
  name: 'directory.save-absence',
  method: 'POST',
  path: '/directory/absences',
  permission: 'directory.read',
  audits: audits('absence.written', 'absence'),
  summary:
    'Writes when somebody is away, with the public word, who stands in, and a reason that only their manager sees.',
  input: z.object({
    /** Given to change one that stands there. */
    absenceId: id.nullish(),
    version: version.nullish(),
    staffId: id,
    kind: z.enum(absenceKinds),
    fromDay: day,
    /** Null: from the start of the day. */
    fromTime: clockTime.nullish(),
    /** Null: until further notice. */
    toDay: day.nullish(),
    /** Null: the whole of the last day. */
    toTime: clockTime.nullish(),
    substituteId: id.nullish(),
    reason: maybeWords(500),
  }),
  reply: saved('absenceId'),
})

export const endAbsence = operation({
  name: 'directory.end-absence',
  method: 'POST',
  path: '/directory/absences/:absenceId/end',
  permission: 'directory.read',
  audits: audits('absence.ended', 'absence'),
  summary: 'Back again: an absence that runs ends now, one that has not begun is taken away.',
  input: z.object({ absenceId: id, version }),
  reply: z.object({ absenceId: id }),
})

export const readDuty = operation({
  name: 'directory.duty',
  method: 'GET',
  path: '/directory/duties/:dutyId',
  permission: 'directory.read',
  audits: toColleagues,
  summary: 'One duty: whose it is, who answers for it, which services it covers.',
  input: z.object({ dutyId: id }),
  reply: shape.dutyRow.extend({ mayChange: z.boolean() }),
})

export const saveDuty = operation({
  name: 'directory.save-duty',
  method: 'POST',
  path: '/directory/duties',
  permission: 'directory.keep',
  audits: audits('duty.written', 'duty'),
  summary:
    'Writes who answers for what in a unit: the main person, substitutes in order, the services, from when to when.',
  input: z.object({
    dutyId: id.nullish(),
    version: version.nullish(),
    unitId: id,
    name: words(120),
    about: maybeWords(1000),
    isPublic: z.boolean().default(false),
    mainId: id.nullish(),
    substituteIds: z.array(id).max(10).default([]),
    serviceIds: z.array(id).max(50).default([]),
    fromDay: day,
    toDay: day.nullish(),
  }),
  reply: saved('dutyId'),
})

export const endDuty = operation({
  name: 'directory.end-duty',
  method: 'POST',
  path: '/directory/duties/:dutyId/end',
  permission: 'directory.keep',
  audits: audits('duty.ended', 'duty'),
  summary: 'Ends a duty from today. It stays in what has been.',
  input: z.object({ dutyId: id, version }),
  reply: saved('dutyId'),
})

export const saveTurns = operation({
  name: 'directory.save-turns',
  method: 'PUT',
  path: '/directory/units/:unitId/turns',
  permission: 'directory.keep',
  audits: audits('support.turns-written', 'unit'),
  summary: "Whose day it is on the unit's support number, by weekday or by date. What was there before is replaced.",
  input: z.object({
    unitId: id,
    version,
    turns: z
      .array(z.object({ staffId: id, weekday: z.number().int().min(1).max(7).nullish(), day: day.nullish() }))
      .max(120),
  }),
  reply: saved('unitId'),
})

export const reportWrong = operation({
  name: 'directory.report-wrong',
  method: 'POST',
  path: '/directory/reports',
  permission: 'directory.read',
  audits: audits('directory.reported', 'report'),
  summary:
    'Says that a duty, a person’s entry, a unit or an outside helper is wrong: a small task to whoever keeps it.',
  input: z.object({ subject: z.enum(['person', 'unit', 'duty', 'outside']), subjectId: id, words: words(1000) }),
  reply: z.object({ reportId: id, unit: z.string() }),
})

export const listReports = operation({
  name: 'directory.list-reports',
  method: 'GET',
  path: '/directory/reports',
  permission: 'directory.read',
  audits: toColleagues,
  summary:
    'What was said to be wrong in the units one keeps, and what one has said oneself. Fifty at most, open first.',
  input: z.object({ state: z.enum(['open', 'closed']).default('open') }),
  reply: z.object({ reports: z.array(shape.report) }),
})

export const closeReport = operation({
  name: 'directory.close-report',
  method: 'POST',
  path: '/directory/reports/:reportId/close',
  permission: 'directory.keep',
  audits: audits('directory.report-closed', 'report'),
  summary: 'Closes a report with a word about what was done.',
  input: z.object({ reportId: id, version, outcome: words(500) }),
  reply: z.object({ reportId: id }),
})

export const uncoveredDuties = operation({
  name: 'directory.uncovered-duties',
  method: 'GET',
  path: '/directory/uncovered',
  permission: 'directory.read',
  audits: toColleagues,
  summary: 'Duties that nobody answers for some time in the coming three weeks, in the units one keeps or works in.',
  input: z.object({}),
  reply: z.object({ duties: z.array(shape.uncovered) }),
})

// ── Outside the municipality ─────────────────────────────────────────────────────────────────────────────────────────

export const findOutside = operation({
  name: 'directory.find-outside',
  method: 'GET',
  path: '/outside',
  permission: 'directory.read',
  audits: { nothing: 'reads what others tell of themselves in public' },
  summary: 'Authorities, helplines, lawyers, associations and private helpers, by name or by what they help with.',
  input: z.object({ q: z.string().max(200).default(''), kind: outsideKind.nullish(), page }),
  reply: z.object({ rows: z.array(shape.outside), hasMore: z.boolean(), mayChange: z.boolean() }),
})

export const readOutside = operation({
  name: 'directory.outside',
  method: 'GET',
  path: '/outside/:outsideId',
  permission: 'directory.read',
  audits: { nothing: 'reads what others tell of themselves in public' },
  summary: 'One helper outside the municipality.',
  input: z.object({ outsideId: id }),
  reply: shape.outside.extend({ mayChange: z.boolean() }),
})

export const saveOutside = operation({
  name: 'directory.save-outside',
  method: 'POST',
  path: '/outside',
  permission: 'directory.keep',
  audits: audits('outside.written', 'outside'),
  summary: 'Writes a helper outside the municipality: what with, how somebody gets there, what it costs.',
  input: z.object({
    outsideId: id.nullish(),
    version: version.nullish(),
    name: words(160),
    kind: outsideKind,
    helpsWith: words(1000),
    howToRefer: words(1000),
    phone,
    web,
    email,
    hours: maybeWords(200),
    languages: z.array(language).min(1).max(30),
    free: z.boolean().nullish(),
    words: z.array(words(60)).max(30).default([]),
  }),
  reply: saved('outsideId'),
})

export const endOutside = operation({
  name: 'directory.end-outside',
  method: 'POST',
  path: '/outside/:outsideId/end',
  permission: 'directory.keep',
  audits: audits('outside.ended', 'outside'),
  summary: 'A helper that is there no more. Referrals made to it keep its name.',
  input: z.object({ outsideId: id, version }),
  reply: saved('outsideId'),
})

// ── For anybody ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const listPublic = operation({
  name: 'directory.list-public',
  method: 'GET',
  path: '/public/units',
  permission: 'open',
  audits: { nothing: "tells the municipality's functions, which are public; no names of staff" },
  summary: 'The units with their public functions, telephone, e-mail, place and opening hours.',
  input: z.object({}),
  reply: z.object({ units: z.array(shape.publicUnit) }),
})

export const listElected = operation({
  name: 'directory.elected',
  method: 'GET',
  path: '/public/elected',
  permission: 'open',
  audits: { nothing: 'who holds public office is public' },
  summary: 'The elected members with party and assignments, by name. Five hundred at most.',
  input: z.object({}),
  reply: z.object({ members: z.array(shape.elected) }),
})

// ── Brought in: files, directory servers, SCIM ───────────────────────────────────────────────────────────────────────

export const previewImport = operation({
  name: 'directory.import-preview',
  method: 'POST',
  path: '/directory/imports',
  permission: 'directory.bring-in',
  audits: audits('directory.file-read', 'import'),
  summary: 'Reads a CSV file of people, units or duties and says what it would do. Nothing is changed.',
  input: z.object({
    kind: importKind,
    name: words(200),
    content: z.string().min(1).max(1_900_000),
    /** The file holds everybody: those it lacks are to be closed. People only. */
    isComplete: z.boolean().default(false),
  }),
  reply: shape.importShown,
})

export const carryOutImport = operation({
  name: 'directory.import',
  method: 'POST',
  path: '/directory/imports/:importId/carry-out',
  permission: 'directory.bring-in',
  audits: audits('directory.imported', 'import'),
  summary: 'Brings in a file that was read: right rows in, wrong rows named, each row whole or not at all.',
  input: z.object({
    importId: id,
    /** That more than a fifth of the staff are closed at once is meant. */
    isConfirmed: z.boolean().default(false),
  }),
  reply: shape.importShown,
})

export const readImport = operation({
  name: 'directory.read-import',
  method: 'GET',
  path: '/directory/imports/:importId',
  permission: 'directory.bring-in',
  audits: { nothing: 'reads what the same people brought in' },
  summary: 'One file or fetch: what came of it, and its wrong rows.',
  input: z.object({ importId: id }),
  reply: shape.importShown,
})

export const listImports = operation({
  name: 'directory.list-imports',
  method: 'GET',
  path: '/directory/imports',
  permission: 'directory.bring-in',
  audits: { nothing: 'reads what the same people brought in' },
  summary: 'The fifty latest files and fetches.',
  input: z.object({}),
  reply: z.object({ imports: z.array(shape.importRow) }),
})

export const exportPeople = operation({
  name: 'directory.export-people',
  method: 'GET',
  path: '/directory/people.csv',
  permission: 'directory.bring-in',
  audits: audits('directory.exported', 'municipality'),
  summary: 'Everybody in the directory as a file of the form that can be brought in. Nobody with protected identity.',
  input: z.object({}),
  reply: z.object({ csv: z.string() }),
})

export const listServers = operation({
  name: 'directory.list-servers',
  method: 'GET',
  path: '/directory/servers',
  permission: 'directory.bring-in',
  audits: { nothing: 'reads settings; passwords are never told' },
  summary: 'The directory servers that people are fetched from.',
  input: z.object({}),
  reply: z.object({ servers: z.array(shape.server) }),
})

export const saveServer = operation({
  name: 'directory.save-server',
  method: 'POST',
  path: '/directory/servers',
  permission: 'directory.bring-in',
  audits: audits('directory.server-written', 'server'),
  summary: 'Writes where people are fetched from, how to sign in there, and which attribute holds what.',
  input: z.object({
    serverId: id.nullish(),
    version: version.nullish(),
    name: words(100),
    url: words(300).refine((text) => /^ldaps?:\/\/[^\s/]+/.test(text)),
    bindName: words(300),
    /** Left out: the one that is kept. */
    bindPassword: z.string().max(300).nullish(),
    base: words(300),
    filter: words(500),
    mapping: z.record(z.string().max(40), z.string().max(100)),
    everyMinutes: z.number().int().min(5).max(10_080),
    isOn: z.boolean(),
  }),
  reply: saved('serverId'),
})

export const fetchServer = operation({
  name: 'directory.fetch-server',
  method: 'POST',
  path: '/directory/servers/:serverId/fetch',
  permission: 'directory.bring-in',
  audits: audits('directory.fetched', 'import'),
  summary: 'Fetches people from a directory server now.',
  input: z.object({ serverId: id, isConfirmed: z.boolean().default(false) }),
  reply: shape.importShown,
})

export const listKeys = operation({
  name: 'directory.list-keys',
  method: 'GET',
  path: '/directory/keys',
  permission: 'directory.bring-in',
  audits: { nothing: 'reads settings; keys are never told' },
  summary: 'The keys that other systems change people with over SCIM.',
  input: z.object({}),
  reply: z.object({ keys: z.array(shape.scimKey) }),
})

export const makeKey = operation({
  name: 'directory.make-key',
  method: 'POST',
  path: '/directory/keys',
  permission: 'directory.bring-in',
  audits: audits('directory.key-made', 'key'),
  summary: 'Makes a key for SCIM. It is told once, now; only its hash is kept.',
  input: z.object({ name: words(100), unitId: id, seesProtected: z.boolean().default(false) }),
  reply: z.object({ keyId: id, key: z.string() }),
})

export const endKey = operation({
  name: 'directory.end-key',
  method: 'POST',
  path: '/directory/keys/:keyId/end',
  permission: 'directory.bring-in',
  audits: audits('directory.key-ended', 'key'),
  summary: 'A key that holds no more, from this moment.',
  input: z.object({ keyId: id }),
  reply: z.object({ keyId: id }),
})

export const listProvisioned = operation({
  name: 'directory.provisioned',
  method: 'GET',
  path: '/directory/provisioned',
  permission: 'directory.provision',
  audits: { nothing: 'tells another system only what it may keep itself' },
  summary: 'People as another system keeps them, by user name, external id or page. Only over SCIM.',
  input: z.object({
    keyId: id,
    field: z.enum(['id', 'userName', 'externalId']).nullish(),
    value: z.string().max(300).nullish(),
    start: z.coerce.number().int().min(1).max(1_000_000).default(1),
    count: z.coerce.number().int().min(0).max(200).default(100),
  }),
  reply: z.object({ total: z.number(), people: z.array(shape.provisioned) }),
})

export const provision = operation({
  name: 'directory.provision',
  method: 'PUT',
  path: '/directory/provisioned',
  permission: 'directory.provision',
  audits: audits('directory.person-provisioned', 'staff'),
  summary: 'Another system adds a person or changes one, or ends the employment. Only over SCIM.',
  input: z.object({
    keyId: id,
    /** Null: a new person. */
    staffId: id.nullish(),
    version: version.nullish(),
    userName: words(200),
    externalId: maybeWords(200),
    givenName: words(100),
    familyName: words(100),
    title: maybeWords(120),
    email,
    phone,
    unitCode: maybeWords(100),
    active: z.boolean(),
  }),
  reply: shape.provisioned.extend({ staffId: id }),
})
