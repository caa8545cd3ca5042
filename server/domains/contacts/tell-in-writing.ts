import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import type { receiveContact as operation } from './contract.ts'
import { questionAnswered } from './facts.ts'
import type { Question } from './question.ts'

type Input = z.output<typeof operation.input>

/** How somebody can want an answer that a letter of some kind carries out. */
const inWriting: ReadonlySet<Input['replyBy']> = new Set(['email', 'sms', 'letter'])

/**
 * Somebody who was answered at once and wanted it in writing gets it so as well. What was said of a question that goes on is no
 * answer yet: that comes in writing when it is given.
 * @param code to follow the question by, where it was registered just now
 */
export async function tellInWriting(
  context: Context,
  contact: { contactId: string; replyBy: Input['replyBy'] },
  question: Question,
  { decision }: Pick<Input['questions'][number], 'decision'>,
  code: string | null,
): Promise<void> {
  const answer = decision.kind === 'answer' ? decision.answer : decision.kind === 'end' ? decision.words : null
  if (!answer || !inWriting.has(contact.replyBy)) return
  await context.publish(questionAnswered, {
    questionId: question.id,
    unitId: question.ownerUnitId,
    answer,
    closed: question.state === 'closed',
    contactId: contact.contactId,
    code,
    at: context.clock.now(),
  })
}
