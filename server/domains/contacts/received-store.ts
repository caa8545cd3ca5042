import { ahead, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Channel } from './fields.ts'
import type { Question } from './question.ts'
import type { Happened, MessageKind } from './question-store.ts'

/** One encounter, as it is stored. */
export type ContactRow = {
  id: string
  recordId: string
  channel: Channel
  direction: 'in' | 'out'
  placeId: string | null
  identity: 'anonymous' | 'claimed' | 'known'
  personId: string | null
  claimedName: string | null
  replyBy: string | null
  replyTo: string | null
  language: string
  startedAt: Date
  endedAt: Date
  registeredAt: Date
  registeredBy: string | null
}

/** A question as it is first stored, with its words, its first messages and the beginning of its timeline. */
export type NewQuestion = {
  question: Question
  codeHash: string
  heading: string
  asked: string
  location: string | null
  referredTo: string | null
  referredOutsideId: string | null
  askedForNamed: boolean | null
  gotNamed: boolean | null
  messages: { kind: MessageKind; body: string; staffId: string | null; unitId: string | null }[]
  events: Happened[]
}

/**
 * Stores a contact with its first question in one statement, or a further question of it, sent ahead: registering is what the centre
 * does all day long, and each journey counts. A reference that was taken is drawn anew by execute().
 */
export async function insertReceived(
  tx: Tx,
  municipalityId: number,
  contact: ContactRow | null,
  contactId: string,
  fresh: NewQuestion,
  at: Date,
): Promise<void> {
  const q = fresh.question
  const withContact = contact
    ? sql`contact_row as (insert into contact (municipality_id, id, record_id, channel, direction, place_id, identity, person_id, claimed_name, reply_by,
        reply_to, language, started_at, ended_at, registered_at, registered_by)
      values (${municipalityId}, ${contact.id}, ${contact.recordId}, ${contact.channel}, ${contact.direction}, ${contact.placeId}, ${contact.identity},
        ${contact.personId}, ${contact.claimedName}, ${contact.replyBy}, ${contact.replyTo}, ${contact.language}, ${contact.startedAt}, ${contact.endedAt},
        ${contact.registeredAt}, ${contact.registeredBy})),`
    : sql``
  const withMessages =
    fresh.messages.length > 0
      ? sql`messages as (insert into question_message (municipality_id, id, question_id, secrecy_unit_id, kind, at, staff_id, unit_id, body)
          values ${sql.join(
            fresh.messages.map(
              (message) =>
                sql`(${municipalityId}::int, ${newId(at)}::uuid, ${q.id}::uuid, ${q.secrecyUnitId}::uuid, ${message.kind}, ${at}::timestamptz, ${message.staffId}::uuid, ${message.unitId}::uuid, ${message.body})`,
            ),
          )}),`
      : sql``
  await sql`${ahead}with ${withContact} ${withMessages}
      question_row as (insert into question (municipality_id, id, reference, code_hash, service_id, authority_id, channel, place_id, state,
          owner_unit_id, owner_staff_id, offered_unit_id, secrecy_unit_id, outcome, handed_over, asked_for_named, got_named, referred_to,
          referred_outside_id, opened_at, due_at, closed_at)
        values (${municipalityId}, ${q.id}, ${q.reference}, ${fresh.codeHash}, ${q.serviceId}, ${q.authorityId}, ${q.channel}, ${q.placeId}, ${q.state},
          ${q.ownerUnitId}, ${q.ownerStaffId}, ${q.offeredUnitId}, ${q.secrecyUnitId}, ${q.outcome}, ${q.handedOver}, ${fresh.askedForNamed},
          ${fresh.gotNamed}, ${fresh.referredTo}, ${fresh.referredOutsideId}, ${q.openedAt}, ${q.dueAt}, ${q.closedAt})),
      content as (insert into question_content (municipality_id, question_id, secrecy_unit_id, heading, asked, location)
        values (${municipalityId}, ${q.id}, ${q.secrecyUnitId}, ${fresh.heading}, ${fresh.asked}, ${fresh.location})),
      events as (insert into question_event (municipality_id, question_id, id, at, kind, staff_id, unit_id, details)
        values ${sql.join(
          fresh.events.map(
            (event) =>
              sql`(${municipalityId}::int, ${q.id}::uuid, ${newId(at)}::uuid, ${at}::timestamptz, ${event.kind}, ${event.staffId ?? null}::uuid, ${event.unitId ?? null}::uuid, ${JSON.stringify(event.details ?? {})}::jsonb)`,
          ),
        )})
      insert into contact_question (municipality_id, contact_id, question_id, raised_first) values (${municipalityId}, ${contactId}, ${q.id}, true)`.execute(
    tx,
  )
}

/** Stores a contact that only raises earlier questions again. */
export async function insertContact(tx: Tx, municipalityId: number, contact: ContactRow): Promise<void> {
  await tx
    .insertInto('contact')
    .values({
      municipality_id: municipalityId,
      id: contact.id,
      record_id: contact.recordId,
      channel: contact.channel,
      direction: contact.direction,
      place_id: contact.placeId,
      identity: contact.identity,
      person_id: contact.personId,
      claimed_name: contact.claimedName,
      reply_by: contact.replyBy,
      reply_to: contact.replyTo,
      language: contact.language,
      started_at: contact.startedAt,
      ended_at: contact.endedAt,
      registered_at: contact.registeredAt,
      registered_by: contact.registeredBy,
    })
    .execute()
}

/** Links a contact to a question raised earlier: contacts per solved matter is counted by this. */
export async function linkContact(
  tx: Tx,
  municipalityId: number,
  contactId: string,
  questionId: string,
): Promise<void> {
  await tx
    .insertInto('contact_question')
    .values({ municipality_id: municipalityId, contact_id: contactId, question_id: questionId, raised_first: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The record of the contact that raised a question and no other; null when it raised several, whose authorities may differ. */
export async function recordOfOnly(tx: Tx, question: Pick<Question, 'municipalityId' | 'id'>): Promise<string | null> {
  const found = await sql<{ recordId: string }>`select k.record_id as "recordId" from contact_question x
    join contact k on k.municipality_id = x.municipality_id and k.id = x.contact_id
    where x.municipality_id = ${question.municipalityId} and x.question_id = ${question.id} and x.raised_first
      and not exists (select from contact_question o where o.municipality_id = x.municipality_id and o.contact_id = x.contact_id
        and o.question_id <> x.question_id)`.execute(tx)
  return found.rows[0]?.recordId ?? null
}
