import { personShown } from '#domains/people/index.ts'
import type { Asking } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import { isOneAddress } from '#platform/messages/recipient.ts'

/** Where the citizen wants the answer, as they last said. */
export type ReplyAddress = {
  replyBy: 'email' | 'sms' | 'phone' | 'letter'
  address: string
  language: string
  reference: string
  secret: boolean
}

/**
 * Where an answer may be sent; null when the citizen reads it here, or when the person's identity is protected.
 * @param contactId the contact in which it was given; without one, what was said when the question was first asked holds
 */
export async function replyAddressOf(
  { tx, actor }: Asking,
  questionId: string,
  contactId: string | null = null,
): Promise<ReplyAddress | null> {
  const where = contactId ? sql`x.contact_id = ${contactId}` : sql`x.raised_first`
  const found = await sql<{
    replyBy: ReplyAddress['replyBy'] | 'follow' | null
    replyTo: string | null
    language: string
    personId: string | null
    reference: string
    secret: boolean
  }>`
    select k.reply_by as "replyBy", k.reply_to as "replyTo", k.language, k.person_id as "personId", q.reference, q.secrecy_unit_id is not null as secret
    from contact_question x join contact k on k.municipality_id = x.municipality_id and k.id = x.contact_id
    join question q on q.municipality_id = x.municipality_id and q.id = x.question_id
    where x.municipality_id = ${actor.municipalityId} and x.question_id = ${questionId} and ${where}`.execute(tx)
  const row = found.rows[0]
  if (!row || row.replyBy === null || row.replyBy === 'follow') return null
  const person = row.personId ? await personShown({ tx, actor }, row.personId) : null
  if (person?.protected) return null
  const address = row.replyTo ?? (row.replyBy === 'email' ? person?.email : person?.phone)
  // What the register has may be no address at all: that must not keep anybody from answering.
  if (row.replyBy === 'email' && address && !isOneAddress(address)) return null
  return address
    ? { replyBy: row.replyBy, address, language: row.language, reference: row.reference, secret: row.secret }
    : null
}
