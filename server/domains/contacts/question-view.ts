import type { z } from 'zod'
import { serviceNames } from '#domains/catalogue/index.ts'
import { personJson, type PersonRow, shownPerson } from '#domains/people/index.ts'
import { serviceCentre, staffNames, unitsByIds } from '#domains/staff/index.ts'
import { AHEAD, CompiledQuery } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { readQuestion as operation } from './contract.ts'
import { dayOf } from './deadlines.ts'
import { showHandOver } from './hand-over-view.ts'
import { actions, may, type Question } from './question.ts'
import { columnsText, type HandOver, type MessageKind } from './question-store.ts'
import type { EventKind, QuestionView } from './replies.ts'

type Around = {
  heading: string | null
  asked: string | null
  location: string | null
  authority: string
  referredTo: string | null
  messages: { id: string; kind: MessageKind; at: string; staffId: string | null; unitId: string | null; body: string }[]
  events: {
    kind: EventKind
    at: string
    staffId: string | null
    unitId: string | null
    details: QuestionView['timeline'][number]['details']
  }[]
  handOvers: (Omit<HandOver, 'offeredAt' | 'acceptBy' | 'answerBy' | 'endedAt'> & {
    offeredAt: string
    acceptBy: string
    answerBy: string
    endedAt: string | null
  })[]
  promises: {
    id: string
    kind: 'call_back' | 'answer'
    dueAt: string
    madeBy: string
    state: 'open' | 'kept' | 'broken' | 'withdrawn'
  }[]
  attachments: { attachmentId: string; name: string; mediaType: string; size: number }[]
  contact: {
    identity: 'anonymous' | 'claimed' | 'known'
    person: PersonRow | null
    claimedName: string | null
    replyBy: string | null
    replyTo: string | null
    language: string
    record: {
      state: 'kept' | 'registered' | 'thinned'
      prefix: string
      year: number | null
      number: number | null
    } | null
  } | null
  contacts: number
  /** What the same person asked the same authority before, newest first. */
  earlier: { questionId: string; heading: string | null; at: string; state: 'open' | 'closed' }[]
}

/** A question with everything around it, for the desk and the unit's inbox: one query for the whole page. */
export async function readQuestion(context: Context, input: z.output<typeof operation.input>): Promise<QuestionView> {
  const { tx, actor } = context
  // load
  // What hangs on the question is then seen with it; nothing is named here that its policy does not show.
  await tx.executeQuery(CompiledQuery.raw(showing, [actor.municipalityId, input.questionId]))
  const loaded = await tx.executeQuery<Question & Around>(
    CompiledQuery.raw(page, [actor.municipalityId, input.questionId]),
  )
  const question = loaded.rows[0]
  if (!question) throw notFound()
  const centre = await serviceCentre(context)
  // apply: reading what is secret is written down with its purpose, so nothing is read without one
  const needsPurpose = question.secrecyUnitId !== null && question.asked !== null && input.purpose === null
  const around = needsPurpose ? withoutWords(question) : question
  // reply
  return { ...(await view(context, question, around, centre.id)), needsPurpose }
}

const of = (alias: string) => `${alias}.municipality_id = $1 and ${alias}.question_id = $2`

const showing = `${AHEAD}select set_config('torget.shown', array[q.id]::text, true) from question q where q.municipality_id = $1 and q.id = $2`

/** Written out once: putting the text together anew took longer than the rest of the request. $1 municipality, $2 question. */
const page = `select ${columnsText}, q.referred_to as "referredTo", c.heading, c.asked, c.location, a.name as authority,
    (select coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'at', m.at, 'staffId', m.staff_id, 'unitId', m.unit_id, 'body', m.body)
      order by m.at, m.id), '[]') from (select * from question_message m where ${of('m')} order by m.at desc limit 200) m) as messages,
    (select coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at, 'staffId', e.staff_id, 'unitId', e.unit_id, 'details', e.details)
      order by e.at, e.id), '[]') from (select * from question_event e where ${of('e')} order by e.id desc limit 300) e) as events,
    (select coalesce(json_agg(json_build_object('id', h.id, 'questionId', h.question_id, 'fromUnitId', h.from_unit_id, 'toUnitId', h.to_unit_id,
      'toStaffId', h.to_staff_id, 'state', h.state, 'offeredBy', h.offered_by, 'offeredAt', h.offered_at, 'acceptBy', h.accept_by,
      'answerBy', h.answer_by, 'endedAt', h.ended_at, 'reason', h.reason) order by h.offered_at, h.id), '[]')
      from (select * from hand_over h where ${of('h')} order by h.offered_at desc limit 100) h) as "handOvers",
    (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'dueAt', p.due_at, 'madeBy', p.made_by, 'state', p.state)
      order by p.due_at, p.id), '[]') from (select * from promise p where ${of('p')} order by p.due_at desc limit 100) p) as promises,
    (select coalesce(json_agg(json_build_object('attachmentId', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) order by f.id), '[]')
      from attachment f where ${of('f')}) as attachments,
    (select json_build_object('identity', k.identity, 'person', case when n.id is not null then ${personJson('n')} end, 'claimedName', k.claimed_name, 'replyBy', k.reply_by,
        'replyTo', k.reply_to, 'language', k.language, 'record', case when r.id is not null then json_build_object('state', r.state,
          'prefix', d.diary_prefix, 'year', r.diary_year, 'number', r.diary_number) end)
      from contact_question x join contact k on k.municipality_id = x.municipality_id and k.id = x.contact_id
      left join person n on n.municipality_id = k.municipality_id and n.id = k.person_id
      left join record_entry r on r.municipality_id = k.municipality_id and r.id = k.record_id
      left join authority d on d.municipality_id = r.municipality_id and d.id = r.authority_id where ${of('x')} and x.raised_first) as contact,
    (select count(*)::int from (select from contact_question x where ${of('x')} limit 1000) as counted) as contacts,
    (select coalesce(json_agg(json_build_object('questionId', b.id, 'heading', b.heading, 'at', b.opened_at, 'state', b.state) order by b.opened_at desc), '[]')
      from (select o.id, w.heading, o.opened_at, o.state
        from contact_question x join contact k on k.municipality_id = x.municipality_id and k.id = x.contact_id
        join contact e on e.municipality_id = k.municipality_id and e.person_id = k.person_id
        join contact_question y on y.municipality_id = e.municipality_id and y.contact_id = e.id and y.raised_first
        join question o on o.municipality_id = y.municipality_id and o.id = y.question_id
        left join question_content w on w.municipality_id = o.municipality_id and w.question_id = o.id
        where ${of('x')} and x.raised_first and o.authority_id = q.authority_id and o.id <> q.id
        order by o.opened_at desc limit 10) b) as earlier
  from question q join authority a on a.municipality_id = q.municipality_id and a.id = q.authority_id
  left join question_content c on c.municipality_id = q.municipality_id and c.question_id = q.id
  where q.municipality_id = $1 and q.id = $2`

/** What may be told of a secret question before a purpose is: that it exists, where it is and what has happened. */
function withoutWords(around: Around): Around {
  return {
    ...around,
    heading: null,
    asked: null,
    location: null,
    messages: [],
    attachments: [],
    contact: null,
    earlier: [],
  }
}

async function view(
  context: Context,
  question: Question,
  around: Around,
  centreId: string,
): Promise<Omit<QuestionView, 'needsPurpose'>> {
  const { tx, actor, clock } = context
  const unitIds = [
    question.ownerUnitId,
    ...around.messages.map((message) => message.unitId),
    ...around.events.flatMap((event) => [event.unitId, idIn(event.details, 'toUnitId')]),
    ...around.handOvers.flatMap((offer) => [offer.toUnitId, offer.fromUnitId]),
  ].filter((id) => id !== null)
  const staffIds = [
    question.ownerStaffId,
    ...around.messages.map((message) => message.staffId),
    ...around.events.flatMap((event) => [event.staffId, idIn(event.details, 'toStaffId')]),
    ...around.handOvers.flatMap((offer) => [offer.toStaffId, offer.offeredBy]),
    ...around.promises.map((promise) => promise.madeBy),
  ].filter((id) => id !== null)
  const record = around.contact?.record
  const units = await unitsByIds(context, new Set(unitIds))
  const names = await staffNames(context, new Set(staffIds))
  const service = await serviceNames(tx, actor.municipalityId, dayOf(clock.now()))
  const serviceName = service(question.serviceId)
  const handOvers = around.handOvers.map((offer) => showHandOver(withDates(offer), units, names))
  const name = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  const unit = (id: string | null) => (id ? (units.get(id)?.shortName ?? null) : null)
  return {
    questionId: question.id,
    reference: question.reference,
    version: question.version,
    state: question.state,
    secret: question.secrecyUnitId !== null,
    readable: around.asked !== null,
    heading: around.heading,
    asked: around.asked,
    location: around.location,
    channel: question.channel,
    language: around.contact?.language ?? 'sv',
    service: question.serviceId && serviceName ? { id: question.serviceId, name: serviceName } : null,
    authority: { id: question.authorityId, name: around.authority },
    owner: {
      unit: { id: question.ownerUnitId, name: unit(question.ownerUnitId) ?? '' },
      staff: question.ownerStaffId ? { id: question.ownerStaffId, name: name(question.ownerStaffId) ?? '' } : null,
    },
    handOver: handOvers.find((offer) => offer.state === 'offered') ?? null,
    pastHandOvers: handOvers.filter((offer) => offer.state !== 'offered'),
    openedAt: question.openedAt.toISOString(),
    dueAt: question.dueAt?.toISOString() ?? null,
    closedAt: question.closedAt?.toISOString() ?? null,
    outcome: question.outcome,
    referredTo: around.referredTo,
    recordState: record?.state ?? 'kept',
    diaryNumber: record?.number ? `${record.prefix} ${record.year}/${record.number}` : null,
    asker: askerOf(around),
    messages: around.messages.map((message) => ({
      messageId: message.id,
      kind: message.kind,
      at: iso(message.at),
      by: name(message.staffId),
      unit: unit(message.unitId),
      body: message.body,
    })),
    promises: around.promises.map((promise) => ({
      promiseId: promise.id,
      kind: promise.kind,
      dueAt: iso(promise.dueAt),
      madeBy: name(promise.madeBy) ?? '',
      state: promise.state,
    })),
    attachments: around.attachments,
    timeline: around.events.map((event) => ({
      at: iso(event.at),
      kind: event.kind,
      by: name(event.staffId),
      unit: unit(event.unitId),
      details: withNames(event.details, unit, name, service),
    })),
    contacts: around.contacts,
    earlier: around.earlier.map((each) => ({ ...each, at: iso(each.at) })),
    // Who may only know that it exists can do nothing with it.
    may: around.asked === null ? [] : actions.filter((action) => may(action, question, actor, centreId)),
  }
}

function idIn(details: Around['events'][number]['details'], key: string): string | null {
  const value = details[key]
  return typeof value === 'string' ? value : null
}

/** Ids in a timeline entry become names under the same word: toUnitId → unit, toStaffId → staff, serviceId → service. */
function withNames(
  details: Around['events'][number]['details'],
  unit: (id: string | null) => string | null,
  staff: (id: string | null) => string | null,
  service: (id: string | null) => string | null,
): Around['events'][number]['details'] {
  const { toUnitId, toStaffId, serviceId, ...rest } = details
  return {
    ...rest,
    ...(toUnitId ? { unit: unit(String(toUnitId)) } : {}),
    ...(toStaffId ? { staff: staff(String(toStaffId)) } : {}),
    ...(serviceId ? { service: service(String(serviceId)) } : {}),
  }
}

function withDates(offer: Around['handOvers'][number]): HandOver {
  return {
    ...offer,
    offeredAt: new Date(offer.offeredAt),
    acceptBy: new Date(offer.acceptBy),
    answerBy: new Date(offer.answerBy),
    endedAt: offer.endedAt ? new Date(offer.endedAt) : null,
  }
}

function iso(text: string): string {
  return new Date(text).toISOString()
}

/** Who asked, as far as may be shown: with protected identity no address of any kind (population registration act 1991:481, s. 16). */
function askerOf(around: Around): QuestionView['asker'] {
  const contact = around.contact
  const nobody = {
    identity: 'anonymous' as const,
    name: null,
    personId: null,
    protected: false,
    replyBy: null,
    replyTo: null,
  }
  // Who asked belongs to the words: not told to somebody who may only know that the question exists.
  if (!contact || around.asked === null) return nobody
  const person = contact.person ? shownPerson(contact.person) : null
  const hidden = person?.protected ?? false
  return {
    identity: contact.identity,
    name: person?.name ?? contact.claimedName,
    personId: person?.personId ?? null,
    protected: hidden,
    replyBy: contact.replyBy,
    replyTo: hidden ? null : contact.replyTo,
  }
}
