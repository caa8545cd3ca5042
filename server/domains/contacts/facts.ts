import { fact } from '#platform/facts/facts.ts'
import type { Channel, Outcome } from './fields.ts'

/** One step in a question's life that others count or act on. */
export type QuestionStep =
  | { step: 'received' }
  | { step: 'raised_again' }
  | { step: 'closed'; outcome: Outcome }
  | { step: 'offered'; toUnitId: string }
  | { step: 'accepted' }
  | { step: 'returned'; byUnitId: string }
  | { step: 'expired'; byUnitId: string }
  | { step: 'reopened' }
  | { step: 'promise_broken' }

/** Something happened to a question. Ids and codes only; `unitId` owns it after the step. */
export type QuestionMoved = {
  questionId: string
  steps: QuestionStep[]
  unitId: string
  serviceId: string | null
  placeId: string | null
  channel: Channel
  secrecyUnitId: string | null
  openedAt: Date
  at: Date
}

export const questionMoved = fact<QuestionMoved>('contacts.question-moved')

/** A citizen was answered in writing: the channel carries it out. The words travel inside the transaction only. */
export type QuestionAnswered = {
  questionId: string
  unitId: string
  answer: string
  closed: boolean
  /** The contact in which it was given, to whoever was there; null when it is given afterwards, to whoever asked first. */
  contactId: string | null
  /** To follow the question by, where it was registered with its answer: known only then. */
  code: string | null
  at: Date
}

export const questionAnswered = fact<QuestionAnswered>('contacts.question-answered')

/** A citizen asked in writing and is owed a receipt. The code is known only now; afterwards only its hash. */
export type QuestionAsked = {
  questionId: string
  reference: string
  code: string
  replyBy: string
  replyTo: string | null
  language: string
  dueAt: Date
  at: Date
}

export const questionAsked = fact<QuestionAsked>('contacts.question-asked')

/** A promise to a citizen, as far as colleagues must hear of it. */
export type PromiseNear = {
  promiseId: string
  questionId: string
  reference: string
  kind: 'call_back' | 'answer'
  dueAt: Date
  madeBy: string
  unitId: string
}

/** A promise is due within half an hour: whoever made it is reminded. */
export const promiseNear = fact<PromiseNear>('contacts.promise-near')

/** A promise's time has passed without its being kept: the unit that owns the question is told. */
export const promiseBroken = fact<PromiseNear>('contacts.promise-broken')
