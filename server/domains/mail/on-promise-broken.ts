import type { PromiseNear } from '#domains/contacts/index.ts'
import { unitById, zoneOf } from '#domains/staff/index.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { formatReference } from '#platform/references/reference.ts'
import { say } from '#platform/text/language.ts'
import { spokenTime } from './spoken-time.ts'

/** Tells the unit that owns the question, at its common address, that a promise to a citizen was not kept in time. */
export async function onPromiseBroken({ tx, actor, clock }: Happening, promise: PromiseNear): Promise<void> {
  const unit = await unitById({ tx, actor }, promise.unitId)
  if (!unit?.email) return
  const due = spokenTime(promise.dueAt, 'sv', await zoneOf({ tx, actor }))
  const words = { reference: formatReference(promise.reference), due, what: say('sv', `mail.promise-${promise.kind}`) }
  await sendLater(tx, {
    municipalityId: actor.municipalityId,
    intent: `promise-broken:${promise.promiseId}`,
    recipient: unit.email,
    subject: say('sv', 'mail.promise-broken-subject', words),
    body: say('sv', 'mail.promise-broken-body', words),
    language: 'sv',
    subjectId: promise.questionId,
    duty: false,
    at: clock.now(),
  })
}
