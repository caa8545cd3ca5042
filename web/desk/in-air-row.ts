import type { Draft } from './draft-merge.ts'

/** A contact in the air as it stands in the left column: who, and the first words. */
export type InAirRow = Pick<Draft, 'draftId' | 'channel' | 'startedAt' | 'pausedAt'> & {
  identity: Draft['content']['identity']
  name: string
  words: string
}

const MOST = 60

/** Shortens a contact in the air to its row. */
export function inAirRow(draft: Pick<Draft, 'draftId' | 'channel' | 'startedAt' | 'pausedAt' | 'content'>): InAirRow {
  const { identity, claimedName, questions } = draft.content
  return {
    draftId: draft.draftId,
    channel: draft.channel,
    startedAt: draft.startedAt,
    pausedAt: draft.pausedAt,
    identity,
    name: claimedName.trim().slice(0, MOST),
    words: firstWords(questions.map(({ asked }) => asked).find((asked) => asked.trim() !== '') ?? ''),
  }
}

function firstWords(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length <= MOST ? line : `${line.slice(0, MOST).replace(/\s\S*$/, '')} …`
}
