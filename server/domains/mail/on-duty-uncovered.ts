import type { DutyUncovered } from '#domains/directory/index.ts'
import { unitById } from '#domains/staff/index.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { say } from '#platform/text/language.ts'

/** Tells the unit that owns a duty that nobody answers for it some time soon. The letter names the duty, never people. */
export async function onDutyUncovered({ tx, actor, clock }: Happening, duty: DutyUncovered): Promise<void> {
  const unit = await unitById({ tx, actor }, duty.unitId)
  if (!unit?.email) return
  const words = { name: duty.name, from: duty.from, to: duty.to }
  await sendLater(tx, {
    municipalityId: actor.municipalityId,
    intent: `duty-uncovered:${duty.dutyId}:${duty.from}`,
    recipient: unit.email,
    subject: say('sv', 'mail.duty-uncovered-subject', words),
    body: say('sv', 'mail.duty-uncovered-body', words),
    language: 'sv',
    subjectId: duty.dutyId,
    duty: false,
    at: clock.now(),
  })
}
