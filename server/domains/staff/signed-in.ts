import type { Actor, StaffActor } from '#platform/access/actor.ts'
import { Problem } from '#platform/operations/problem.ts'

/** The person who acts. Throws Problem 403 for jobs and others who may do everything but are nobody. */
export function signedIn(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  return actor
}
