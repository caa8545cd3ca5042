/**
 * Replays a file of requests through the ordinary use cases, each with the clock at the moment it happened.
 *
 * The rules, where the file and a service centre differ:
 * - routed at once: the file says which queue had a request, not when it got it. The unit accepts when the request is opened.
 *   The hotline's own queues stay with the centre.
 * - own target: the file's target time is when the answer is due. Without one nothing is due, and it is on time whenever it closes.
 * - never closed: it stays open with its unit.
 * - closed before opened: it is closed at the moment it is opened; the file's time is kept in replay.boston_row.
 * - judgement left blank: it is left blank by us too, though the times would give one.
 */
import pg from 'pg'
import { loadMunicipality } from '#demo/load.ts'
import { system } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { type Database, inTransaction, sql } from '#platform/database/database.ts'
import { idOf } from '#platform/database/ids.ts'
import { execute, type Operations } from '#platform/operations/execute.ts'
import { boston, bostonMunicipality, readRows, type Request, requestOf } from './boston.ts'

/** What a replay works with. */
export type Replay = { db: Database; operations: Operations; secret: string }

export type Progress = {
  done: number
  earlier: number
  closedBeforeOpened: number
  withoutTarget: number
  open: number
}

const actor = system(boston.number)

/** Loads the municipality and makes the table that remembers which rows are replayed. Does nothing the second time. */
export async function prepareReplay(ownerUrl: string): Promise<void> {
  await loadMunicipality(ownerUrl, bostonMunicipality(), ['boston.localhost'])
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    // Apart from the product's own tables: a product without replays has none of this.
    await owner.query(`
      create schema if not exists replay;
      create table if not exists replay.boston_row (
        row_id text primary key, question_id uuid not null, closes boolean not null,
        closed_before_opened timestamptz, verdict_missing boolean not null);
      grant usage on schema replay to torget_app;
      grant select, insert on replay.boston_row to torget_app`)
  } finally {
    await owner.end()
  }
}

/**
 * Replays every row of the file that is not replayed yet. Killed at any moment and started again it continues: each step
 * carries the row's own key, so that none is done twice, and a row counts as done only after its last step.
 * @param atOnce how many rows are under way at the same time; the pool should have as many connections
 * @param told called about once a second
 */
export async function replayFile(
  replay: Replay,
  file: string,
  atOnce: number,
  told: (progress: Progress) => void,
): Promise<Progress> {
  const done = await rowsDone(replay.db)
  const progress: Progress = { done: 0, earlier: done.size, closedBeforeOpened: 0, withoutTarget: 0, open: 0 }
  const rows = readRows(file)
  const timer = setInterval(() => told(progress), 1000)
  let stopped = false
  const lane = async (): Promise<void> => {
    // The lanes share one reader: whoever is free takes the next row.
    for (let next = await rows.next(); !next.done && !stopped; next = await rows.next()) {
      if (done.has(next.value.id)) continue
      const request = requestOf(next.value)
      await replayRequest(replay, request)
      noteProgress(progress, request)
    }
  }
  const lanes = Array.from({ length: atOnce }, () =>
    lane().catch((error: unknown) => {
      stopped = true
      throw error
    }),
  )
  // Waits for all lanes before it tells of a fault, so that nothing goes on behind the caller's back.
  const ended = await Promise.allSettled(lanes)
  clearInterval(timer)
  for (const each of ended) if (each.status === 'rejected') throw each.reason
  return progress
}

function noteProgress(progress: Progress, request: Request): void {
  progress.done++
  if (request.closedBeforeOpened) progress.closedBeforeOpened++
  if (!request.target) progress.withoutTarget++
  if (!request.closed) progress.open++
}

/** The rows whose last step is taken: closed, or never to be closed. */
async function rowsDone(db: Database): Promise<Set<string>> {
  const found = await inTransaction(db, actor, (tx) =>
    sql<{ row_id: string }>`select b.row_id from replay.boston_row b
      join question q on q.municipality_id = ${boston.number} and q.id = b.question_id
      where not b.closes or q.state = 'closed'`.execute(tx),
  )
  return new Set(found.rows.map((row) => row.row_id))
}

/** One row: received, accepted by its unit, given the file's own target, answered when the file says so. */
async function replayRequest({ db, operations, secret }: Replay, request: Request): Promise<void> {
  const at = (moment: Date) => ({ db, operations, secret, clock: fixedClock(moment) })
  const key = (step: string) => ({ key: idOf(boston.code, request.rowId, step) })
  const centre = request.unit === boston.centre
  const received = (await execute(
    at(request.opened),
    actor,
    'contacts.receive-contact',
    {
      channel: request.channel,
      language: 'en',
      startedAt: request.opened.toISOString(),
      questions: [
        {
          serviceId: request.serviceId,
          asked: request.asked,
          location: request.location,
          decision: centre ? { kind: 'centre' } : { kind: 'hand_over', toUnitId: request.unitId },
        },
      ],
    },
    key('received'),
  )) as { questions: { questionId: string; handOverId: string | null }[] }
  const { questionId, handOverId } = received.questions[0]!
  if (handOverId) {
    await execute(at(request.opened), actor, 'contacts.accept-hand-over', { handOverId }, key('accepted'))
  }
  await keepTarget(db, request, questionId)
  if (request.closed) {
    const answer = `Closed by ${request.unitName}.`
    const outcome = centre ? 'answered_after_finding_out' : 'answered_by_unit'
    await execute(
      at(request.closed),
      actor,
      'contacts.answer-question',
      { questionId, answer, outcome },
      key('answered'),
    )
  }
}

/** The file's target takes the place of the times our agreements would give, and the row is remembered, in one transaction. */
async function keepTarget(db: Database, request: Request, questionId: string): Promise<void> {
  await inTransaction(db, actor, (tx) =>
    sql`with due as (
        update question set due_at = ${request.target} where municipality_id = ${boston.number} and id = ${questionId}
      )
      insert into replay.boston_row (row_id, question_id, closes, closed_before_opened, verdict_missing)
      values (${request.rowId}, ${questionId}, ${request.closed !== null}, ${request.closedBeforeOpened}, ${request.verdictMissing})
      on conflict (row_id) do nothing`.execute(tx),
  )
}
