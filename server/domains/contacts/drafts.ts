import type { z } from 'zod'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type * as contract from './contract.ts'
import { type Draft, draftsOf, insertDraft, removeDraft, setDraftPaused, updateDraft } from './draft-store.ts'

/** A guide's id; nobody else has contacts in the air. */
function guide(context: Context): { municipalityId: number; staffId: string } {
  if (context.actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  return context.actor
}

function show(draft: Draft) {
  return {
    draftId: draft.id,
    channel: draft.channel,
    startedAt: draft.startedAt.toISOString(),
    pausedAt: draft.pausedAt?.toISOString() ?? null,
    savedAt: draft.savedAt.toISOString(),
    version: draft.version,
    content: draft.content,
  }
}

/** Opens a contact in the air: kept on the server from its first moment, so that a closed lid loses nothing. */
export async function openDraft(context: Context, input: z.output<typeof contract.openDraft.input>) {
  const { municipalityId, staffId } = guide(context)
  const at = context.clock.now()
  const draft: Draft = {
    id: newId(at),
    channel: input.channel,
    placeId: input.placeId ?? null,
    startedAt: at,
    pausedAt: null,
    savedAt: at,
    version: 1,
    content: {
      identity: 'anonymous',
      personId: null,
      claimedName: '',
      language: 'sv',
      location: '',
      replyBy: null,
      replyTo: '',
      questions: [{ key: newId(at), serviceId: null, asked: '', answer: '', decision: null }],
    },
  }
  await insertDraft(context.tx, municipalityId, staffId, draft)
  context.announce(`staff:${staffId}`)
  return show(draft)
}

/** Saves what has been typed so far, also when it is unfinished. */
export async function saveDraft(context: Context, input: z.output<typeof contract.saveDraft.input>) {
  const { municipalityId, staffId } = guide(context)
  const at = context.clock.now()
  const version = await updateDraft(
    context.tx,
    municipalityId,
    staffId,
    input.draftId,
    input.version,
    input.content,
    input.channel ?? null,
    at,
  )
  return { version, savedAt: at.toISOString() }
}

/** Puts a contact aside, or takes it up again. */
export async function pauseDraft(context: Context, input: z.output<typeof contract.pauseDraft.input>) {
  const { municipalityId, staffId } = guide(context)
  await setDraftPaused(context.tx, municipalityId, staffId, input.draftId, input.paused ? context.clock.now() : null)
  context.announce(`staff:${staffId}`)
  return { draftId: input.draftId }
}

/** Throws away a contact that was opened by mistake. */
export async function dropDraft(context: Context, input: z.output<typeof contract.dropDraft.input>) {
  const { municipalityId, staffId } = guide(context)
  await removeDraft(context.tx, municipalityId, staffId, input.draftId)
  context.announce(`staff:${staffId}`)
  return { draftId: input.draftId }
}

/** The contacts in the air of the one who asks. */
export async function listDrafts(context: Context) {
  const { municipalityId, staffId } = guide(context)
  return { drafts: (await draftsOf(context.tx, municipalityId, staffId)).map(show) }
}
