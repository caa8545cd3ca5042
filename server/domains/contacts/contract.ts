import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import {
  ANSWER_MOST,
  ASKED_MOST,
  box,
  channel,
  id,
  language,
  maybeWords,
  moment,
  outcome,
  promiseKind,
  quotes,
  replyBy,
  returnReason,
  words,
} from './fields.ts'
import {
  counts,
  draftContent,
  draftView,
  followView,
  handOver,
  handOverTerms,
  personsRow,
  questionRow,
  questionRows,
  quotedArticles,
  questionView,
  unitInbox,
} from './replies.ts'

const question = { questionId: id }
const changed = z.object({ questionId: id, version: z.number() })
const audits = (action: string, subject = 'question') => ({ action, subject })

// ── In the air: what a guide is writing ──────────────────────────────────────────────────────────────────────────────

export const openDraft = operation({
  name: 'contacts.open-draft',
  method: 'POST',
  path: '/drafts',
  permission: 'contact.register',
  audits: { nothing: 'nothing is registered yet' },
  summary: 'Opens a new contact in the air.',
  input: z.object({ channel, placeId: id.nullish() }),
  reply: draftView,
})

export const saveDraft = operation({
  name: 'contacts.save-draft',
  method: 'PUT',
  path: '/drafts/:draftId',
  permission: 'contact.register',
  audits: { nothing: 'nothing is registered yet' },
  summary: 'Saves what has been typed so far. Refused with 409 when a newer version was saved elsewhere.',
  input: z.object({ draftId: id, version: z.int32(), channel: channel.optional(), content: draftContent }),
  reply: z.object({ version: z.number(), savedAt: moment }),
})

export const pauseDraft = operation({
  name: 'contacts.pause-draft',
  method: 'PUT',
  path: '/drafts/:draftId/pause',
  permission: 'contact.register',
  audits: { nothing: 'nothing is registered yet' },
  summary: 'Puts a contact in the air aside, or takes it up again.',
  input: z.object({ draftId: id, paused: z.boolean() }),
  reply: z.object({ draftId: id }),
})

export const dropDraft = operation({
  name: 'contacts.drop-draft',
  method: 'DELETE',
  path: '/drafts/:draftId',
  permission: 'contact.register',
  audits: { nothing: 'nothing was registered' },
  summary: 'Throws away a contact in the air that was opened by mistake.',
  input: z.object({ draftId: id }),
  reply: z.object({ draftId: id }),
})

export const listDrafts = operation({
  name: 'contacts.list-drafts',
  method: 'GET',
  path: '/drafts',
  permission: 'contact.register',
  audits: { nothing: 'reads only what the reader wrote' },
  summary: 'The contacts in the air of the one who asks, oldest first.',
  together: true,
  input: z.object({}),
  reply: z.object({ drafts: z.array(draftView) }),
})

// ── Received ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is to become of a question when its contact is registered. */
const decision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    answer: words(ANSWER_MOST),
    outcome: outcome.default('answered_directly'),
    /** The articles the answer rests on, in the versions the guide read. */
    articles: quotes,
  }),
  z.object({
    kind: z.literal('end'),
    outcome,
    referredTo: maybeWords(200),
    referredOutsideId: id.nullish(),
    words: maybeWords(ANSWER_MOST),
  }),
  z.object({
    kind: z.literal('keep'),
    promise: z.object({ kind: promiseKind, dueAt: moment }).nullish(),
    said: maybeWords(ANSWER_MOST),
  }),
  z.object({ kind: z.literal('centre'), said: maybeWords(ANSWER_MOST) }),
  z.object({
    kind: z.literal('hand_over'),
    toUnitId: id,
    toStaffId: id.nullish(),
    greeting: maybeWords(4000),
    said: maybeWords(ANSWER_MOST),
  }),
])

export const receiveContact = operation({
  name: 'contacts.receive-contact',
  method: 'POST',
  path: '/contacts',
  permission: 'contact.register',
  audits: audits('contact.received', 'contact'),
  summary: 'Registers a contact with the questions it raises and what becomes of each.',
  input: z.object({
    draftId: id.nullish(),
    channel,
    /** Not said: for phone calls and visits where the one who registers works today. Null: no place. */
    placeId: id.nullish(),
    direction: z.enum(['in', 'out']).default('in'),
    identity: z.enum(['anonymous', 'claimed', 'known']).default('anonymous'),
    personId: id.nullish(),
    claimedName: maybeWords(200),
    language: language.default('sv'),
    replyBy: replyBy.nullish(),
    replyTo: maybeWords(200),
    startedAt: moment.nullish(),
    questions: z
      .array(
        z.object({
          /** A question raised earlier that this contact is about: nothing new is opened. */
          existingQuestionId: id.nullish(),
          serviceId: id.nullish(),
          asked: words(ASKED_MOST),
          location: maybeWords(300),
          /** Wanted a certain person; null where nobody noted it. Got them: only of somebody who asked. */
          askedForNamed: z.boolean().nullish(),
          gotNamed: z.boolean().nullish(),
          decision,
        }),
      )
      .min(1)
      .max(20),
  }),
  reply: z.object({
    contactId: id,
    questions: z.array(
      z.object({
        questionId: id,
        reference: z.string(),
        code: z.string().nullable(),
        handOverId: id.nullable(),
        articles: quotedArticles,
      }),
    ),
  }),
})

export const askMunicipality = operation({
  name: 'contacts.ask',
  method: 'POST',
  path: '/ask',
  permission: 'open',
  audits: audits('question.asked'),
  summary: 'A citizen asks, with or without a name. The receipt holds reference and code.',
  perMinute: 20,
  input: z.object({
    asked: words(ASKED_MOST),
    location: maybeWords(300),
    serviceId: id.nullish(),
    name: maybeWords(200),
    replyBy: z.enum(['email', 'sms', 'phone', 'follow']),
    replyTo: maybeWords(200),
    language: z.enum(['sv', 'en']).default('sv'),
    attachments: z
      .array(z.object({ name: words(200), content: z.base64().max(28_000_000) }))
      .max(5)
      .default([]),
  }),
  reply: z.object({ questionId: id, reference: z.string(), code: z.string(), dueAt: moment, openedAt: moment }),
})

// ── Followed by the citizen ──────────────────────────────────────────────────────────────────────────────────────────

export const openFollow = operation({
  name: 'contacts.open-follow',
  method: 'POST',
  path: '/follow',
  permission: 'open',
  audits: audits('question.follow-opened'),
  summary: 'Shows reference and code. A wrong pair tells nothing, not even whether the reference exists.',
  perMinute: 10,
  guards: 'reference',
  input: z.object({ reference: z.string().max(40), code: z.string().max(20) }),
  reply: z.object({ questionId: id, reference: z.string() }),
})

export const followQuestion = operation({
  name: 'contacts.follow',
  method: 'GET',
  path: '/follow/question',
  permission: 'question.follow',
  audits: { nothing: 'the citizen reads their own question' },
  summary: 'The question the citizen has shown reference and code for.',
  input: z.object({}),
  reply: followView,
})

export const addToQuestion = operation({
  name: 'contacts.add-to-question',
  method: 'POST',
  path: '/follow/messages',
  permission: 'question.follow',
  audits: audits('question.added-to'),
  summary: 'The citizen adds something. A closed question opens again.',
  perMinute: 20,
  input: z.object({ body: words(ASKED_MOST) }),
  reply: z.object({ questionId: id }),
})

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const listed = { nothing: 'a list: reading a question is what is audited' }

export const inbox = operation({
  name: 'contacts.inbox',
  method: 'GET',
  path: '/inbox',
  permission: 'question.read',
  audits: listed,
  summary: "One list of the service centre's inbox, 50 rows at a time.",
  together: true,
  input: z.object({ box, cursor: z.string().max(200).nullish() }),
  reply: questionRows,
})

/** A count in the inbox goes no further: so many or more. */
export const MOST_COUNTED = 100

export const inboxCounts = operation({
  name: 'contacts.inbox-counts',
  method: 'GET',
  path: '/inbox/counts',
  permission: 'question.read',
  audits: listed,
  summary: 'How many there are in each list of the inbox; 100 stands for so many or more.',
  together: true,
  input: z.object({}),
  reply: counts,
})

export const readUnitInbox = operation({
  name: 'contacts.unit-inbox',
  method: 'GET',
  path: '/units/:unitId/inbox',
  permission: 'question.read',
  audits: listed,
  summary: "A unit's inbox: offered first, then what is due.",
  together: true,
  input: z.object({ unitId: id }),
  reply: unitInbox,
})

export const listQuestions = operation({
  name: 'contacts.list-questions',
  method: 'GET',
  path: '/questions',
  permission: 'question.read',
  audits: listed,
  summary: 'Questions, newest first, 50 at a time: of a unit, a channel, a service, a place, a day, a state.',
  together: true,
  input: z.object({
    unitId: id.nullish(),
    serviceId: id.nullish(),
    placeId: id.nullish(),
    channel: channel.nullish(),
    outcome: outcome.nullish(),
    state: z.enum(['open', 'closed']).nullish(),
    handedOver: z.stringbool().nullish(),
    from: moment.nullish(),
    to: moment.nullish(),
    /** Where none was chosen. */
    without: z.enum(['service', 'place']).nullish(),
    /** Ended directly, later, or in another way. */
    ended: z.enum(['direct', 'later', 'otherwise']).nullish(),
    closedFrom: moment.nullish(),
    closedTo: moment.nullish(),
    /** Offered to somebody within this time. */
    offeredFrom: moment.nullish(),
    offeredTo: moment.nullish(),
    /** An offer came back within this time: returned, or not accepted in time. */
    returnedFrom: moment.nullish(),
    returnedTo: moment.nullish(),
    /** Came back and lies with the owner again. */
    cameBack: z.enum(['returned', 'expired', 'asked_back', 'added']).nullish(),
    /** This unit has it, or is offered it. */
    withUnitId: id.nullish(),
    /** Has been offered to this unit. */
    toUnitId: id.nullish(),
    /** Offered and not accepted yet. */
    waiting: z.stringbool().nullish(),
    /** Should have been answered by now. */
    overdue: z.stringbool().nullish(),
    /** Secret, or not. */
    secret: z.stringbool().nullish(),
    /** A promise was not kept. */
    brokenPromise: z.stringbool().nullish(),
    cursor: z.string().max(200).nullish(),
  }),
  reply: questionRows,
})

export const findQuestion = operation({
  name: 'contacts.find-question',
  method: 'GET',
  path: '/questions/by-reference/:reference',
  permission: 'question.read',
  audits: listed,
  summary:
    'Finds a question by its reference, however it is typed. Null when there is none, or none the reader may know of.',
  input: z.object({ reference: z.string().max(64) }),
  reply: z.object({
    /** The reference in its own form; null when what was typed cannot be one. */
    reference: z.string().nullable(),
    questionId: id.nullable(),
    /** As a list shows it. */
    row: questionRow.nullable(),
  }),
})

// ── One question ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const readQuestion = operation({
  name: 'contacts.question',
  method: 'GET',
  path: '/questions/:questionId',
  permission: 'question.read',
  audits: audits('question.read'),
  summary: 'A question with its timeline. Reading a secret one needs the right and a purpose.',
  together: true,
  input: z.object({ ...question, purpose: maybeWords(200) }),
  reply: questionView,
})

export const readQuestionChanges = operation({
  name: 'contacts.question-changes',
  method: 'GET',
  path: '/questions/:questionId/changes',
  permission: 'question.read',
  audits: {
    nothing: 'let through only on an audited reading of the same question by the same person, within the hour',
  },
  summary: 'The question as it is now, for a page that has it open. Refused without a reading of one’s own before.',
  together: true,
  input: z.object({ ...question, purpose: maybeWords(200) }),
  reply: questionView,
})

const version = z.number().int().nullish()

export const answerQuestion = operation({
  name: 'contacts.answer-question',
  method: 'POST',
  path: '/questions/:questionId/answer',
  permission: 'question.answer',
  audits: audits('question.answered'),
  summary: 'Answers the citizen, and closes the question unless something remains.',
  input: z.object({
    ...question,
    version,
    answer: words(ANSWER_MOST),
    outcome: outcome.nullish(),
    close: z.boolean().default(true),
    /** The articles the answer rests on, in the versions that were read. */
    articles: quotes,
  }),
  reply: changed.extend({ articles: quotedArticles }),
})

export const draftArticle = operation({
  name: 'contacts.draft-article',
  method: 'POST',
  path: '/questions/:questionId/draft-article',
  permission: 'question.answer',
  audits: audits('article.proposed'),
  summary: 'Makes a draft of an article from an answered question, for the unit that is to keep it.',
  input: z.object(question),
  reply: z.object({ questionId: id, articleId: id, version: z.number() }),
})

export const closeQuestion = operation({
  name: 'contacts.close-question',
  method: 'POST',
  path: '/questions/:questionId/close',
  permission: 'question.answer',
  audits: audits('question.closed'),
  summary: 'Ends a question without an answer of our own: referred outside, abandoned, not for us, transferred live.',
  input: z.object({
    ...question,
    version,
    outcome,
    referredTo: maybeWords(200),
    /** The helper's entry in the outside directory; its name is kept when none is given. */
    referredOutsideId: id.nullish(),
  }),
  reply: changed,
})

export const chooseService = operation({
  name: 'contacts.choose-service',
  method: 'PUT',
  path: '/questions/:questionId/service',
  permission: 'question.keep',
  audits: audits('question.service-chosen'),
  summary: 'Says which service a question is about. Its authority follows.',
  input: z.object({ ...question, version, serviceId: id }),
  reply: changed,
})

export const keepQuestion = operation({
  name: 'contacts.keep-question',
  method: 'POST',
  path: '/questions/:questionId/keep',
  permission: 'question.keep',
  audits: audits('question.kept'),
  summary: 'Takes the question oneself: finds out and comes back, perhaps with a promised time.',
  input: z.object({ ...question, version, promise: z.object({ kind: promiseKind, dueAt: moment }).nullish() }),
  reply: changed,
})

export const leaveToCentre = operation({
  name: 'contacts.leave-to-centre',
  method: 'POST',
  path: '/questions/:questionId/leave',
  permission: 'question.keep',
  audits: audits('question.left-to-centre'),
  summary: 'Puts a question one has kept back among those of the whole centre or unit.',
  input: z.object({ ...question, version }),
  reply: changed,
})

// ── Hand-over ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const readHandOverTerms = operation({
  name: 'contacts.hand-over-terms',
  method: 'GET',
  path: '/hand-over-terms',
  permission: 'question.hand-over',
  audits: { nothing: 'reads agreements, which all staff may' },
  summary: 'To whom a question about a service may be handed over and within what times; the agreement’s unit first.',
  input: z.object({ serviceId: id.nullish(), search: z.string().max(100).nullish() }),
  reply: handOverTerms,
})

export const handOverQuestion = operation({
  name: 'contacts.hand-over-question',
  method: 'POST',
  path: '/questions/:questionId/hand-over',
  permission: 'question.hand-over',
  audits: audits('question.offered'),
  summary: 'Offers a question to a unit or person. Until they accept, the owner stays the owner.',
  input: z.object({ ...question, version, toUnitId: id, toStaffId: id.nullish(), greeting: maybeWords(4000) }),
  reply: z.object({ questionId: id, version: z.number(), handOver }),
})

export const takeBackHandOver = operation({
  name: 'contacts.take-back-hand-over',
  method: 'POST',
  path: '/hand-overs/:handOverId/take-back',
  permission: 'question.hand-over',
  audits: audits('hand-over.taken-back', 'handOver'),
  summary: 'Takes an offer back, as long as nobody has accepted it.',
  input: z.object({ handOverId: id }),
  reply: changed,
})

export const acceptHandOver = operation({
  name: 'contacts.accept-hand-over',
  method: 'POST',
  path: '/hand-overs/:handOverId/accept',
  permission: 'hand-over.receive',
  audits: audits('hand-over.accepted', 'handOver'),
  summary: 'Accepts: from now on the unit owns the question, and the one who accepted holds it.',
  input: z.object({ handOverId: id }),
  reply: changed,
})

export const returnHandOver = operation({
  name: 'contacts.return-hand-over',
  method: 'POST',
  path: '/hand-overs/:handOverId/return',
  permission: 'hand-over.receive',
  audits: audits('hand-over.returned', 'handOver'),
  summary: 'Returns an offer with a reason.',
  input: z.object({ handOverId: id, reason: returnReason, words: maybeWords(4000) }),
  reply: changed,
})

export const passOnQuestion = operation({
  name: 'contacts.pass-on-question',
  method: 'POST',
  path: '/questions/:questionId/pass-on',
  permission: 'hand-over.receive',
  audits: audits('question.passed-on'),
  summary: 'Gives the question to a colleague within the unit that owns it.',
  input: z.object({ ...question, version, staffId: id }),
  reply: changed,
})

export const writeMessage = operation({
  name: 'contacts.write-message',
  method: 'POST',
  path: '/questions/:questionId/messages',
  permission: 'question.note',
  audits: audits('question.message-written'),
  summary: 'Asks back (unit to centre), tells the unit (centre to unit), asks the citizen, or notes for colleagues.',
  input: z.object({
    ...question,
    kind: z.enum(['asked_back', 'told_unit', 'request', 'note']),
    body: words(ANSWER_MOST),
  }),
  reply: changed,
})

// ── Promises and attempts ────────────────────────────────────────────────────────────────────────────────────────────

export const makePromise = operation({
  name: 'contacts.make-promise',
  method: 'POST',
  path: '/questions/:questionId/promises',
  permission: 'promise.make',
  audits: audits('promise.made', 'promise'),
  summary: 'Promises to call back or answer before a time. It reminds, and escalates when broken.',
  input: z.object({ ...question, kind: promiseKind, dueAt: moment }),
  reply: z.object({ promiseId: id, questionId: id }),
})

export const endPromise = operation({
  name: 'contacts.end-promise',
  method: 'POST',
  path: '/promises/:promiseId/end',
  permission: 'promise.make',
  audits: audits('promise.ended', 'promise'),
  summary: 'Says that a promise was kept, or withdraws it.',
  input: z.object({ promiseId: id, as: z.enum(['kept', 'withdrawn']) }),
  reply: z.object({ promiseId: id, questionId: id }),
})

export const logAttempt = operation({
  name: 'contacts.log-attempt',
  method: 'POST',
  path: '/questions/:questionId/attempts',
  permission: 'promise.make',
  audits: audits('attempt.logged'),
  summary: 'Logs an attempt to reach the citizen. Reaching them keeps an open promise to call back.',
  input: z.object({ ...question, channel: z.enum(['phone', 'email', 'sms', 'letter', 'visit']), reached: z.boolean() }),
  reply: changed,
})

// ── Together ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const showPresence = operation({
  name: 'contacts.show-presence',
  method: 'POST',
  path: '/questions/:questionId/presence',
  permission: 'question.read',
  audits: { nothing: 'says only who is looking right now' },
  summary: 'Says that one has the question open; replies who else has.',
  input: z.object({ ...question, writing: z.boolean(), leaving: z.boolean().default(false) }),
  reply: z.object({ others: z.array(z.object({ name: z.string(), writing: z.boolean() })), version: z.number() }),
})

export const readPersonsQuestions = operation({
  name: 'contacts.persons-questions',
  method: 'GET',
  path: '/people/:personId/questions',
  permission: 'person.search',
  audits: audits('person.questions-read', 'person'),
  summary: 'What a known person has asked: the reader’s authorities, or another one on a recorded ground.',
  input: z.object({ personId: id }),
  reply: z.object({
    rows: z.array(personsRow),
    /** Other authorities exist that were left out, for which a ground would be needed. Says nothing of whether anything is there. */
    needsGround: z.boolean(),
    groundUntil: moment.nullable(),
  }),
})

export const recordGround = operation({
  name: 'contacts.record-ground',
  method: 'POST',
  path: '/people/:personId/ground',
  permission: 'person.insight',
  audits: audits('person.ground-recorded', 'person'),
  summary: 'Records why somebody may see what a person asked other authorities: consent or statute. Holds for the day.',
  input: z.object({ personId: id, ground: z.enum(['consent', 'statute']), note: words(500) }),
  reply: z.object({ personId: id, until: moment }),
})

export const readAttachment = operation({
  name: 'contacts.attachment',
  method: 'GET',
  path: '/attachments/:attachmentId',
  permission: 'question.read',
  audits: audits('attachment.read', 'attachment'),
  summary: 'An attachment with its content (base64).',
  input: z.object({ attachmentId: id, purpose: maybeWords(200) }),
  reply: z.object({ attachmentId: id, name: z.string(), mediaType: z.string(), content: z.string() }),
})
