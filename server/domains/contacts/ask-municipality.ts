import type { z } from 'zod'
import { getActiveService } from '#domains/catalogue/index.ts'
import { keepInOrder } from '#domains/records/index.ts'
import { serviceCentre } from '#domains/staff/index.ts'
import { newId } from '#platform/database/ids.ts'
import { checkFile, type ReceivedFile } from '#platform/files/check-file.ts'
import type { Context } from '#platform/operations/context.ts'
import { isOneAddress } from '#platform/messages/recipient.ts'
import { Problem } from '#platform/operations/problem.ts'
import { hashFollowCode, newFollowCode } from '#platform/references/follow-code.ts'
import { newReference } from '#platform/references/reference.ts'
import { insertAttachments } from './attachments.ts'
import type { askMunicipality as operation } from './contract.ts'
import { centreDeadline, dayOf } from './deadlines.ts'
import { questionAsked, questionMoved } from './facts.ts'
import { figureOf } from './move-question.ts'
import { type Question, topicsOf } from './question.ts'
import { headingOf } from './receive-contact.ts'
import { insertReceived } from './received-store.ts'

type Input = z.output<typeof operation.input>

const PHONE = /^\+?[\d\s()-]{6,20}$/

/**
 * A citizen asks on the web, with or without a name (nobody has to say who they are to ask a question of an authority:
 * public access to information and secrecy act 2009:400 and the freedom of the press act, ch. 2). Stored before it is acknowledged.
 */
export async function askMunicipality(context: Context, input: Input) {
  const { tx, actor, clock, secret } = context
  const at = clock.now()
  // load
  const centre = await serviceCentre(context)
  const service = input.serviceId ? await getActiveService(tx, actor.municipalityId, input.serviceId, dayOf(at)) : null
  // check
  const replyTo = replyAddress(input)
  const files = await checkFiles(input)
  // apply
  const authorityId = service?.authorityId ?? centre.authorityId
  const dueAt = await centreDeadline(context, at)
  const question: Question = {
    id: newId(at),
    municipalityId: actor.municipalityId,
    reference: newReference(),
    version: 1,
    state: 'open',
    serviceId: service?.id ?? null,
    authorityId,
    channel: 'web',
    placeId: null,
    ownerUnitId: centre.id,
    ownerStaffId: null,
    offeredUnitId: null,
    secrecyUnitId: null,
    cameBack: null,
    handedOver: false,
    outcome: null,
    openedAt: at,
    dueAt,
    closedAt: null,
  }
  const code = newFollowCode()
  const contact = {
    id: newId(at),
    recordId: await keepInOrder(tx, actor.municipalityId, authorityId, at),
    channel: 'web' as const,
    direction: 'in' as const,
    placeId: null,
    identity: input.name ? ('claimed' as const) : ('anonymous' as const),
    personId: null,
    claimedName: input.name,
    replyBy: input.replyBy,
    replyTo,
    language: input.language,
    startedAt: at,
    endedAt: at,
    registeredAt: at,
    registeredBy: null,
  }
  // save
  const fresh = {
    question,
    codeHash: hashFollowCode(code, question.reference, secret),
    heading: headingOf(input.asked),
    asked: input.asked,
    location: input.location,
    referredTo: null,
    referredOutsideId: null,
    askedForNamed: null,
    gotNamed: null,
    messages: [],
    events: [{ kind: 'received' as const, details: { channel: 'web' } }],
  }
  await insertReceived(tx, actor.municipalityId, contact, contact.id, fresh, at)
  await insertAttachments(tx, question, files, at)
  await context.publish(questionMoved, { ...figureOf(question), steps: [{ step: 'received' }], at })
  const { reference } = question
  await context.publish(questionAsked, {
    questionId: question.id,
    reference,
    code,
    replyBy: input.replyBy,
    replyTo,
    language: input.language,
    dueAt,
    at,
  })
  context.announce(...topicsOf(question))
  // reply
  return { questionId: question.id, reference, code, dueAt: dueAt.toISOString(), openedAt: at.toISOString() }
}

/** The address to answer to, checked for the way chosen. Throws 422 naming the field. */
function replyAddress(input: Input): string | null {
  if (input.replyBy === 'follow') return null
  const fault = (code: string) => new Problem(422, code, {}, [{ pointer: '/replyTo', code, detail: code }])
  if (!input.replyTo) throw fault('reply-to.missing')
  if (input.replyBy === 'email' && !isOneAddress(input.replyTo)) throw fault('reply-to.email')
  if (input.replyBy !== 'email' && !PHONE.test(input.replyTo)) throw fault('reply-to.phone')
  return input.replyTo
}

async function checkFiles(input: Input): Promise<ReceivedFile[]> {
  const files: ReceivedFile[] = []
  for (const [index, file] of input.attachments.entries()) {
    files.push(await checkFile(file.name, Buffer.from(file.content, 'base64'), `/attachments/${index}`))
  }
  return files
}
