import { setTimeout as pause } from 'node:timers/promises'
import { system } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import { type Database, inTransaction } from '#platform/database/database.ts'
import { faultFacts, type Log } from '#platform/log/fault-facts.ts'
import type { MessageCarrier, Outcome } from './carrier.ts'
import { callUncertain, claimNext, type ClaimedMessage, type Ending, recordEnding } from './outbound-ledger.ts'
import { nextAttemptAt, OLDEST_MILLISECONDS } from './retry-delay.ts'

/**
 * An attempt of which nothing was heard for so long is uncertain. Longer than the carrier ever takes (smtp-carrier.ts adds up
 * to about ten minutes), so that a slow attempt is not called lost while it runs.
 */
const LOST_AFTER_MILLISECONDS = 15 * 60 * 1000
/** Waits between tries to write down an ending when the database does not take it. */
const RECORDING_PAUSES = [100, 500, 1000, 2000, 5000, 10_000]

export type Delivery = {
  db: Database
  municipalityIds: readonly number[]
  carrier: MessageCarrier
  clock: Clock
  log: Log
  /** Set to stop after the messages under way. */
  signal?: AbortSignal
  /** How many are sent at the same time. Also the most that a killed process can leave uncertain. */
  lanes?: number
}

/** How many messages ended how. `waiting`: will be tried again. */
export type Delivered = { sent: number; waiting: number; refused: number; uncertain: number }

/**
 * Sends what is due in the ledger and returns when nothing more is, or when the carrier is away.
 *
 * What is guaranteed, with any number of processes and any one of them killed at any moment:
 * - **Never twice.** A row is marked 'sending', and the mark committed, before the carrier is spoken to. Only 'waiting' rows are ever
 *   claimed, and a row comes back to 'waiting' only from an attempt that is certain that the carrier did not take the message.
 * - **Never lost silently.** Every message ends as 'sent' (the carrier took it), 'refused' (it did not and will not) or 'uncertain'.
 *
 * 'uncertain' is the moment nobody can see into: the carrier was being spoken to when the connection or the process ended, and it
 * may have taken the message just then. SMTP has no way to ask. Such a row is never sent again by itself; a person decides, and a
 * duty of law is then best sent on paper. A killed process leaves at most `lanes` of them, a lost connection at most one.
 *
 * A municipality with much to send does not keep the others waiting: lanes go round.
 */
export async function deliverWaiting(delivery: Delivery): Promise<Delivered> {
  const { db, municipalityIds, clock, log, lanes = 4 } = delivery
  const delivered: Delivered = { sent: 0, waiting: 0, refused: 0, uncertain: 0 }
  for (const municipalityId of municipalityIds) {
    if (delivery.signal?.aborted) return delivered
    const before = new Date(clock.now().getTime() - LOST_AFTER_MILLISECONDS)
    const lost = await inTransaction(db, system(municipalityId), (tx) => callUncertain(tx, municipalityId, before))
    if (lost > 0) log.error({ municipalityId, lost }, 'messages are uncertain after a lost worker')
    delivered.uncertain += lost
  }
  const round: Round = { active: [...municipalityIds], turn: 0, away: false }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, () => runLane(delivery, round, delivered)))
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return delivered
}

/** What the lanes share: whose messages are still to look for, whose turn it is, and whether the carrier is away. */
type Round = { active: number[]; turn: number; away: boolean }

async function runLane(delivery: Delivery, round: Round, delivered: Delivered): Promise<void> {
  const { db, clock } = delivery
  while (round.active.length > 0 && !round.away && !delivery.signal?.aborted) {
    const municipalityId = round.active[round.turn++ % round.active.length]!
    const claimed = await inTransaction(db, system(municipalityId), (tx) => claimNext(tx, municipalityId, clock.now()))
    if (claimed) delivered[await attempt(delivery, round, claimed)] += 1
    else round.active = round.active.filter((id) => id !== municipalityId)
  }
}

/** One claimed message: carrier, then the ledger. Comes here only when the claim is committed. */
async function attempt(delivery: Delivery, round: Round, message: ClaimedMessage): Promise<Ending['state']> {
  const { carrier, clock, log } = delivery
  const outcome = await carrier.send(message).catch((fault: unknown): Outcome => {
    // The carrier broke in a way it does not know itself: nobody can say how far it had come.
    log.error({ message: message.id, fault: faultFacts(fault) }, 'the carrier of messages has a fault')
    return { outcome: 'unknown', reason: 'carrier-fault' }
  })
  const now = clock.now()
  const ending = endingOf(outcome, message, now)
  if (outcome.outcome === 'try-again' && outcome.away) round.away = true
  if (ending.state !== 'sent') {
    log.warn(
      { message: message.id, state: ending.state, reason: ending.reason, attempt: message.attempt },
      'a message was not sent',
    )
  }
  await record(delivery, message, ending, now)
  return ending.state
}

function endingOf(outcome: Outcome, message: ClaimedMessage, now: Date): Ending {
  switch (outcome.outcome) {
    case 'accepted':
      return { state: 'sent' }
    case 'unknown':
      return { state: 'uncertain', reason: outcome.reason }
    case 'refused':
      return { state: 'refused', reason: outcome.reason }
    case 'try-again':
      return now.getTime() - message.writtenAt.getTime() >= OLDEST_MILLISECONDS
        ? { state: 'refused', reason: `too-old:${outcome.reason}` }
        : {
            state: 'waiting',
            reason: outcome.reason,
            nextAttemptAt: nextAttemptAt(message.attempt, now, Math.random()),
          }
  }
}

/** Writes the ending down, patiently: what the carrier said is known only here. If it cannot be written the row becomes uncertain by itself. */
async function record({ db, log }: Delivery, message: ClaimedMessage, ending: Ending, at: Date): Promise<void> {
  for (const wait of [...RECORDING_PAUSES, null]) {
    try {
      const recorded = await inTransaction(db, system(message.municipalityId), (tx) =>
        recordEnding(tx, message, ending, at),
      )
      if (!recorded)
        log.error({ message: message.id, state: ending.state }, 'a message had moved on before its ending was written')
      return
    } catch (error) {
      if (wait === null) throw error
      await pause(wait)
    }
  }
}
