import type { z } from 'zod'
import type { receiveContact } from '#domains/contacts/contract.ts'
import type { Draft, DraftContent } from './draft-merge.ts'

/** What is to become of a question in the air, once the guide has said so. Kept in the draft as typed. */
export type Decision =
  | { kind: 'answer' }
  | { kind: 'end'; outcome: EndOutcome; referredTo: string; referredOutsideId?: string | null }
  | { kind: 'keep'; promise: { kind: 'call_back' | 'answer'; dueAt: string } | null }
  /** A question raised before is left to whoever has it. */
  | { kind: 'centre' }
  | { kind: 'hand_over'; toUnitId: string; unit: string; toStaffId: string | null; greeting: string; acceptBy: string }

/** How a question can end without an answer or a hand-over. */
export const endOutcomes = [
  'shown_how',
  'referred_outside',
  'transferred_live',
  'transferred_not_reached',
  'not_for_us',
  'abandoned',
] as const
export type EndOutcome = (typeof endOutcomes)[number]

const kinds = new Set(['answer', 'end', 'keep', 'centre', 'hand_over'])

/** Reads a decision out of a draft; null when there is none yet. Drafts hold only what this desk has written. */
export function decisionIn(question: DraftContent['questions'][number]): Decision | null {
  const held = question.decision as Decision | null | undefined
  return held && kinds.has(held.kind) && canEnd(question, held.kind) ? held : null
}

/** Whether a question can end so: one raised before can be answered, or left to whoever has it. Nothing of it is closed or moved from here. */
export function canEnd(question: DraftContent['questions'][number], kind: Decision['kind']): boolean {
  return question.existing ? kind === 'answer' || kind === 'centre' : kind !== 'centre'
}

/** What lacks before a question can be decided so: the field to go to. A question with words enough gives null. */
export function lackingFor(
  kind: Decision['kind'],
  question: DraftContent['questions'][number],
): 'asked' | 'answer' | null {
  if (question.asked.trim() === '') return 'asked'
  return kind === 'answer' && question.answer.trim() === '' ? 'answer' : null
}

/** The first question not decided yet; null when the contact can be registered. */
export function firstUndecided(content: DraftContent): DraftContent['questions'][number] | null {
  return content.questions.find((question) => decisionIn(question) === null) ?? null
}

type Registration = z.input<typeof receiveContact.input>

/** A contact in the air as it is registered. Every question must be decided. */
export function registrationOf(draft: Pick<Draft, 'draftId' | 'channel' | 'startedAt' | 'content'>): Registration {
  const { content } = draft
  return {
    draftId: draft.draftId,
    channel: draft.channel,
    startedAt: draft.startedAt,
    identity: content.identity,
    personId: content.identity === 'known' ? content.personId : null,
    claimedName: content.identity === 'claimed' ? content.claimedName : null,
    language: /^[a-z]{2,3}$/.test(content.language) ? content.language : 'sv',
    replyBy: content.replyBy,
    replyTo: content.replyTo,
    questions: content.questions.map((question) => ({
      // A question raised before has its service already.
      existingQuestionId: question.existing?.questionId ?? null,
      serviceId: question.existing ? null : question.serviceId,
      asked: question.asked,
      location: content.location,
      ...(question.existing ? {} : { askedForNamed: question.askedForNamed, gotNamed: question.gotNamed }),
      decision: decided(question),
    })),
  }
}

function decided(question: DraftContent['questions'][number]): Registration['questions'][number]['decision'] {
  const decision = decisionIn(question)
  const said = question.answer
  if (!decision) throw new Error('A question is registered before it is decided.')
  switch (decision.kind) {
    case 'answer':
      return { kind: 'answer', answer: said, articles: question.articles ?? [] }
    case 'end':
      return {
        kind: 'end',
        outcome: decision.outcome,
        referredTo: decision.referredTo,
        ...(decision.referredOutsideId ? { referredOutsideId: decision.referredOutsideId } : {}),
        words: said,
      }
    case 'keep':
      return { kind: 'keep', promise: decision.promise, said }
    case 'centre':
      return { kind: 'centre', said }
    case 'hand_over':
      return {
        kind: 'hand_over',
        toUnitId: decision.toUnitId,
        toStaffId: decision.toStaffId,
        greeting: decision.greeting,
        said,
      }
  }
}
