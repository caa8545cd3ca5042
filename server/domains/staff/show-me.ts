import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { me } from './contract.ts'
import { staffById, unitsByIds } from './organisation.ts'
import { signedIn } from './signed-in.ts'

/** Who is signed in. Throws Problem 404 when the person's own unit is gone. */
export async function showMe(context: Context): Promise<z.input<typeof me.reply>> {
  const actor = signedIn(context.actor)
  const person = await staffById(context, actor.staffId)
  const units = await unitsByIds(context, new Set([actor.unitId, ...actor.units]))
  const own = units.get(actor.unitId)
  if (!person || !own) throw notFound()
  return {
    id: actor.staffId,
    name: actor.name,
    title: person.title,
    language: actor.language,
    unit: { id: own.id, name: own.name },
    units: actor.units.flatMap((id) => units.get(id) ?? []).map(({ id, name }) => ({ id, name })),
    roles: [...actor.roles],
    permissions: [...actor.permissions],
  }
}
