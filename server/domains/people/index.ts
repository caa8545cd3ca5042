export { peopleRoutes } from './routes.ts'
import type { Context } from '#platform/operations/context.ts'

export { namesAmong } from './names-among.ts'
export { personJson, type PersonRow, personShown, shownPerson } from './shown-person.ts'

/** Whether a person is in the municipality's register. */
export async function personExists({ tx, actor }: Pick<Context, 'tx' | 'actor'>, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}
