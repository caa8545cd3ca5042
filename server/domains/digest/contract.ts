import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { cleanLine } from '#platform/text/clean-text.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
/** What to ask contacts.list-questions for to see what is behind a number. */
const list = z.record(z.string(), z.string())

const handOvers = z.object({
  offered: z.number(),
  accepted: z.number(),
  returned: z.number(),
  /** Nobody answered in time. */
  silent: z.number(),
  takenBack: z.number(),
  /** Not answered yet, when this was counted. */
  waiting: z.number(),
  /** In working minutes, of those accepted; null when none was. */
  acceptMinutes: z.number().nullable(),
  answered: z.number(),
  /** In working minutes from offer to the question's end, of those accepted and closed; null when none was. */
  answerMinutes: z.number().nullable(),
})

/** A week (or what there is of it) as a department is told of it. Figures and words that many used; never what one person said. */
export const digestContent = z.object({
  from: moment,
  to: moment,
  received: z.number(),
  direct: z.number(),
  /** The mean of the same part of the four weeks before; null when there is nothing to compare with. */
  usual: z.number().nullable(),
  services: z.array(
    z.object({
      serviceId: id,
      name: z.string(),
      received: z.number(),
      direct: z.number(),
      usual: z.number().nullable(),
      list,
      /** Words that many used about the same thing. The count is null where it is fewer than five. */
      examples: z.array(z.object({ words: z.array(z.string()), count: z.number().nullable() })),
    }),
  ),
  handOversIn: handOvers.extend({
    /** Questions offered, by unit. */
    units: z.array(z.object({ unit: z.string(), questions: z.number(), list })),
  }),
  handOversOut: handOvers,
  /** Pages of the website that led somebody wrong. */
  webPages: z.array(z.object({ address: z.string(), service: z.string(), count: z.number() })),
  /** What the answer bank tells: what could not be answered, and articles to look over. Null where there is none. */
  answers: z
    .object({
      gaps: z.array(z.object({ service: z.string().nullable(), words: z.string(), count: z.number() })),
      due: z.array(z.object({ title: z.string(), reviewBy: day })),
    })
    .nullable(),
})
export type DigestContent = z.infer<typeof digestContent>

const part = z.enum(['week', 'so_far'])
const read = { nothing: 'figures and words that many used; no posts' }

export const listDepartments = operation({
  name: 'digest.departments',
  method: 'GET',
  path: '/digests',
  permission: 'digest.read',
  audits: read,
  summary: "The departments whose weekly digest the reader may read: their own, and for the centre's manager all.",
  input: z.object({}),
  reply: z.object({
    departments: z.array(z.object({ departmentId: id, name: z.string(), isOwn: z.boolean(), latest: day.nullable() })),
  }),
})

export const listDigests = operation({
  name: 'digest.list',
  method: 'GET',
  path: '/digests/:departmentId',
  permission: 'digest.read',
  audits: read,
  summary: "A department's weeks, the latest first: at most a hundred.",
  input: z.object({ departmentId: id }),
  reply: z.object({
    departmentId: id,
    department: z.string(),
    weeks: z.array(
      z.object({
        week: day,
        part,
        madeAt: moment.nullable(),
        isOrdered: z.boolean(),
        received: z.number().nullable(),
        usual: z.number().nullable(),
      }),
    ),
    /** Who gets it by e-mail. */
    coordinators: z.array(z.string()),
  }),
})

export const readDigest = operation({
  name: 'digest.read',
  method: 'GET',
  path: '/digests/:departmentId/weeks/:week',
  permission: 'digest.read',
  audits: read,
  summary: 'One week of a department.',
  input: z.object({ departmentId: id, week: day, part: part.default('week') }),
  reply: z.object({
    departmentId: id,
    department: z.string(),
    week: day,
    part,
    madeAt: moment.nullable(),
    isOrdered: z.boolean(),
    /** Null while it is being made. */
    content: digestContent.nullable(),
    /** The lists behind the numbers can be opened. */
    mayOpenLists: z.boolean(),
  }),
})

export const orderDigest = operation({
  name: 'digest.order',
  method: 'POST',
  path: '/digests/:departmentId/order',
  permission: 'digest.read',
  audits: { action: 'digest.ordered', subject: 'department' },
  summary: 'Asks for the week so far. It is made within some seconds.',
  input: z.object({ departmentId: id }),
  reply: z.object({ departmentId: id, week: day }),
})

export const digestTable = operation({
  name: 'digest.table',
  method: 'GET',
  path: '/digests/:departmentId/weeks/:week/table',
  permission: 'digest.read',
  audits: read,
  summary: 'The same as a table for a spreadsheet: semicolons, as Swedish ones expect.',
  input: z.object({ departmentId: id, week: day, part: part.default('week') }),
  reply: z.object({ name: z.string(), text: z.string() }),
})

/** A page's address, without what stands after a question mark: that may tell of a person. */
const address = z
  .string()
  .transform(cleanLine)
  .pipe(z.string().min(1).max(500))
  .transform((text) => text.replace(/[?#].*$/, '').replace(/\/+$/, ''))
  .pipe(z.string().regex(/^(https?:\/\/)?[\p{L}\d][\p{L}\d.-]*\.[\p{L}]{2,}(\/[^\s<>"]*)?$/u))

export const reportWebPage = operation({
  name: 'digest.report-web-page',
  method: 'POST',
  path: '/web-page-reports',
  permission: 'topic.flag',
  audits: { action: 'web-page.reported', subject: 'report' },
  summary: 'Tells that a page of the website led somebody wrong. The department hears of it in its digest.',
  input: z.object({
    serviceId: id,
    address,
    words: z.string().transform(cleanLine).pipe(z.string().max(300)).default(''),
  }),
  reply: z.object({ reportId: id }),
})
