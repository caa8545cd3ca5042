import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

export { recordRoutes } from './routes.ts'

/**
 * Gives a received item its record state from its first moment: kept in order, in the authority's care
 * (public access to information and secrecy act 2009:400, ch. 5 s. 1). Returns the entry's id.
 */
export async function keepInOrder(
  tx: Tx,
  municipalityId: number,
  authorityId: string,
  receivedAt: Date,
): Promise<string> {
  const id = newId(receivedAt)
  await tx
    .insertInto('record_entry')
    .values({
      municipality_id: municipalityId,
      id,
      authority_id: authorityId,
      state: 'kept',
      received_at: receivedAt,
      changed_at: receivedAt,
    })
    .execute()
  return id
}
