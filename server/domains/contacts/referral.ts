import { outsideName } from '#domains/directory/index.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { Question } from './question.ts'

/** To whom outside the municipality somebody was referred: the name as it was then, and the helper's entry where there is one. */
export type Referral = { to: string | null; outsideId: string | null }

/**
 * The referral of a question that ends. The name is kept beside the entry: an entry may change or end, what was said may not.
 * @param at the pointer to where the fields stand in the input: '' or '/questions/0/decision'
 * @throws Problem 422 when somebody was referred outside and it is not said to whom, or to an entry that does not exist
 */
export async function referralOf(
  context: Context,
  asked: { outcome: string; referredTo: string | null; referredOutsideId?: string | null | undefined },
  at = '',
): Promise<Referral> {
  const refused = (field: string, code: string) =>
    new Problem(422, code, {}, [{ pointer: `${at}/${field}`, code, detail: code }])
  if (asked.referredOutsideId) {
    const name = await outsideName(context, asked.referredOutsideId)
    if (name === null) throw refused('referredOutsideId', 'referred-to.gone')
    return { to: asked.referredTo ?? name, outsideId: asked.referredOutsideId }
  }
  if (asked.outcome === 'referred_outside' && !asked.referredTo) throw refused('referredTo', 'referred-to.missing')
  return { to: asked.referredTo, outsideId: null }
}

/** Stores to whom outside the municipality somebody was referred. */
export async function noteReferral(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id'>,
  referral: Referral,
): Promise<void> {
  await tx
    .updateTable('question')
    .set({ referred_to: referral.to, referred_outside_id: referral.outsideId })
    .where('municipality_id', '=', question.municipalityId)
    .where('id', '=', question.id)
    .execute()
}
