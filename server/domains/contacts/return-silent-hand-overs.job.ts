import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { moveQuestion } from './move-question.ts'
import { endedOffer } from './offer.ts'
import { endHandOver, lockQuestion, openOfferOf } from './question-store.ts'

/** At most this many at a time, so that one transaction stays short. */
const AT_ONCE = 50

/**
 * Brings back offers nobody accepted within the agreement's time. Silence returns a question, visibly: it never lies between two
 * who each thought the other had it. Returns how many came back; the job runs again until none is left.
 */
export async function returnSilentHandOvers(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const silent = await sql<{ questionId: string }>`select question_id as "questionId" from hand_over
    where municipality_id = ${actor.municipalityId} and state = 'offered' and accept_by < ${at}
    order by accept_by limit ${AT_ONCE}`.execute(tx)
  let returned = 0
  for (const { questionId } of silent.rows) {
    const question = await lockQuestion(tx, actor.municipalityId, questionId)
    // check: somebody may have accepted it in the meantime
    if (!question.offeredUnitId) continue
    // apply
    const offer = await openOfferOf(tx, question)
    if (offer.acceptBy >= at) continue
    // save
    await endHandOver(tx, actor.municipalityId, offer, 'expired', at, null)
    await moveQuestion(context, question, {
      change: { ...(await endedOffer(context, question)), cameBack: 'expired' },
      events: [{ kind: 'expired', unitId: offer.toUnitId }],
      steps: [{ step: 'expired', byUnitId: offer.toUnitId }],
    })
    returned++
  }
  // reply
  return returned
}
