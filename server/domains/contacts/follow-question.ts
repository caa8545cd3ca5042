import type { z } from 'zod'
import { serviceNames } from '#domains/catalogue/index.ts'
import { serviceCentre, unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import { hashFollowCode, parseFollowCode } from '#platform/references/follow-code.ts'
import { parseReference } from '#platform/references/reference.ts'
import type { addToQuestion as addOperation, openFollow as openOperation } from './contract.ts'
import { dayOf } from './deadlines.ts'
import { moveQuestion } from './move-question.ts'
import { addMessage, findQuestion, lockQuestion } from './question-store.ts'
import { renew } from './raise-again.ts'
import type { FollowView } from './replies.ts'

/**
 * Shows reference and code. A wrong pair tells nothing: the same words and the same work whether the reference exists or not,
 * and few tries a minute.
 */
export async function openFollow(context: Context, input: z.output<typeof openOperation.input>) {
  const { tx, actor, secret } = context
  const reference = parseReference(input.reference) ?? '22222222'
  const code = parseFollowCode(input.code) ?? '000000'
  const hash = hashFollowCode(code, reference, secret)
  const found = await sql<{
    id: string | null
  }>`select question_by_code(${actor.municipalityId}, ${reference}, ${hash}) as id`.execute(tx)
  const questionId = found.rows[0]?.id
  if (!questionId) throw new Problem(404, 'follow.wrong')
  return { questionId, reference }
}

/** What the citizen sees: what has happened, who has it now as a unit, what is next, the answer. Never a person's name. */
export async function followQuestion(context: Context): Promise<FollowView> {
  const { tx, actor, clock } = context
  if (actor.kind !== 'citizen') throw notFound()
  // load
  const question = await findQuestion(tx, actor.municipalityId, actor.questionId)
  if (!question) throw notFound()
  const rest = await sql<{
    asked: string
    location: string | null
    messages: { kind: 'answer' | 'added' | 'request'; at: string; unitId: string | null; body: string }[]
    events: { kind: string; at: string; unitId: string | null; details: Record<string, string> }[]
    promise: { kind: 'call_back' | 'answer'; dueAt: string } | null
    attachments: { name: string; size: number }[]
  }>`select c.asked, c.location,
      (select coalesce(json_agg(json_build_object('kind', m.kind, 'at', m.at, 'unitId', m.unit_id, 'body', m.body) order by m.at, m.id), '[]')
        from question_message m where m.municipality_id = ${actor.municipalityId} and m.question_id = ${question.id}
        and m.kind in ('answer', 'added', 'request')) as messages,
      (select coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at, 'unitId', e.unit_id, 'details', e.details) order by e.id), '[]')
        from question_event e where e.municipality_id = ${actor.municipalityId} and e.question_id = ${question.id}) as events,
      (select json_build_object('kind', p.kind, 'dueAt', p.due_at) from promise p
        where p.municipality_id = ${actor.municipalityId} and p.question_id = ${question.id} and p.state in ('open', 'broken')
        order by p.due_at limit 1) as promise,
      (select coalesce(json_agg(json_build_object('name', a.name, 'size', a.size) order by a.id), '[]')
        from attachment a where a.municipality_id = ${actor.municipalityId} and a.question_id = ${question.id}) as attachments
    from question_content c where c.municipality_id = ${actor.municipalityId} and c.question_id = ${question.id}`.execute(
    tx,
  )
  const words = rest.rows[0]
  if (!words) throw notFound()
  const unitIds = [
    ...words.events.map((event) => event.unitId),
    ...words.events.map((event) => event.details['toUnitId'] ?? null),
  ]
  const wanted = [
    question.ownerUnitId,
    question.offeredUnitId,
    ...unitIds,
    ...words.messages.map((message) => message.unitId),
  ]
  const units = await unitsByIds(
    context,
    wanted.filter((id) => id !== null),
  )
  const unitName = (id: string | null | undefined) => (id ? (units.get(id)?.shortName ?? null) : null)
  const centre = await serviceCentre(context)
  const service = await serviceNames(tx, actor.municipalityId, dayOf(clock.now()))
  // reply
  return {
    reference: question.reference,
    state: question.state,
    service: service(question.serviceId),
    asked: words.asked,
    location: words.location,
    unit: unitName(question.ownerUnitId) ?? centre.shortName,
    offeredTo: unitName(question.offeredUnitId),
    openedAt: question.openedAt.toISOString(),
    dueAt: question.dueAt?.toISOString() ?? null,
    closedAt: question.closedAt?.toISOString() ?? null,
    outcome: question.outcome,
    messages: words.messages.map(({ kind, at, unitId, body }) => ({
      kind,
      at: iso(at),
      unit: unitName(unitId) ?? centre.shortName,
      body,
    })),
    steps: words.events.flatMap((event) => stepOf(event, unitName)),
    promise: words.promise ? { kind: words.promise.kind, dueAt: iso(words.promise.dueAt) } : null,
    attachments: words.attachments,
  }
}

function iso(text: string): string {
  return new Date(text).toISOString()
}

type Step = FollowView['steps'][number]

/** What the citizen is told of an event; most of what happens inside is not their concern. */
function stepOf(
  event: { kind: string; at: string; unitId: string | null; details: Record<string, string> },
  unitName: (id: string | null | undefined) => string | null,
): Step[] {
  const step = (kind: Step['kind'], unit: string | null, until: string | null = null): Step[] => [
    { at: iso(event.at), kind, unit, until: until ? iso(until) : null },
  ]
  switch (event.kind) {
    case 'received':
    case 'raised_again':
    case 'added':
    case 'reopened':
    case 'closed':
      return step(event.kind, null)
    case 'answered':
    case 'request':
      return step(event.kind, unitName(event.unitId))
    case 'offered':
      return step('offered', unitName(event.details['toUnitId']), event.details['acceptBy'] ?? null)
    case 'accepted':
      return step('accepted', unitName(event.unitId))
    case 'returned':
    case 'expired':
      return step('came_back', unitName(event.unitId))
    case 'promised':
      return step('promised', null, event.details['dueAt'] ?? null)
    default:
      return []
  }
}

/** The citizen adds something. An open question is shown to whoever has it; a closed one opens again with whoever answered it. */
export async function addToQuestion(context: Context, input: z.output<typeof addOperation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  if (actor.kind !== 'citizen') throw notFound()
  // load
  const question = await lockQuestion(tx, actor.municipalityId, actor.questionId)
  // apply
  const { change, events, steps } = await renew(context, question)
  // save
  await addMessage(tx, question, at, { kind: 'added', body: input.body, staffId: null, unitId: null })
  await moveQuestion(context, question, { change, events: [{ kind: 'added' }, ...events], steps })
  // reply
  return { questionId: question.id }
}
