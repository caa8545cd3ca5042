import type { z } from 'zod'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import type { listUnits as operation } from './contract.ts'
import { listUnits, zoneOf } from './organisation.ts'

/** The units that are not closed down today, by the municipality's own calendar. */
export async function listOpenUnits(context: Context): Promise<z.input<typeof operation.reply>> {
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const units = await listUnits(context)
  return { units: units.filter((unit) => unit.closedOn === null || unit.closedOn > today) }
}
