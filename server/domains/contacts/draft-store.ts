import { sql, type Tx } from '#platform/database/database.ts'
import { Problem } from '#platform/operations/problem.ts'
import { storableJson } from '#platform/text/storable-json.ts'
import type { Channel } from './fields.ts'
import type { DraftContent } from './replies.ts'

/** A contact in the air. */
export type Draft = {
  id: string
  channel: Channel
  placeId: string | null
  startedAt: Date
  pausedAt: Date | null
  savedAt: Date
  version: number
  content: DraftContent
}

const columns = sql`id, channel, place_id as "placeId", started_at as "startedAt", paused_at as "pausedAt", saved_at as "savedAt", version, content`

/** More contacts in the air than anybody can hold: a runaway client. */
export const MOST_DRAFTS = 40

/** Stores a new draft. Throws 429 when somebody has more in the air than anybody can hold. */
export async function insertDraft(tx: Tx, municipalityId: number, staffId: string, draft: Draft): Promise<void> {
  const held = await sql<{ n: number }>`select count(*)::int as n from contact_draft
    where municipality_id = ${municipalityId} and staff_id = ${staffId}`.execute(tx)
  if (held.rows[0]!.n >= MOST_DRAFTS) throw new Problem(429, 'too-many')
  await sql`insert into contact_draft (municipality_id, id, staff_id, channel, place_id, started_at, content, version, saved_at)
    values (${municipalityId}, ${draft.id}, ${staffId}, ${draft.channel}, ${draft.placeId}, ${draft.startedAt}, ${storableJson(draft.content)}::jsonb, 1,
    ${draft.savedAt})`.execute(tx)
}

/** The drafts of a person, oldest first: the list never reorders under the hand. */
export async function draftsOf(tx: Tx, municipalityId: number, staffId: string): Promise<Draft[]> {
  const found =
    await sql<Draft>`select ${columns} from contact_draft where municipality_id = ${municipalityId} and staff_id = ${staffId}
    order by started_at, id limit ${MOST_DRAFTS}`.execute(tx)
  return found.rows
}

/** Saves what has been typed. Throws 409 when a newer version was saved elsewhere, or when it is gone. */
export async function updateDraft(
  tx: Tx,
  municipalityId: number,
  staffId: string,
  draftId: string,
  readVersion: number,
  content: DraftContent,
  channel: Channel | null,
  at: Date,
): Promise<number> {
  const saved = await sql<{
    version: number
  }>`update contact_draft set content = ${storableJson(content)}::jsonb, version = version + 1, saved_at = ${at},
      channel = coalesce(${channel}, channel)
    where municipality_id = ${municipalityId} and id = ${draftId} and staff_id = ${staffId} and version = ${readVersion} returning version`.execute(
    tx,
  )
  const row = saved.rows[0]
  if (row) return row.version
  const there =
    await sql`select from contact_draft where municipality_id = ${municipalityId} and id = ${draftId} and staff_id = ${staffId}`.execute(
      tx,
    )
  throw new Problem(409, there.rows.length > 0 ? 'draft.newer' : 'draft.gone')
}

/** Puts a draft aside at a time, or takes it up again with null. */
export async function setDraftPaused(
  tx: Tx,
  municipalityId: number,
  staffId: string,
  draftId: string,
  at: Date | null,
): Promise<void> {
  await sql`update contact_draft set paused_at = ${at} where municipality_id = ${municipalityId} and id = ${draftId} and staff_id = ${staffId}`.execute(
    tx,
  )
}

/** Removes a draft. Gives when it was begun; null when it was already gone, or is somebody else's. */
export async function removeDraft(
  tx: Tx,
  municipalityId: number,
  staffId: string,
  draftId: string,
): Promise<Date | null> {
  const removed = await sql<{
    startedAt: Date
  }>`delete from contact_draft where municipality_id = ${municipalityId} and id = ${draftId} and staff_id = ${staffId}
    returning started_at as "startedAt"`.execute(tx)
  return removed.rows[0]?.startedAt ?? null
}
