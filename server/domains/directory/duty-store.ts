import { sql, type Tx } from '#platform/database/database.ts'

/** A duty as it is written, with its people and services. */
export type DutyToWrite = {
  id: string
  code: string
  unitId: string
  name: string
  about: string
  isPublic: boolean
  fromDay: string
  toDay: string | null
  mainId: string | null
  substituteIds: string[]
  serviceIds: string[]
}

/**
 * Writes a duty with its people and services.
 * @param readVersion the version that was read; null for a new duty
 * @returns its version, or null when somebody else was first
 */
export async function writeDuty(
  tx: Tx,
  municipalityId: number,
  duty: DutyToWrite,
  readVersion: number | null,
): Promise<number | null> {
  const saved =
    readVersion === null
      ? await sql<{
          version: number
        }>`insert into duty (municipality_id, id, code, unit_id, name, about, is_public, from_day, to_day)
        values (${municipalityId}, ${duty.id}, ${duty.code}, ${duty.unitId}, ${duty.name}, ${duty.about}, ${duty.isPublic}, ${duty.fromDay},
          ${duty.toDay}) returning version`.execute(tx)
      : await sql<{
          version: number
        }>`update duty set unit_id = ${duty.unitId}, name = ${duty.name}, about = ${duty.about},
          is_public = ${duty.isPublic}, from_day = ${duty.fromDay}, to_day = ${duty.toDay}, version = version + 1
        where municipality_id = ${municipalityId} and id = ${duty.id} and version = ${readVersion} returning version`.execute(
          tx,
        )
  const now = saved.rows[0]
  if (!now) return null
  if (readVersion !== null) await clearHolders(tx, municipalityId, duty)
  const holders = [
    ...(duty.mainId ? [{ id: duty.mainId, kind: 'main', place: 0 }] : []),
    ...duty.substituteIds.map((id, at) => ({ id, kind: 'substitute', place: at + 1 })),
  ]
  for (const { id, kind, place } of holders) {
    await sql`insert into duty_holder (municipality_id, duty_id, staff_id, kind, place)
      values (${municipalityId}, ${duty.id}, ${id}, ${kind}, ${place})`.execute(tx)
  }
  for (const serviceId of duty.serviceIds) {
    await sql`insert into duty_service (municipality_id, duty_id, service_id) values (${municipalityId}, ${duty.id}, ${serviceId})`.execute(
      tx,
    )
  }
  return now.version
}

/**
 * Takes away who held it and what it covered, before it is written anew. People with protected identity are in nobody's
 * form: they keep what they hold, but for a main person when another is named.
 */
async function clearHolders(tx: Tx, municipalityId: number, duty: DutyToWrite): Promise<void> {
  await sql`delete from duty_holder h where h.municipality_id = ${municipalityId} and h.duty_id = ${duty.id}
    and ((h.kind = 'main' and ${duty.mainId}::uuid is not null) or h.staff_id = any (${[...duty.substituteIds, duty.mainId ?? duty.id]}::uuid[])
      or not exists (select from staff_member s where s.municipality_id = h.municipality_id and s.id = h.staff_id and s.protected))`.execute(
    tx,
  )
  await sql`delete from duty_service where municipality_id = ${municipalityId} and duty_id = ${duty.id}`.execute(tx)
}
