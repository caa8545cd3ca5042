import { isMember, staffById, type Unit, unitById } from '#domains/staff/index.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { dayOf, handOverTimes } from './deadlines.ts'
import { staffIdOf } from './move-question.ts'
import type { Question } from './question.ts'
import type { HandOver } from './question-store.ts'

/** To whom a question is offered. */
export type Receiver = { toUnitId: string; toStaffId?: string | null | undefined }

/** An offer that may be made, and what it does to the question. */
export type Offer = { handOver: HandOver; change: Partial<Question>; unitName: string }

/**
 * Works out an offer of a question to a unit or person: that they receive at all, the times by agreement or default rule, and
 * secrecy (handed to a secret unit it becomes that unit's secret at once; whoever offers it keeps seeing it until it is accepted).
 * Throws 422 naming the field when it cannot be offered there.
 */
export async function workOutOffer(context: Context, question: Question, receiver: Receiver): Promise<Offer> {
  const { actor, clock } = context
  const at = clock.now()
  const unit = await getReceivingUnit(context, receiver.toUnitId, at)
  if (unit.id === question.ownerUnitId) {
    throw new Problem(422, 'hand-over.same-unit', { unit: unit.shortName }, [
      { pointer: '/toUnitId', code: 'hand-over.same-unit', detail: 'same unit' },
    ])
  }
  const toStaffId = receiver.toStaffId ?? null
  if (toStaffId && !(await isMember(context, unit.id, toStaffId))) {
    throw new Problem(422, 'hand-over.not-member', {}, [
      { pointer: '/toStaffId', code: 'hand-over.not-member', detail: 'not a member' },
    ])
  }
  if (toStaffId) await checkStillHere(context, toStaffId, '/toStaffId')
  const times = await handOverTimes(context, question.serviceId, unit.id, at)
  const by = staffIdOf(actor)
  const keepsInPerson = by !== null && (await isMember(context, question.ownerUnitId, by))
  const secrecyUnitId = await secrecyUnder(context, question, unit, keepsInPerson)
  return {
    unitName: unit.shortName,
    handOver: {
      id: newId(at),
      questionId: question.id,
      fromUnitId: question.ownerUnitId,
      toUnitId: unit.id,
      toStaffId,
      state: 'offered',
      offeredBy: by,
      offeredAt: at,
      acceptBy: times.acceptBy,
      answerBy: times.answerBy,
      endedAt: null,
      reason: null,
    },
    change: {
      offeredUnitId: unit.id,
      cameBack: null,
      ...(keepsInPerson ? { ownerStaffId: by } : {}),
      ...(secrecyUnitId !== question.secrecyUnitId ? { secrecyUnitId } : {}),
    },
  }
}

/** The unit, if it receives questions today. Throws 422 naming the field when it does not exist, has closed or does not receive. */
async function getReceivingUnit(context: Context, unitId: string, at: Date): Promise<Unit> {
  const unit = await unitById(context, unitId)
  if (!unit)
    throw new Problem(422, 'hand-over.unknown-unit', {}, [
      { pointer: '/toUnitId', code: 'hand-over.unknown-unit', detail: 'unknown' },
    ])
  const closed = unit.closedOn !== null && unit.closedOn <= dayOf(at)
  if (closed || !unit.acceptsHandOvers) {
    throw new Problem(422, 'hand-over.unit-closed', { unit: unit.shortName }, [
      { pointer: '/toUnitId', code: 'hand-over.unit-closed', detail: 'closed' },
    ])
  }
  return unit
}

/** Throws 422 naming the field when the person's last day has passed: a question must not be left with somebody who is not there. */
export async function checkStillHere(context: Context, staffId: string, pointer: string): Promise<void> {
  const person = await staffById(context, staffId)
  if (!person || (person.leftOn !== null && person.leftOn < dayOf(context.clock.now()))) {
    throw new Problem(422, 'hand-over.has-left', {}, [{ pointer, code: 'hand-over.has-left', detail: 'has left' }])
  }
}

/**
 * Whose secret the question is while it is offered: the receiver's, so that those who are to accept it see it. A unit's own secret is
 * not shown to a unit without secrecy. What becomes another unit's secret must be held by a person in the unit that owns it: else
 * nobody there would see it, and an offer that came back would lie unseen.
 */
async function secrecyUnder(
  context: Context,
  question: Question,
  to: Unit,
  heldInPerson: boolean,
): Promise<string | null> {
  const owner = await unitById(context, question.ownerUnitId)
  if (!to.secret) {
    if (owner?.secret && question.secrecyUnitId) {
      throw new Problem(422, 'hand-over.would-reveal', { unit: to.shortName }, [
        { pointer: '/toUnitId', code: 'hand-over.would-reveal', detail: 'would reveal' },
      ])
    }
    return null
  }
  if (!heldInPerson) {
    throw new Problem(422, 'hand-over.needs-holder', { unit: to.shortName }, [
      { pointer: '/toUnitId', code: 'hand-over.needs-holder', detail: 'needs a holder' },
    ])
  }
  return to.id
}

/** The open offer of a locked question, which must be the one meant: an answer to an earlier offer is not an answer to this. Throws 409. */
export function mustBeOffer(offer: HandOver, handOverId: string): void {
  if (offer.id !== handOverId) throw new Problem(409, 'hand-over.not-offered')
}

/** What an offer that came to nothing does to its question: no longer offered, and a secret unit's question is its own secret again. */
export async function endedOffer(context: Context, question: Question): Promise<Partial<Question>> {
  const owner = await unitById(context, question.ownerUnitId)
  const own = owner?.secret && question.secrecyUnitId ? { secrecyUnitId: owner.id } : {}
  return { offeredUnitId: null, ...own }
}
