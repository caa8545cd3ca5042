import type { z } from 'zod'
import { getActiveService } from '#domains/catalogue/index.ts'
import { personExists } from '#domains/people/index.ts'
import { keepInOrder } from '#domains/records/index.ts'
import { isMember, placeById, serviceCentre, type Unit } from '#domains/staff/index.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { isOneAddress } from '#platform/messages/recipient.ts'
import { Problem } from '#platform/operations/problem.ts'
import { hashFollowCode, newFollowCode } from '#platform/references/follow-code.ts'
import { newReference } from '#platform/references/reference.ts'
import { excerpt } from '#platform/text/clean-text.ts'
import type { receiveContact as operation } from './contract.ts'
import { centreDeadline, dayOf, promisedTime } from './deadlines.ts'
import { removeDraft } from './draft-store.ts'
import { questionMoved, type QuestionStep } from './facts.ts'
import { figureOf, staffIdOf, unitIdOf } from './move-question.ts'
import { workOutOffer } from './offer.ts'
import { insertPromise } from './promise-store.ts'
import { answered, checkQuotes, keepQuotes, quotesReply } from './question-articles.ts'
import { type Question, topicsOf } from './question.ts'
import { findQuestion, type Happened, insertHandOver } from './question-store.ts'
import { raiseAgain } from './raise-again.ts'
import { type ContactRow, insertContact, insertReceived, type NewQuestion } from './received-store.ts'
import { referralOf } from './referral.ts'
import { tellInWriting } from './tell-in-writing.ts'

type Input = z.output<typeof operation.input>
type Asked = Input['questions'][number]

/** What the replay and the demo know better than the rules: the deadline a real row carried. Never reachable by a request. */
export type Known = { dueAt?: Date | null }

/**
 * Registers a contact with the questions it raises and what becomes of each: answered, ended, kept, left to the centre or handed over.
 * The record entry comes first: a received item has its record state from its first moment. Everything or nothing.
 */
export async function receiveContact(context: Context, input: Input, known: Known = {}) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const centre = await serviceCentre(context)
  // check
  checkDecisions(context, input)
  await checkPlace(context, input)
  await checkAsker(context, input)
  // Of two who register the same contact in the air, one does: the other finds it gone.
  const begun = await takeDraft(context, input)
  checkStarted(input, at, begun)
  // apply
  const authorityId = await authorityOf(context, input, centre)
  const contact = contactOf(context, input, at)
  // save
  contact.recordId = await keepInOrder(tx, actor.municipalityId, authorityId, at)
  const replies = []
  let stored = false
  for (const [index, asked] of input.questions.entries()) {
    if (asked.existingQuestionId) {
      if (!stored) await insertContact(tx, actor.municipalityId, contact)
      replies.push(await raiseAgain(context, contact, asked, index))
    } else {
      replies.push(await openQuestion(context, centre, stored ? null : contact, contact.id, input, asked, index, known))
    }
    stored = true
  }
  // reply
  return { contactId: contact.id, questions: replies }
}

/** What a decision needs beside the right to register: nobody is left with a question they cannot go on with. */
const decisionNeeds = { keep: 'question.keep', hand_over: 'question.hand-over' } as const

function checkDecisions({ actor }: Context, input: Input): void {
  for (const { decision, existingQuestionId } of input.questions) {
    if (decision.kind !== 'keep' && decision.kind !== 'hand_over') continue
    if (existingQuestionId) throw new Problem(422, 'question.existing-moves')
    if (!actor.permissions.has(decisionNeeds[decision.kind])) throw new Problem(403, 'not-allowed')
  }
}

async function checkPlace(context: Context, input: Input): Promise<void> {
  if (input.placeId && !(await placeById(context, input.placeId)))
    throw new Problem(422, 'place.unknown', {}, [{ pointer: '/placeId', code: 'place.unknown', detail: 'unknown' }])
}

/** Takes a contact out of the air. Gives when it was begun; null when it was none. Throws 409 when somebody has taken it before. */
async function takeDraft({ tx, actor }: Context, { draftId }: Input): Promise<Date | null> {
  if (!draftId || actor.kind !== 'staff') return null
  const begun = await removeDraft(tx, actor.municipalityId, actor.staffId, draftId)
  if (!begun) throw new Problem(409, 'draft.gone')
  return begun
}

const DAY = 86_400_000
/** How late something may be registered: letters and what lies at the bottom of a box longer than what is heard. */
const latest = (channel: Input['channel']) => (channel === 'letter' || channel === 'other' ? 30 : 7)

/** Nothing is put back in time beyond what can be true: the day's figures have been read. A contact in the air may lie longer. */
function checkStarted({ startedAt, channel }: Input, at: Date, begun: Date | null): void {
  if (!startedAt) return
  const started = new Date(startedAt)
  if (begun && started >= begun) return
  if (started.getTime() >= at.getTime() - latest(channel) * DAY) return
  const code = latest(channel) === 30 ? 'started.before-month' : 'started.before-week'
  throw new Problem(400, 'bad-input', {}, [{ pointer: '/startedAt', code, detail: 'too early' }])
}

/** Phone calls and visits are the place's where the one who registers them works today, unless another is said, or none. */
function placeOf({ actor }: Context, { placeId, channel }: Input): string | null {
  if (placeId !== undefined) return placeId
  return actor.kind === 'staff' && (channel === 'phone' || channel === 'visit') ? actor.placeId : null
}

async function checkAsker(context: Context, input: Input): Promise<void> {
  if (input.identity === 'known') {
    if (!input.personId)
      throw new Problem(422, 'person.missing', {}, [
        { pointer: '/personId', code: 'person.missing', detail: 'missing' },
      ])
    if (!(await personExists(context, input.personId))) {
      throw new Problem(422, 'person.unknown', {}, [
        { pointer: '/personId', code: 'person.unknown', detail: 'unknown' },
      ])
    }
  }
  if (input.replyBy && input.replyBy !== 'follow' && !input.replyTo && input.identity !== 'known') {
    throw new Problem(422, 'reply-to.missing', {}, [
      { pointer: '/replyTo', code: 'reply-to.missing', detail: 'missing' },
    ])
  }
  // Found out now, while the citizen is there; not when the answer is to go.
  if (input.replyBy === 'email' && input.replyTo && !isOneAddress(input.replyTo)) {
    throw new Problem(422, 'reply-to.email', {}, [{ pointer: '/replyTo', code: 'reply-to.email', detail: 'wrong' }])
  }
}

/** The record belongs to the authority of the first question's service, or of the earlier question it is about; without one, to the centre's own. */
async function authorityOf(context: Context, input: Input, centre: Unit): Promise<string> {
  const { tx, actor, clock } = context
  const index = input.questions.findIndex((asked) => asked.serviceId || asked.existingQuestionId)
  const asked = input.questions[index]
  if (asked?.existingQuestionId) {
    // One the actor may not see is refused when it is raised again.
    const earlier = await findQuestion(tx, actor.municipalityId, asked.existingQuestionId)
    return earlier?.authorityId ?? centre.authorityId
  }
  if (!asked?.serviceId) return centre.authorityId
  const pointer = `/questions/${index}/serviceId`
  return (await getActiveService(tx, actor.municipalityId, asked.serviceId, dayOf(clock.now()), pointer)).authorityId
}

function contactOf(context: Context, input: Input, at: Date): ContactRow {
  const started = input.startedAt ? new Date(input.startedAt) : at
  return {
    id: newId(at),
    recordId: '',
    channel: input.channel,
    direction: input.direction,
    placeId: placeOf(context, input),
    identity: input.identity,
    personId: input.identity === 'known' ? (input.personId ?? null) : null,
    claimedName: input.identity === 'claimed' ? input.claimedName : null,
    replyBy: input.replyBy ?? null,
    replyTo: input.replyTo,
    language: input.language,
    startedAt: started > at ? at : started,
    endedAt: at,
    registeredAt: at,
    registeredBy: staffIdOf(context.actor),
  }
}

async function openQuestion(
  context: Context,
  centre: Unit,
  contact: ContactRow | null,
  contactId: string,
  input: Input,
  asked: Asked,
  index: number,
  known: Known,
) {
  const { tx, actor, clock, secret } = context
  const at = clock.now()
  const code = newFollowCode()
  const question = await firstState(context, centre, input, asked, index, known)
  const quoted = await quotesOf(context, asked, index)
  const decided = await decide(context, question, asked, index)
  const final = { ...question, ...decided.change }
  const referral =
    asked.decision.kind === 'end'
      ? await referralOf(context, asked.decision, `/questions/${index}/decision`)
      : { to: null, outsideId: null }
  const fresh: NewQuestion = {
    question: final,
    codeHash: hashFollowCode(code, final.reference, secret),
    heading: headingOf(asked.asked),
    asked: asked.asked,
    location: asked.location,
    referredTo: referral.to,
    referredOutsideId: referral.outsideId,
    askedForNamed: asked.askedForNamed ?? null,
    gotNamed: asked.askedForNamed ? (asked.gotNamed ?? null) : null,
    messages: decided.messages.map((message) => ({ ...message, staffId: staffIdOf(actor), unitId: unitIdOf(actor) })),
    events: decided.events.map((event) => ({ staffId: staffIdOf(actor), unitId: unitIdOf(actor), ...event })),
  }
  await insertReceived(tx, actor.municipalityId, contact, contactId, fresh, at)
  await keepQuotes(context, final.id, quoted)
  if (decided.offer) await insertHandOver(tx, actor.municipalityId, decided.offer)
  if (decided.promise && actor.kind === 'staff')
    await insertPromise(tx, final, { ...decided.promise, madeBy: actor.staffId }, at)
  await context.publish(questionMoved, { ...figureOf(final), steps: decided.steps, at })
  await tellInWriting(context, { contactId, replyBy: input.replyBy }, final, asked, code)
  context.announce(...topicsOf(final))
  return {
    questionId: final.id,
    reference: final.reference,
    code,
    handOverId: decided.offer?.id ?? null,
    articles: quotesReply(quoted),
  }
}

/** The articles a direct answer rests on. */
async function quotesOf(context: Context, { decision }: Asked, index: number) {
  const quotes = decision.kind === 'answer' ? decision.articles : []
  return checkQuotes(context, quotes, `/questions/${index}/decision/articles`)
}

async function firstState(
  context: Context,
  centre: Unit,
  input: Input,
  asked: Asked,
  index: number,
  known: Known,
): Promise<Question> {
  const { tx, actor, clock } = context
  const at = clock.now()
  const service = asked.serviceId
    ? await getActiveService(tx, actor.municipalityId, asked.serviceId, dayOf(at), `/questions/${index}/serviceId`)
    : null
  return {
    id: newId(at),
    municipalityId: actor.municipalityId,
    reference: newReference(),
    version: 1,
    state: 'open',
    serviceId: service?.id ?? null,
    authorityId: service?.authorityId ?? centre.authorityId,
    channel: input.channel,
    placeId: placeOf(context, input),
    ownerUnitId: centre.id,
    ownerStaffId: null,
    offeredUnitId: null,
    secrecyUnitId: null,
    cameBack: null,
    handedOver: false,
    outcome: null,
    openedAt: input.startedAt && new Date(input.startedAt) < at ? new Date(input.startedAt) : at,
    dueAt: known.dueAt === undefined ? await centreDeadline(context, at) : known.dueAt,
    closedAt: null,
  }
}

type Decided = {
  change: Partial<Question>
  events: Happened[]
  steps: QuestionStep[]
  messages: Pick<NewQuestion['messages'][number], 'kind' | 'body'>[]
  offer?: Parameters<typeof insertHandOver>[2]
  promise?: { kind: 'call_back' | 'answer'; dueAt: Date }
}

/** What becomes of a question in the moment it is registered. */
async function decide(context: Context, question: Question, asked: Asked, index: number): Promise<Decided> {
  const { actor, clock } = context
  const at = clock.now()
  const { decision } = asked
  const received: Happened = { kind: 'received', details: { channel: question.channel } }
  const said: Decided['messages'] = 'said' in decision && decision.said ? [{ kind: 'answer', body: decision.said }] : []
  const start: Decided = {
    change: {},
    events: said.length > 0 ? [received, { kind: 'answered' }] : [received],
    steps: [{ step: 'received' }],
    messages: said,
  }
  switch (decision.kind) {
    case 'answer':
      return closing(start, at, decision.outcome, [{ kind: 'answer', body: decision.answer }], decision.articles.length)
    case 'end':
      return closing(start, at, decision.outcome, decision.words ? [{ kind: 'answer', body: decision.words }] : [])
    case 'centre':
      return start
    case 'keep': {
      if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
      const promise = decision.promise
        ? {
            kind: decision.promise.kind,
            dueAt: promisedTime(decision.promise.dueAt, at, `/questions/${index}/decision/promise/dueAt`),
          }
        : undefined
      const mine = (await isMember(context, question.ownerUnitId, actor.staffId)) ? question.ownerUnitId : actor.unitId
      return {
        ...start,
        change: { ownerUnitId: mine, ownerStaffId: actor.staffId },
        events: [
          ...start.events,
          { kind: 'kept' },
          ...(promise
            ? [{ kind: 'promised' as const, details: { kind: promise.kind, dueAt: promise.dueAt.toISOString() } }]
            : []),
        ],
        ...(promise ? { promise } : {}),
      }
    }
    case 'hand_over': {
      const offer = await workOutOffer(context, question, decision)
      const { toUnitId, toStaffId, acceptBy } = offer.handOver
      return {
        ...start,
        change: offer.change,
        events: [
          ...start.events,
          { kind: 'offered', details: { toUnitId, toStaffId, acceptBy: acceptBy.toISOString() } },
          ...(offer.change.secrecyUnitId ? [{ kind: 'made_secret' as const }] : []),
        ],
        steps: [...start.steps, { step: 'offered', toUnitId }],
        messages: [
          ...start.messages,
          ...(decision.greeting ? [{ kind: 'greeting' as const, body: decision.greeting }] : []),
        ],
        offer: offer.handOver,
      }
    }
  }
}

function closing(
  start: Decided,
  at: Date,
  outcome: Question['outcome'] & string,
  messages: Decided['messages'],
  articles = 0,
): Decided {
  return {
    ...start,
    change: { state: 'closed', outcome, closedAt: at },
    events: [
      ...start.events,
      ...(messages.length > 0 ? [answered(articles)] : []),
      { kind: 'closed', details: { outcome } },
    ],
    steps: [...start.steps, { step: 'closed', outcome }],
    messages,
  }
}

/** The first line, cut where a word ends, as a list shows it. */
export function headingOf(asked: string): string {
  return excerpt(
    asked
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? asked,
    80,
  )
}
