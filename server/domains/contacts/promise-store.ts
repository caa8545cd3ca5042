import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { Question } from './question.ts'

/** "I will call you back before Thursday 15." */
export type Promised = {
  id: string
  questionId: string
  kind: 'call_back' | 'answer'
  dueAt: Date
  madeBy: string
  state: 'open' | 'kept' | 'broken' | 'withdrawn'
}

/** Stores a promise. Returns its id. */
export async function insertPromise(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id'>,
  promise: { kind: Promised['kind']; dueAt: Date; madeBy: string },
  at: Date,
): Promise<string> {
  const id = newId(at)
  await tx
    .insertInto('promise')
    .values({
      municipality_id: question.municipalityId,
      id,
      question_id: question.id,
      kind: promise.kind,
      due_at: promise.dueAt,
      made_by: promise.madeBy,
      made_at: at,
    })
    .execute()
  return id
}

/** A promise the actor may see; 404 otherwise. */
export async function getPromise(tx: Tx, municipalityId: number, promiseId: string): Promise<Promised> {
  const row = await tx
    .selectFrom('promise')
    .select(['id', 'question_id', 'kind', 'due_at', 'made_by', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', promiseId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return {
    id: row.id,
    questionId: row.question_id,
    kind: row.kind as Promised['kind'],
    dueAt: row.due_at,
    madeBy: row.made_by,
    state: row.state as Promised['state'],
  }
}

/**
 * Ends a promise. One that was broken stays broken in the statistics only if it is never kept.
 * @returns false when somebody else had ended it first, and it stays as they said
 */
export async function setPromise(
  tx: Tx,
  municipalityId: number,
  promiseId: string,
  state: 'kept' | 'withdrawn' | 'broken',
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('promise')
    .set(state === 'broken' ? { state, escalated_at: at } : { state, ended_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', promiseId)
    .where('state', 'in', state === 'broken' ? ['open'] : ['open', 'broken'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

/** An answer keeps every open promise; reaching the citizen by phone keeps those to call back. Returns how many were kept. */
export async function keepCallBackPromise(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id'>,
  at: Date,
  by: 'answer' | 'reached',
): Promise<number> {
  const result = await tx
    .updateTable('promise')
    .set({ state: 'kept', ended_at: at })
    .where('municipality_id', '=', question.municipalityId)
    .where('question_id', '=', question.id)
    .where('state', 'in', ['open', 'broken'])
    .where('kind', 'in', by === 'answer' ? ['answer', 'call_back'] : ['call_back'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Notes that whoever made a promise has been reminded of it. */
export async function markReminded(tx: Tx, municipalityId: number, promiseId: string, at: Date): Promise<void> {
  await tx
    .updateTable('promise')
    .set({ reminded_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', promiseId)
    .execute()
}
