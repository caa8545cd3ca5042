import { departmentNames, serviceCentre, unitsByIds } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'

export type ReadableDepartment = { departmentId: string; name: string; isOwn: boolean }

/** The departments whose digest the actor may read: those they work in; all for the centre's manager. Own ones first. */
export async function readableDepartments(context: Context): Promise<ReadableDepartment[]> {
  const { actor } = context
  const names = await departmentNames(context)
  const units = actor.kind === 'staff' ? await unitsByIds(context, actor.units) : new Map<string, never>()
  const own = new Set([...units.values()].map((unit: { departmentId: string }) => unit.departmentId))
  const centre = await serviceCentre(context)
  const isManager = actor.kind === 'staff' && actor.roles.includes('manager') && actor.units.includes(centre.id)
  const all = actor.kind === 'system' || isManager
  return [...names]
    .filter(([departmentId]) => all || own.has(departmentId))
    .map(([departmentId, name]) => ({ departmentId, name, isOwn: own.has(departmentId) }))
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.name.localeCompare(b.name, 'sv'))
}

/** The department, if its digest may be read; 404 otherwise, as if there were none. */
export async function mustReadDepartment(context: Context, departmentId: string): Promise<ReadableDepartment> {
  const found = (await readableDepartments(context)).find((each) => each.departmentId === departmentId)
  if (!found) throw notFound()
  return found
}
