import type { Tx } from '#platform/database/database.ts'
import { readDemoStaff, readStaffIdBySubject } from './staff-store.ts'

/** Who the identity provider means, for platform/http/sign-in.ts: the person's id, or null when unknown or left. */
export async function staffBySubject(
  tx: Tx,
  municipalityId: number,
  subject: string,
  at: Date,
): Promise<string | null> {
  return readStaffIdBySubject(tx, municipalityId, subject, at)
}

/** Whom the demo's sign-in page offers, in order of unit and name. Everybody is invented, also those with protected identity. */
export async function staffToChoose(
  tx: Tx,
  municipalityId: number,
): Promise<{ subject: string; name: string; title: string; unit: string; roles: string[] }[]> {
  return readDemoStaff(tx, municipalityId)
}
