import type { Language, StaffActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { permissionsOf } from './permissions.ts'
import { type HeldRole, readStaffForActor } from './staff-store.ts'

/** Roles that reach across all units of the authorities they hold for. */
const wideRoles: ReadonlySet<string> = new Set(['guide', 'switchboard', 'manager', 'adviser'])

/**
 * The person as an actor: what they may do and with which questions. Null when there is no such person, or when their
 * last day (staff_member.left_on) has passed in the municipality's own time zone.
 * @param at the moment asked about
 */
export async function loadStaffActor(
  tx: Tx,
  municipalityId: number,
  staffId: string,
  at: Date = new Date(),
): Promise<StaffActor | null> {
  const read = await readStaffForActor(tx, municipalityId, staffId, at)
  if (!read) return null
  const roles = [...new Set(read.roles.map((held) => held.role))]
  const units = new Set([...read.memberOf, ...read.roles.flatMap((held) => held.unitId ?? [])])
  return {
    kind: 'staff',
    municipalityId,
    staffId,
    name: `${read.givenName} ${read.familyName}`,
    unitId: read.unitId,
    placeId: read.placeId,
    roles,
    permissions: permissionsOf(roles),
    units: [...units],
    authorities: authoritiesOf(read.roles, read.allAuthorities, read.serviceCentreId),
    knows: read.secrecyRights.map((right) => right.unitId),
    reads: read.secrecyRights.filter((right) => right.mayRead).map((right) => right.unitId),
    registers: [
      ...new Set(
        read.roles.flatMap((held) => (held.role === 'registrar' ? (held.authorityId ?? read.allAuthorities) : [])),
      ),
    ],
    language: languageOf(read.language),
  }
}

/**
 * The authorities across whose units somebody works. A role limited to a unit stays in that unit, except in the service
 * centre: following questions across units is what the centre is for. No authority named means all of them, but for a
 * branch, which reaches beyond its own unit only where an authority is named.
 */
function authoritiesOf(held: readonly HeldRole[], all: readonly string[], serviceCentreId: string | null): string[] {
  const wide = held.flatMap(({ role, authorityId, unitId }) => {
    if (unitId !== null && unitId !== serviceCentreId) return []
    if (wideRoles.has(role)) return authorityId ?? all
    return role === 'branch' ? (authorityId ?? []) : []
  })
  return [...new Set(wide)]
}

function languageOf(stored: string): Language {
  return stored === 'en' ? 'en' : 'sv'
}
