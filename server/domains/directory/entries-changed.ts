import { forgetOrganisation } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { type DirectoryChanged, directoryChanged } from './facts.ts'

/** Tells the others and the open screens that entries changed, and drops this process's picture of the order. */
export async function entriesChanged(context: Context, changed: Partial<DirectoryChanged>): Promise<void> {
  const { people = [], units = [], duties = [] } = changed
  if (people.length > 0 || units.length > 0) forgetOrganisation(context.actor.municipalityId)
  await context.publish(directoryChanged, { people, units, duties })
  context.announce('directory')
}
