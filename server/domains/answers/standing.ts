import { listUnits, permissionsOf, rolesInUnits, zoneOf } from '#domains/staff/index.ts'
import type { Unit } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { type Article, type Keeping, keepingOf, keeps, type Version } from './article.ts'

/** The local day, 'YYYY-MM-DD'. */
export async function todayOf(context: Pick<Context, 'tx' | 'actor' | 'clock'>): Promise<string> {
  return localDate(context.clock.now(), await zoneOf(context)).toString()
}

/** The acting person's id, for what they sign; null for the product itself and for citizens. */
export function staffIdOf(context: Pick<Context, 'actor'>): string | null {
  return context.actor.kind === 'staff' ? context.actor.staffId : null
}

/** Where the actor keeps articles, with the units it is asked about. */
export async function keepingOfActor(
  context: Context,
): Promise<{ keeping: Keeping; units: ReadonlyMap<string, Unit> }> {
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit]))
  return { keeping: keepingOf(context.actor, (unitId) => units.get(unitId)?.departmentId), units }
}

/** The units whose articles the actor keeps and which are still there, by name. */
export async function keptUnits(context: Context): Promise<Unit[]> {
  const { keeping, units } = await keepingOfActor(context)
  const today = await todayOf(context)
  return [...units.values()].filter(
    (unit) => keeps(context.actor, keeping, unit) && (unit.closedOn === null || unit.closedOn > today),
  )
}

/** True when the actor keeps the articles of the unit. */
export async function keepsUnit(context: Context, unitId: string): Promise<boolean> {
  const { keeping, units } = await keepingOfActor(context)
  const unit = units.get(unitId)
  return unit !== undefined && keeps(context.actor, keeping, unit)
}

/** How the actor stands to an article: whether they keep it, and whether nobody but a version's writer could review it. */
export async function standingTo(
  context: Context,
  article: Article,
  version: Pick<Version, 'writtenBy'> | null,
): Promise<{ kept: boolean; alone: boolean }> {
  const { keeping, units } = await keepingOfActor(context)
  const owner = units.get(article.ownerUnitId)
  if (!owner || !keeps(context.actor, keeping, owner)) return { kept: false, alone: false }
  if (!version || version.writtenBy === null || version.writtenBy !== staffIdOf(context))
    return { kept: true, alone: false }
  return { kept: true, alone: !(await othersReview(context, owner, units, version.writtenBy)) }
}

/** Whether somebody else than the writer keeps the unit's articles and may review them. */
async function othersReview(
  context: Context,
  owner: Unit,
  units: ReadonlyMap<string, Unit>,
  writer: string,
): Promise<boolean> {
  const near = [...units.values()].filter((unit) => unit.departmentId === owner.departmentId).map((unit) => unit.id)
  const working = await rolesInUnits(context, near, await todayOf(context))
  return working.some(
    ({ staffId, unitId, roles }) =>
      staffId !== writer &&
      permissionsOf(roles).has('article.review') &&
      (unitId === owner.id || roles.includes('information_coordinator')),
  )
}
