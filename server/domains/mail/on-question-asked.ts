import type { QuestionAsked } from '#domains/contacts/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import type { Happening } from '#platform/facts/facts.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { formatFollowCode } from '#platform/references/follow-code.ts'
import { formatReference } from '#platform/references/reference.ts'
import { say } from '#platform/text/language.ts'
import { spokenTime } from './spoken-time.ts'

/** A citizen who asked and wants the answer by e-mail gets a receipt with number and code. */
export async function onQuestionAsked({ tx, actor }: Happening, asked: QuestionAsked): Promise<void> {
  if (asked.replyBy !== 'email' || !asked.replyTo) return
  const language = asked.language === 'en' ? 'en' : 'sv'
  const zone = await zoneOf({ tx, actor })
  await sendLater(tx, {
    municipalityId: actor.municipalityId,
    intent: `receipt:${asked.questionId}`,
    recipient: asked.replyTo,
    subject: say(language, 'mail.receipt-subject', { reference: formatReference(asked.reference) }),
    body: say(language, 'mail.receipt-body', {
      reference: formatReference(asked.reference),
      code: formatFollowCode(asked.code),
      due: spokenTime(asked.dueAt, language, zone),
    }),
    language,
    subjectId: asked.questionId,
    duty: false,
    at: asked.at,
  })
}
