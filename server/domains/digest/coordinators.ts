import { heldRoles, listUnits, staffById, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'

/** Who keeps a department's answers true, and gets its digest by e-mail. */
export type Coordinator = { staffId: string; name: string; email: string | null; protected: boolean }

/** A department's information coordinators who work here today, by the unit of their role or else their own. */
export async function coordinatorsOf(context: Context, departmentId: string): Promise<Coordinator[]> {
  const units = new Set(
    (await listUnits(context)).filter((unit) => unit.departmentId === departmentId).map((unit) => unit.id),
  )
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const found = new Map<string, Coordinator>()
  for (const { staffId, unitId } of await heldRoles(context, ['information_coordinator'])) {
    const person = await staffById(context, staffId)
    if (!person || !units.has(unitId ?? person.unitId) || (person.leftOn !== null && person.leftOn < today)) continue
    const name = `${person.givenName} ${person.familyName}`
    found.set(staffId, { staffId, name, email: person.email, protected: person.protected })
  }
  return [...found.values()]
}
