import type { Asking } from './organisation.ts'
import type { Role } from './permissions.ts'

/** A role somebody has, and the unit it is limited to, if any. */
type StaffRole = { staffId: string; role: Role; unitId: string | null }

/** Who has which of these roles today, people who have left included: whoever asks looks them up among the staff. */
export async function heldRoles({ tx, actor }: Asking, roles: readonly Role[]): Promise<StaffRole[]> {
  return tx
    .selectFrom('staff_role')
    .select(['staff_id as staffId', 'role', 'unit_id as unitId'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('role', 'in', [...roles])
    .orderBy('staff_id')
    .$castTo<StaffRole>()
    .execute()
}
