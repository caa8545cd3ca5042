import type { PromiseNear } from '#domains/contacts/index.ts'
import { staffById, zoneOf } from '#domains/staff/index.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { formatReference } from '#platform/references/reference.ts'
import { say } from '#platform/text/language.ts'
import { spokenTime } from './spoken-time.ts'

/** Reminds whoever promised, by e-mail, half an hour before. The letter holds the number, never what was asked or by whom. */
export async function onPromiseNear({ tx, actor, clock }: Happening, promise: PromiseNear): Promise<void> {
  const person = await staffById({ tx, actor }, promise.madeBy)
  if (!person?.email) return
  const due = spokenTime(promise.dueAt, 'sv', await zoneOf({ tx, actor }))
  const words = { reference: formatReference(promise.reference), due, what: say('sv', `mail.promise-${promise.kind}`) }
  await sendLater(tx, {
    municipalityId: actor.municipalityId,
    intent: `promise-near:${promise.promiseId}`,
    recipient: person.email,
    subject: say('sv', 'mail.promise-near-subject', words),
    body: say('sv', 'mail.promise-near-body', words),
    language: 'sv',
    subjectId: promise.questionId,
    duty: false,
    at: clock.now(),
  })
}
