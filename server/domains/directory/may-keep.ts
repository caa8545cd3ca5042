import { caredFor } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'

/** Throws Problem 403 unless the actor keeps the unit's entries: its manager, its department's coordinator, the administrator. */
export async function mustKeep(context: Context, unitId: string): Promise<void> {
  if (!(await caredFor(context)).has(unitId)) throw new Problem(403, 'directory.not-yours')
}

/** Throws Problem 403 unless it is the actor's own entry, or in a unit whose entries they keep. */
export async function mustKeepPerson(context: Context, staffId: string, unitId: string): Promise<void> {
  const { actor } = context
  if (actor.kind === 'staff' && actor.staffId === staffId) return
  await mustKeep(context, unitId)
}
