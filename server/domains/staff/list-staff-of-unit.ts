import type { z } from 'zod'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { listStaff } from './contract.ts'
import { nameOf, staffOfUnit, unitById, zoneOf } from './organisation.ts'

/** Who works in the unit today. Throws Problem 404 when the municipality has no such unit. */
export async function listStaffOfUnit(
  context: Context,
  { unitId }: z.output<typeof listStaff.input>,
): Promise<z.input<typeof listStaff.reply>> {
  if (!(await unitById(context, unitId))) throw notFound()
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const staff = await staffOfUnit(context, unitId, today)
  return { staff: staff.map((person) => ({ ...person, name: nameOf(person) })) }
}
