import { sql, type Tx } from '#platform/database/database.ts'
import type { MessageFile, OutgoingMessage } from './carrier.ts'

/** A message this process has promised to try now. `attempt` is its fence: only the attempt that was made may say how it went. */
export type ClaimedMessage = OutgoingMessage & { attempt: number }

/** How an attempt is written down. */
export type Ending =
  | { state: 'sent' }
  | { state: 'waiting'; reason: string; nextAttemptAt: Date }
  | { state: 'refused'; reason: string }
  | { state: 'uncertain'; reason: string }

type ClaimedRow = {
  id: string
  intent: string
  recipient: string
  subject: string
  body: string
  language: string
  created_at: Date
  attempts: number
  attachments: MessageFile[]
  sender_name: string
}

/**
 * Marks the message that has waited longest 'sending' and gives it out. Two that ask at once get different ones.
 * The caller commits before anything is said to a carrier.
 * @returns null when nothing is due
 */
export async function claimNext(tx: Tx, municipalityId: number, at: Date): Promise<ClaimedMessage | null> {
  const claimed = await sql<ClaimedRow>`
    update outbound_message set state = 'sending', attempts = attempts + 1, attempt_started_at = ${at}
    where municipality_id = ${municipalityId} and id = (
      select id from outbound_message
      where municipality_id = ${municipalityId} and state = 'waiting' and next_attempt_at <= ${at}
      order by next_attempt_at limit 1 for update skip locked)
    returning id, intent, recipient, subject, body, language, created_at, attempts, attachments,
      (select name from municipality where municipality.id = ${municipalityId}) as sender_name`.execute(tx)
  const row = claimed.rows[0]
  if (!row) return null
  const { id, intent, recipient, subject, body, language } = row
  return {
    municipalityId,
    id,
    intent,
    senderName: row.sender_name,
    recipient,
    subject,
    body,
    language,
    writtenAt: row.created_at,
    attempt: row.attempts,
    attachments: row.attachments,
  }
}

/**
 * Writes down how an attempt went. An attempt that took so long that it was already called uncertain may still say that it was
 * accepted or refused, since that is then known; it may not put the message back among the waiting, since a person may have acted.
 * @returns false when the row had moved on
 */
export async function recordEnding(tx: Tx, message: ClaimedMessage, ending: Ending, at: Date): Promise<boolean> {
  const from = ending.state === 'sent' || ending.state === 'refused' ? ['sending', 'uncertain'] : ['sending']
  const recorded = await sql`
    update outbound_message set state = ${ending.state},
      sent_at = ${ending.state === 'sent' ? at : null},
      last_error = ${ending.state === 'sent' ? null : ending.reason},
      next_attempt_at = ${ending.state === 'waiting' ? ending.nextAttemptAt : sql`next_attempt_at`}
    where municipality_id = ${message.municipalityId} and id = ${message.id} and attempts = ${message.attempt}
      and state = any(${from})`.execute(tx)
  return (recorded.numAffectedRows ?? 0n) > 0n
}

/**
 * Calls attempts uncertain that began before `before` and of which nothing more was heard: the process died between its promise
 * and its mark, and nobody can know whether the carrier had taken the message.
 * @returns how many
 */
export async function callUncertain(tx: Tx, municipalityId: number, before: Date): Promise<number> {
  const called = await sql`
    update outbound_message set state = 'uncertain', last_error = 'worker-lost'
    where municipality_id = ${municipalityId} and state = 'sending' and attempt_started_at < ${before}`.execute(tx)
  return Number(called.numAffectedRows ?? 0n)
}
