import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type {
  digestTable,
  listDigests as listOperation,
  orderDigest as orderOperation,
  readDigest as readOperation,
} from './contract.ts'
import { coordinatorsOf } from './coordinators.ts'
import { mustReadDepartment, readableDepartments } from './department-reach.ts'
import { digestTableText } from './digest-table.ts'
import { findDigest, latestMade, listWeeks, orderSoFar } from './digest-store.ts'
import { mondayOf } from './week.ts'

/** The departments whose digest the reader may read, with the latest whole week. */
export async function listDepartments(context: Context) {
  const departments = await readableDepartments(context)
  const made = await latestMade(context.tx, context.actor.municipalityId)
  return { departments: departments.map((each) => ({ ...each, latest: made.get(each.departmentId) ?? null })) }
}

/** A department's weeks, and who gets them by e-mail. Nobody with protected identity is named. */
export async function listDigests(context: Context, { departmentId }: z.output<typeof listOperation.input>) {
  const { tx, actor } = context
  const department = await mustReadDepartment(context, departmentId)
  const weeks = await listWeeks(tx, actor.municipalityId, departmentId)
  const coordinators = await coordinatorsOf(context, departmentId)
  return {
    departmentId,
    department: department.name,
    weeks: weeks.map(({ week, part, madeAt, orderedAt, received, usual }) => ({
      week,
      part,
      madeAt: madeAt?.toISOString() ?? null,
      isOrdered: orderedAt !== null,
      received,
      usual,
    })),
    coordinators: coordinators.filter((each) => !each.protected && each.email).map((each) => each.name),
  }
}

/** One week. Throws 404 when there is none, or when it is another department's. */
export async function readDigest(context: Context, { departmentId, week, part }: z.output<typeof readOperation.input>) {
  const { tx, actor } = context
  const department = await mustReadDepartment(context, departmentId)
  const digest = await findDigest(tx, actor.municipalityId, departmentId, week, part)
  if (!digest) throw notFound()
  return {
    departmentId,
    department: department.name,
    week,
    part,
    madeAt: digest.madeAt?.toISOString() ?? null,
    isOrdered: digest.orderedAt !== null,
    content: digest.content,
    mayOpenLists: actor.permissions.has('question.read'),
  }
}

/** Asks for the week so far; a worker makes it within some seconds. */
export async function orderDigest(context: Context, { departmentId }: z.output<typeof orderOperation.input>) {
  const { tx, actor, clock } = context
  // load
  const week = mondayOf(localDate(clock.now(), await zoneOf(context))).toString()
  // check
  await mustReadDepartment(context, departmentId)
  // save
  await orderSoFar(
    tx,
    actor.municipalityId,
    departmentId,
    week,
    actor.kind === 'staff' ? actor.staffId : null,
    clock.now(),
  )
  // reply
  return { departmentId, week }
}

/** The same as a table. */
export async function readDigestTable(context: Context, input: z.output<typeof digestTable.input>) {
  const { content, week } = await readDigest(context, input)
  if (!content) throw notFound()
  const language = context.actor.kind === 'staff' ? context.actor.language : 'sv'
  return { name: `veckobrev-${week}.csv`, text: digestTableText(content, language) }
}
