import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'

const language = z.enum(['sv', 'en'])

export const me = operation({
  name: 'staff.me',
  method: 'GET',
  path: '/staff/me',
  permission: 'signed-in',
  audits: { nothing: 'tells a person only about themselves' },
  summary: 'Who is signed in, where they work and what they may do.',
  input: z.object({}),
  reply: z.object({
    id: z.uuid(),
    name: z.string(),
    title: z.string(),
    language,
    unit: z.object({ id: z.uuid(), name: z.string() }),
    /** Every unit whose questions the person works with. */
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
  }),
})

const unit = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['service_centre', 'switchboard', 'specialist', 'branch', 'registry']),
  authorityId: z.uuid(),
  placeId: z.uuid().nullable(),
  floor: z.string().nullable(),
  secret: z.boolean(),
  acceptsHandOvers: z.boolean(),
  email: z.string().nullable(),
  supportPhone: z.string().nullable(),
})

export const listUnits = operation({
  name: 'staff.list-units',
  method: 'GET',
  path: '/units',
  permission: 'signed-in',
  audits: { nothing: "reads the municipality's own order, which is public" },
  summary: 'The units that exist today, in order of name.',
  input: z.object({}),
  reply: z.object({ units: z.array(unit) }),
})

export const listPlaces = operation({
  name: 'staff.list-places',
  method: 'GET',
  path: '/places',
  permission: 'signed-in',
  audits: { nothing: 'reads where the municipality meets citizens, which is public' },
  summary: 'The places where citizens are met, the main one first.',
  input: z.object({}),
  reply: z.object({ places: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
})

export const listStaff = operation({
  name: 'staff.list-staff',
  method: 'GET',
  path: '/units/:unitId/staff',
  permission: 'directory.read',
  audits: { nothing: 'reads work contact details; people with protected identity are left out' },
  summary: 'Who works in a unit, with languages and how to reach them.',
  input: z.object({ unitId: z.uuid() }),
  reply: z.object({
    staff: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        title: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        languages: z.array(z.string()),
      }),
    ),
  }),
})

export const setLanguage = operation({
  name: 'staff.set-language',
  method: 'PUT',
  path: '/staff/me/language',
  permission: 'signed-in',
  audits: { nothing: "changes only the language of a person's own pages" },
  summary: 'Chooses the language of your own pages.',
  input: z.object({ language }),
  reply: z.object({ language }),
})

export const setWorkPlace = operation({
  name: 'staff.set-work-place',
  method: 'PUT',
  path: '/staff/me/place',
  permission: 'contact.register',
  audits: { action: 'staff.work-place-chosen', subject: 'place' },
  summary: 'Says where you work today. Phone calls and visits you register are that place’s until the day ends.',
  input: z.object({ placeId: z.uuid() }),
  reply: z.object({ placeId: z.uuid() }),
})

export const openingNow = operation({
  name: 'staff.opening-now',
  method: 'GET',
  path: '/opening-now',
  permission: 'open',
  audits: { nothing: 'opening hours are public' },
  summary: 'Whether each place is open now, by channel: until when, and when it opens next. The main place first.',
  input: z.object({}),
  reply: z.object({
    rows: z.array(
      z.object({
        place: z.string(),
        /** The place's code: its address on the web. */
        code: z.string(),
        kind: z.enum(['main', 'branch']),
        address: z.string(),
        channel: z.string(),
        open: z.boolean(),
        /** When it closes; null while it is closed. */
        until: z.iso.datetime().nullable(),
        /** When it opens next (if it is open: after having closed), and when it closes then. Null when it never does. */
        opens: z.iso.datetime().nullable(),
        closes: z.iso.datetime().nullable(),
      }),
    ),
  }),
})

const inWords = z.object({ sv: z.string(), en: z.string() })

/** What somebody wants to know before they go somewhere, in the order it is told. */
export const accessFacts = [
  'step-free',
  'door-opener',
  'lift',
  'toilet',
  'parking',
  'hearing-loop',
  'seating',
  'guide-dogs',
] as const

/** One fact of how a place is got into and about in. */
export const accessFact = z.object({
  fact: z.enum(accessFacts),
  has: z.enum(['yes', 'partly', 'no']),
  sv: z.string(),
  en: z.string(),
})

export const publicPlace = operation({
  name: 'staff.public-place',
  method: 'GET',
  path: '/public-places/:code',
  permission: 'open',
  audits: { nothing: 'tells where the municipality meets citizens, which is public' },
  summary: 'A place: where it is, how to get there and in, and when it is open in the coming two weeks, day by day.',
  input: z.object({ code: z.string().max(120) }),
  reply: z.object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['main', 'branch']),
    address: z.string(),
    floors: z.array(z.string()),
    access: z.array(accessFact),
    /** The same in running words, with what no fact has a name for. Swedish. */
    accessWords: z.string(),
    travel: inWords,
    /** Fourteen days from today. */
    days: z.array(
      z.object({
        date: z.iso.date(),
        /** The name of a holiday, in Swedish. */
        holiday: z.string().nullable(),
        channels: z.array(
          z.object({
            channel: z.string(),
            open: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
            /** Not as on other such weekdays, and why, where somebody has said. */
            differs: z.boolean(),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})
