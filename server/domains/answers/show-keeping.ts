import type { Context } from '#platform/operations/context.ts'
import { keptUnits } from './standing.ts'

/** Which units' articles the reader keeps, the reader's own unit first. */
export async function showKeeping(context: Context) {
  const own = context.actor.kind === 'staff' ? context.actor.unitId : null
  const units = context.actor.permissions.has('article.write') ? await keptUnits(context) : []
  return {
    units: units
      .toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
      .map((unit) => ({ id: unit.id, name: unit.shortName })),
  }
}
