import type { Actor } from '#platform/access/actor.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { notFound } from '#platform/operations/problem.ts'

/** A received item's record state. */
export type RecordEntry = {
  id: string
  authorityId: string
  state: 'kept' | 'registered' | 'thinned'
  diaryYear: number | null
  diaryNumber: number | null
  secrecyUnitId: string | null
}

const columns = sql`id, authority_id as "authorityId", state, diary_year as "diaryYear", diary_number as "diaryNumber", secrecy_unit_id as "secrecyUnitId"`

/** A record the actor may see, held until the transaction ends; 404 otherwise. */
export async function lockRecord(tx: Tx, municipalityId: number, recordId: string): Promise<RecordEntry> {
  const found =
    await sql<RecordEntry>`select ${columns} from record_entry where municipality_id = ${municipalityId} and id = ${recordId} for update`.execute(
      tx,
    )
  const record = found.rows[0]
  if (!record) throw notFound()
  return record
}

/** Each authority keeps its own diary: somebody else's item is as if it were not there. Throws 404. */
export function mustKeepDiaryOf(actor: Actor, record: RecordEntry): void {
  if (actor.kind === 'system') return
  if (actor.kind !== 'staff' || !actor.registers.includes(record.authorityId)) throw notFound()
}
