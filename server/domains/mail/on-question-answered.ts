import { type QuestionAnswered, replyAddressOf } from '#domains/contacts/index.ts'
import { serviceCentre, unitById } from '#domains/staff/index.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { formatFollowCode } from '#platform/references/follow-code.ts'
import { formatReference } from '#platform/references/reference.ts'
import { say } from '#platform/text/language.ts'

/**
 * Carries an answer out by e-mail to somebody who asked for that. An answer to a secret question is never in the letter: it says
 * only that there is one, and is signed by the centre. Somebody with protected identity gets no e-mail at all.
 */
export async function onQuestionAnswered({ tx, actor }: Happening, answered: QuestionAnswered): Promise<void> {
  const to = await replyAddressOf({ tx, actor }, answered.questionId, answered.contactId)
  if (!to || to.replyBy !== 'email') return
  const language = to.language === 'en' ? 'en' : 'sv'
  // The name of a secret unit tells what it is about: such a letter is signed by the centre.
  const unit = to.secret ? await serviceCentre({ tx, actor }) : await unitById({ tx, actor }, answered.unitId)
  const words = { reference: formatReference(to.reference), unit: unit?.shortName ?? '' }
  await sendLater(tx, {
    municipalityId: actor.municipalityId,
    intent: `answer:${answered.questionId}:${answered.at.toISOString()}`,
    recipient: to.address,
    subject: say(language, 'mail.answer-subject', words),
    body: bodyOf(language, to.secret, answered, words),
    language,
    subjectId: answered.questionId,
    duty: false,
    at: answered.at,
  })
}

/** The letter. Somebody answered at once has no receipt, so their letter holds the code as well. */
function bodyOf(
  language: 'sv' | 'en',
  secret: boolean,
  { answer, code }: QuestionAnswered,
  words: { reference: string; unit: string },
): string {
  if (secret) return say(language, 'mail.answer-secret', words)
  if (code === null) return say(language, 'mail.answer-body', { ...words, answer })
  return say(language, 'mail.answer-at-once', { ...words, answer, code: formatFollowCode(code) })
}
