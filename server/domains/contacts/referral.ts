import type { Tx } from '#platform/database/database.ts'
import type { Question } from './question.ts'

/** Stores to whom outside the municipality somebody was referred. */
export async function noteReferral(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id'>,
  to: string,
): Promise<void> {
  await tx
    .updateTable('question')
    .set({ referred_to: to })
    .where('municipality_id', '=', question.municipalityId)
    .where('id', '=', question.id)
    .execute()
}
