import type { ReviewDue } from '#domains/answers/index.ts'
import { managersOf, staffById, type Unit, unitById, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { say } from '#platform/text/language.ts'
import { spokenDay } from './spoken-time.ts'

/**
 * Reminds whoever keeps an article to read it through; long after its date, whoever leads the unit. Where nobody is named, or the
 * one who was has left, the unit's common address is told.
 */
export async function onReviewDue(happening: Happening, due: ReviewDue): Promise<void> {
  const { tx, actor, clock } = happening
  const unit = await unitById(happening, due.ownerUnitId)
  if (!unit) return
  const late = due.step === 'escalation'
  const words = { title: due.title, unit: unit.shortName, day: spokenDay(due.reviewOn, 'sv') }
  for (const recipient of await recipients(happening, due, unit)) {
    await sendLater(tx, {
      municipalityId: actor.municipalityId,
      intent: `review-${due.step}:${due.articleId}:${due.reviewOn}:${recipient}`.slice(0, 200),
      recipient,
      subject: say('sv', late ? 'mail.review-late-subject' : 'mail.review-subject', words),
      body: say('sv', late ? 'mail.review-late-body' : 'mail.review-body', words),
      language: 'sv',
      subjectId: due.articleId,
      duty: false,
      at: clock.now(),
    })
  }
}

/** The addresses of those who are told. */
async function recipients(happening: Happening, due: ReviewDue, unit: Unit): Promise<string[]> {
  const today = localDate(happening.clock.now(), await zoneOf(happening)).toString()
  const ids =
    due.step === 'escalation' ? await managersOf(happening, unit, today) : due.ownerStaffId ? [due.ownerStaffId] : []
  const people = await Promise.all(ids.map(async (id) => staffById(happening, id)))
  const addresses = people
    .filter((person) => person !== null && (person.leftOn === null || person.leftOn >= today))
    .map((person) => person?.email ?? null)
    .filter((email) => email !== null)
  if (addresses.length > 0) return addresses
  return unit.email ? [unit.email] : []
}
