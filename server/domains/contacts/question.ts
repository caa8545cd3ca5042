import type { Actor } from '#platform/access/actor.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { Channel, Outcome } from './fields.ts'

/** A question's facts: where it is and who answers for it. Its words are apart (question_content). */
export type Question = {
  id: string
  municipalityId: number
  reference: string
  version: number
  state: 'open' | 'closed'
  serviceId: string | null
  authorityId: string
  channel: Channel
  placeId: string | null
  /** The unit that owns it: exactly one, always. */
  ownerUnitId: string
  /** In that unit the person who has it, if anybody has taken it. */
  ownerStaffId: string | null
  /** To whom it is offered right now. Until they accept, the owner owns. */
  offeredUnitId: string | null
  secrecyUnitId: string | null
  cameBack: 'returned' | 'expired' | 'asked_back' | 'added' | null
  handedOver: boolean
  outcome: Outcome | null
  openedAt: Date
  dueAt: Date | null
  closedAt: Date | null
}

/** What can be done with a question. */
export type Action =
  | 'answer'
  | 'keep'
  | 'leave'
  | 'hand_over'
  | 'take_back'
  | 'accept'
  | 'return'
  | 'ask_back'
  | 'tell_unit'
  | 'pass_on'
  | 'note'
  | 'promise'
  | 'attempt'
  | 'close'

/** On which side of a question somebody stands. Sides are looked up, not chosen. */
type Sides = {
  /** Member of the owning unit, or of the centre's people when the centre owns. */
  holds: boolean
  /** Member of the unit it is offered to. */
  isOffered: boolean
  /** Works across the question's authority: the centre's eyes on what it handed over. */
  follows: boolean
  /** Has it in person. */
  hasIt: boolean
}

type Rule = { needs: string; when: (question: Question, sides: Sides, centreId: string) => boolean }

/**
 * The whole law of moving a question, as data: which permission an action needs, and from which state and side it may be done.
 * What is not allowed here happens nowhere.
 */
const rules: Record<Action, Rule> = {
  answer: { needs: 'question.answer', when: (q, s) => q.state === 'open' && (s.holds || s.isOffered) },
  close: { needs: 'question.answer', when: (q, s) => q.state === 'open' && s.holds && !q.offeredUnitId },
  keep: { needs: 'question.keep', when: (q, s) => q.state === 'open' && s.holds && !q.offeredUnitId && !s.hasIt },
  leave: {
    needs: 'question.keep',
    // Another unit's secret is seen here only by the person who has it: left, it would lie unseen.
    when: (q, s) =>
      q.state === 'open' &&
      s.holds &&
      !q.offeredUnitId &&
      q.ownerStaffId !== null &&
      (q.secrecyUnitId === null || q.secrecyUnitId === q.ownerUnitId),
  },
  hand_over: { needs: 'question.hand-over', when: (q, s) => q.state === 'open' && s.holds && !q.offeredUnitId },
  take_back: { needs: 'question.hand-over', when: (q, s) => q.state === 'open' && s.holds && q.offeredUnitId !== null },
  accept: { needs: 'hand-over.receive', when: (q, s) => q.state === 'open' && s.isOffered },
  return: { needs: 'hand-over.receive', when: (q, s) => q.state === 'open' && s.isOffered },
  ask_back: {
    needs: 'hand-over.receive',
    when: (q, s, centre) => q.state === 'open' && (s.isOffered || (s.holds && q.ownerUnitId !== centre)),
  },
  tell_unit: {
    needs: 'question.note',
    when: (q, s, centre) =>
      q.state === 'open' && (s.follows || s.holds) && (q.ownerUnitId !== centre || q.offeredUnitId !== null),
  },
  pass_on: { needs: 'hand-over.receive', when: (q, s) => q.state === 'open' && s.holds && !q.offeredUnitId },
  note: { needs: 'question.note', when: (_, s) => s.holds || s.isOffered || s.follows },
  promise: { needs: 'promise.make', when: (q, s) => q.state === 'open' && s.holds },
  attempt: { needs: 'promise.make', when: (q, s) => q.state === 'open' && s.holds },
}

export const actions = Object.keys(rules) as Action[]

function sidesOf(question: Question, actor: Actor, centreId: string): Sides {
  if (actor.kind === 'system')
    return { holds: true, isOffered: question.offeredUnitId !== null, follows: true, hasIt: false }
  if (actor.kind !== 'staff') return { holds: false, isOffered: false, follows: false, hasIt: false }
  const follows = actor.authorities.includes(question.authorityId)
  return {
    holds:
      question.ownerStaffId === actor.staffId ||
      actor.units.includes(question.ownerUnitId) ||
      (question.ownerUnitId === centreId && follows),
    isOffered: question.offeredUnitId !== null && actor.units.includes(question.offeredUnitId),
    follows,
    hasIt: question.ownerStaffId === actor.staffId,
  }
}

/** Whether the actor may do this with the question as it stands. */
export function may(action: Action, question: Question, actor: Actor, centreId: string): boolean {
  const rule = rules[action]
  return actor.permissions.has(rule.needs) && rule.when(question, sidesOf(question, actor, centreId), centreId)
}

/**
 * Throws when the actor may not: 403 when their role never may, 409 when the question has moved on so that it cannot be done any more.
 */
export function mustBeAbleTo(action: Action, question: Question, actor: Actor, centreId: string): void {
  if (may(action, question, actor, centreId)) return
  if (!actor.permissions.has(rules[action].needs)) throw new Problem(403, 'not-allowed')
  if (question.state === 'closed') throw new Problem(409, 'question.closed')
  if (action === 'accept' || action === 'return') throw new Problem(409, 'hand-over.not-offered')
  if (question.offeredUnitId) throw new Problem(409, 'question.offered')
  if (action === 'leave' && question.secrecyUnitId !== null && question.ownerStaffId !== null)
    throw new Problem(409, 'leave.secret')
  throw new Problem(409, 'question.not-yours')
}

/** Refuses a change made on an older reading. Nothing is overwritten that the writer has not seen. */
export function mustBeCurrent(question: Question, read: number | null | undefined): void {
  if (read != null && read !== question.version) throw new Problem(409, 'changed-meanwhile')
}

/**
 * Who hears that a question changed: its unit, the one it is offered to, those who follow its authority, and its person.
 * A secret one is told only to those who may know of it, so that not even the timing shows to others.
 */
export function topicsOf(
  question: Pick<Question, 'ownerUnitId' | 'offeredUnitId' | 'authorityId' | 'ownerStaffId' | 'secrecyUnitId'>,
): string[] {
  const person = question.ownerStaffId ? [`staff:${question.ownerStaffId}`] : []
  if (question.secrecyUnitId) return [`secret:${question.secrecyUnitId}`, ...person]
  const offered = question.offeredUnitId ? [`unit:${question.offeredUnitId}`] : []
  return [`unit:${question.ownerUnitId}`, `authority:${question.authorityId}`, ...offered, ...person]
}
