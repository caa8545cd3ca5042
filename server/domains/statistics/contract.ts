import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()

/** What to ask contacts.list-questions for to see the questions behind a number; null for those who may read figures but no questions. */
const list = z.record(z.string(), z.string()).nullable()
export type BehindNumber = z.infer<typeof list>

const figure = z.object({
  now: z.number(),
  /** The same hours of the working day before. */
  before: z.number(),
  list,
})

/** A share in whole per cent; null of fewer than five, where it would say something of single persons and nothing of the rest. */
const share = z.number().nullable()

const row = z.object({
  /** Null where none was chosen. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  received: z.number(),
  direct: share,
  directBefore: share,
  list,
})
export type DayRow = z.infer<typeof row>

const need = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('silent_unit'), unit: z.string(), count: z.number(), oldest: moment, list }),
  z.object({
    kind: z.literal('broken_promise'),
    promise: z.enum(['call_back', 'answer']),
    service: z.string().nullable(),
    madeBy: z.string(),
    dueAt: moment,
    questionId: id,
  }),
  z.object({ kind: z.literal('more_broken_promises'), count: z.number(), list }),
  z.object({
    kind: z.literal('returned_again'),
    unit: z.string(),
    times: z.number(),
    reason: z.enum(['wrong_receiver', 'incomplete', 'no_time', 'answered_already', 'other']),
    questionId: id,
  }),
  z.object({ kind: z.literal('growing'), service: z.string(), count: z.number(), usual: z.number(), list }),
])
export type DayNeed = z.infer<typeof need>

const whatDay = z.object({ placeId: id.nullish(), day: day.nullish() })

export const today = operation({
  name: 'statistics.today',
  method: 'GET',
  path: '/today',
  permission: 'figures.read',
  audits: { nothing: 'figures of a day, no posts' },
  summary: "The day in figures with the working day before beside them, what needs attention, and the day's load.",
  input: whatDay,
  reply: z.object({
    day,
    isToday: z.boolean(),
    /** Counted up to this moment: now, or the end of an earlier day. */
    at: moment,
    dayStart: moment,
    /** The working day before, and the moment up to which it is counted. */
    dayBefore: day,
    beforeAt: moment,
    placeId: id.nullable(),
    places: z.array(z.object({ id, name: z.string() })),
    received: figure,
    direct: figure.extend({ share, shareBefore: share }),
    later: figure,
    otherwise: figure,
    handedOver: figure,
    open: figure,
    returned: figure,
    overdue: figure,
    waiting: z.object({ now: z.number(), since: moment.nullable(), list }),
    oldestOpen: moment.nullable(),
    channels: z.array(row),
    services: z.array(row),
    /** Services beyond the ten largest, taken together. */
    otherServices: row.extend({ services: z.number() }).nullable(),
    placeRows: z.array(row),
    units: z.array(row),
    quarters: z.array(
      z.object({
        from: moment,
        received: z.number(),
        /** Closed or handed over. */
        handled: z.number(),
        /** The mean of the same weekday in the last four weeks; null when nothing is known. */
        usual: z.number().nullable(),
      }),
    ),
    needs: z.array(need),
  }),
})
export type Today = z.infer<typeof today.reply>

export const questionsByUnitAndDay = operation({
  name: 'statistics.questions-by-unit-and-day',
  method: 'GET',
  path: '/statistics/questions-by-unit-and-day',
  permission: 'figures.read',
  audits: { nothing: 'figures by unit and day, no posts' },
  summary: 'What happened to questions, by unit and day, both days included. At most 400 days.',
  input: z.object({ from: day, to: day }),
  reply: z.object({
    rows: z.array(
      z.object({
        day: z.string(),
        unitId: z.string(),
        unit: z.string(),
        received: z.number(),
        raisedAgain: z.number(),
        closedDirectly: z.number(),
        closedLater: z.number(),
        closedOtherwise: z.number(),
        offered: z.number(),
        accepted: z.number(),
        returned: z.number(),
        expired: z.number(),
        reopened: z.number(),
        promisesBroken: z.number(),
      }),
    ),
  }),
})
