import { ahead, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

export { recordRoutes } from './routes.ts'

/**
 * Gives a received item its record state from its first moment: kept in order, in the authority's care
 * (public access to information and secrecy act 2009:400, ch. 5 s. 1). Sent ahead. Returns the entry's id.
 */
export async function keepInOrder(
  tx: Tx,
  municipalityId: number,
  authorityId: string,
  receivedAt: Date,
): Promise<string> {
  const id = newId(receivedAt)
  await sql`${ahead}insert into record_entry (municipality_id, id, authority_id, state, received_at, changed_at)
    values (${municipalityId}, ${id}, ${authorityId}, 'kept', ${receivedAt}, ${receivedAt})`.execute(tx)
  return id
}

/**
 * Moves a kept item into another authority's care, when it turned out whose question it was. A registered or thinned one stays
 * where it is: what stands in a diary is not moved silently.
 */
export async function moveToAuthority(
  tx: Tx,
  municipalityId: number,
  recordId: string,
  authorityId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('record_entry')
    .set({ authority_id: authorityId, changed_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', recordId)
    .where('state', '=', 'kept')
    .execute()
}
