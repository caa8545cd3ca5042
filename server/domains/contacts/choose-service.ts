import type { z } from 'zod'
import { getActiveService } from '#domains/catalogue/index.ts'
import { moveToAuthority } from '#domains/records/index.ts'
import { serviceCentre } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { chooseService as operation } from './contract.ts'
import { dayOf } from './deadlines.ts'
import { moveQuestion } from './move-question.ts'
import { mustBeAbleTo, mustBeCurrent } from './question.ts'
import { lockQuestion } from './question-store.ts'
import { recordOfOnly } from './received-store.ts'

/** Says which service a question is about. Its authority follows, and with it whose record it is. */
export async function chooseService(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const question = await lockQuestion(tx, actor.municipalityId, input.questionId)
  const centre = await serviceCentre(context)
  const service = await getActiveService(tx, actor.municipalityId, input.serviceId, dayOf(clock.now()))
  // check
  mustBeAbleTo('promise', question, actor, centre.id)
  mustBeCurrent(question, input.version)
  // apply
  const change = { serviceId: service.id, authorityId: service.authorityId }
  // save
  const recordId = service.authorityId === question.authorityId ? null : await recordOfOnly(tx, question)
  if (recordId) await moveToAuthority(tx, actor.municipalityId, recordId, service.authorityId, clock.now())
  const moved = await moveQuestion(context, question, {
    change,
    events: [{ kind: 'service_chosen', details: { serviceId: service.id } }],
  })
  // reply
  return { questionId: moved.id, version: moved.version }
}
