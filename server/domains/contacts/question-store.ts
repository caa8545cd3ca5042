import type { Updateable } from 'kysely'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Question as QuestionTable } from '#platform/database/schema.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { Question } from './question.ts'
import type { EventKind } from './replies.ts'

/** The facts of a question from `q`, as text for a statement written out whole. */
export const columnsText = `q.id, q.municipality_id as "municipalityId", q.reference, q.version, q.state, q.service_id as "serviceId",
  q.authority_id as "authorityId", q.channel, q.place_id as "placeId", q.owner_unit_id as "ownerUnitId", q.owner_staff_id as "ownerStaffId",
  q.offered_unit_id as "offeredUnitId", q.secrecy_unit_id as "secrecyUnitId", q.came_back as "cameBack", q.handed_over as "handedOver",
  q.outcome, q.opened_at as "openedAt", q.due_at as "dueAt", q.closed_at as "closedAt"`
const columns = sql.raw(columnsText)

/**
 * A question the actor may see, held until the transaction ends. From here its store may write it even where the change takes it out
 * of the actor's sight (see actor_writes() in the migrations). Throws 404 for what does not exist or may not be seen or changed.
 */
export async function lockQuestion(tx: Tx, municipalityId: number, questionId: string): Promise<Question> {
  const found = await sql<Question>`select ${columns}, set_config('torget.writes', q.id::text, true)
    from question q where q.municipality_id = ${municipalityId} and q.id = ${questionId} for update of q`.execute(tx)
  const question = found.rows[0]
  if (!question) throw notFound()
  return question
}

/** A question the actor may see, or null. */
export async function findQuestion(tx: Tx, municipalityId: number, questionId: string): Promise<Question | null> {
  const found = await sql<Question>`select ${columns} from question q
    where q.municipality_id = ${municipalityId} and q.id = ${questionId}`.execute(tx)
  return found.rows[0] ?? null
}

/** Writes changes to a locked question; its version grows by one. Returns it as it is now. @param at when, for what came back */
export async function saveQuestion(tx: Tx, question: Question, change: Partial<Question>, at: Date): Promise<Question> {
  const set: Updateable<QuestionTable> = { version: question.version + 1 }
  if (change.state !== undefined) set.state = change.state
  if (change.serviceId !== undefined) set.service_id = change.serviceId
  if (change.authorityId !== undefined) set.authority_id = change.authorityId
  if (change.ownerUnitId !== undefined) set.owner_unit_id = change.ownerUnitId
  if (change.ownerStaffId !== undefined) set.owner_staff_id = change.ownerStaffId
  if (change.offeredUnitId !== undefined) set.offered_unit_id = change.offeredUnitId
  if (change.secrecyUnitId !== undefined) set.secrecy_unit_id = change.secrecyUnitId
  if (change.handedOver !== undefined) set.handed_over = change.handedOver
  if (change.outcome !== undefined) set.outcome = change.outcome
  if (change.dueAt !== undefined) set.due_at = change.dueAt
  if (change.closedAt !== undefined) set.closed_at = change.closedAt
  if (change.cameBack !== undefined) {
    set.came_back = change.cameBack
    set.came_back_at = change.cameBack ? at : null
  }
  await tx
    .updateTable('question')
    .set(set)
    .where('municipality_id', '=', question.municipalityId)
    .where('id', '=', question.id)
    .execute()
  return { ...question, ...change, version: question.version + 1 }
}

/** One thing that happened, for the timeline. Details hold ids, times and codes, never words. */
export type Happened = {
  kind: EventKind
  staffId?: string | null
  unitId?: string | null
  details?: Record<string, string | number | boolean | null>
}

/** Adds to the timeline, in the order given. */
export async function addEvents(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id'>,
  at: Date,
  happened: Happened[],
): Promise<void> {
  await tx
    .insertInto('question_event')
    .values(
      happened.map(({ kind, staffId, unitId, details }) => ({
        municipality_id: question.municipalityId,
        question_id: question.id,
        id: newId(at),
        at,
        kind,
        staff_id: staffId ?? null,
        unit_id: unitId ?? null,
        details: JSON.stringify(details ?? {}),
      })),
    )
    .execute()
}

export type MessageKind = 'answer' | 'added' | 'asked_back' | 'told_unit' | 'greeting' | 'note' | 'request'

/** Adds words to a question. They carry its secrecy. */
export async function addMessage(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id' | 'secrecyUnitId'>,
  at: Date,
  message: { kind: MessageKind; body: string; staffId: string | null; unitId: string | null },
): Promise<void> {
  await tx
    .insertInto('question_message')
    .values({
      municipality_id: question.municipalityId,
      id: newId(at),
      question_id: question.id,
      secrecy_unit_id: question.secrecyUnitId,
      kind: message.kind,
      at,
      staff_id: message.staffId,
      unit_id: message.unitId,
      body: message.body,
    })
    .execute()
}

/** An offer and what became of it. */
export type HandOver = {
  id: string
  questionId: string
  fromUnitId: string
  toUnitId: string
  toStaffId: string | null
  state: 'offered' | 'accepted' | 'returned' | 'expired' | 'taken_back'
  offeredBy: string | null
  offeredAt: Date
  acceptBy: Date
  answerBy: Date
  endedAt: Date | null
  reason: 'wrong_receiver' | 'incomplete' | 'no_time' | 'answered_already' | 'other' | null
}

const handOverColumns = sql`h.id, h.question_id as "questionId", h.from_unit_id as "fromUnitId", h.to_unit_id as "toUnitId",
  h.to_staff_id as "toStaffId", h.state, h.offered_by as "offeredBy", h.offered_at as "offeredAt", h.accept_by as "acceptBy",
  h.answer_by as "answerBy", h.ended_at as "endedAt", h.reason`

/** Writes an offer. A second one at the same time is refused by the database: 409. */
export async function insertHandOver(tx: Tx, municipalityId: number, offer: HandOver): Promise<void> {
  try {
    await tx
      .insertInto('hand_over')
      .values({
        municipality_id: municipalityId,
        id: offer.id,
        question_id: offer.questionId,
        from_unit_id: offer.fromUnitId,
        to_unit_id: offer.toUnitId,
        to_staff_id: offer.toStaffId,
        state: offer.state,
        offered_by: offer.offeredBy,
        offered_at: offer.offeredAt,
        accept_by: offer.acceptBy,
        answer_by: offer.answerBy,
      })
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'hand_over_one_offer')
      throw new Problem(409, 'question.offered')
    throw error
  }
}

/** An offer by its id, as far as the actor may see its question; 404 otherwise. */
export async function getHandOver(tx: Tx, municipalityId: number, handOverId: string): Promise<HandOver> {
  const found = await sql<HandOver>`select ${handOverColumns} from hand_over h
    where h.municipality_id = ${municipalityId} and h.id = ${handOverId}`.execute(tx)
  const offer = found.rows[0]
  if (!offer) throw notFound()
  return offer
}

/** The open offer of a locked question. Throws 409 when there is none. */
export async function openOfferOf(tx: Tx, question: Question): Promise<HandOver> {
  const found = await sql<HandOver>`select ${handOverColumns} from hand_over h
    where h.municipality_id = ${question.municipalityId} and h.question_id = ${question.id} and h.state = 'offered'`.execute(
    tx,
  )
  const offer = found.rows[0]
  if (!offer) throw new Problem(409, 'hand-over.not-offered')
  return offer
}

/** Ends an open offer. */
export async function endHandOver(
  tx: Tx,
  municipalityId: number,
  offer: HandOver,
  as: Exclude<HandOver['state'], 'offered'>,
  at: Date,
  by: string | null,
  reason: HandOver['reason'] = null,
): Promise<void> {
  await tx
    .updateTable('hand_over')
    .set({ state: as, ended_at: at, ended_by: by, reason })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', offer.id)
    .where('state', '=', 'offered')
    .execute()
}
