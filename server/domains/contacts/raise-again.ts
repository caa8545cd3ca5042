import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import type { receiveContact as operation } from './contract.ts'
import { centreDeadline } from './deadlines.ts'
import type { QuestionStep } from './facts.ts'
import { moveQuestion, staffIdOf, unitIdOf } from './move-question.ts'
import type { Question } from './question.ts'
import { answered, checkQuotes, keepQuotes, quotesReply } from './question-articles.ts'
import { addMessage, type Happened, lockQuestion } from './question-store.ts'
import { type ContactRow, linkContact } from './received-store.ts'
import { tellInWriting } from './tell-in-writing.ts'

type Asked = z.output<typeof operation.input>['questions'][number]

/** What it does to a question that the citizen is back with it: an open one is shown to whoever has it, a closed one opens again. */
export type Renewed = { change: Partial<Question>; events: Happened[]; steps: QuestionStep[] }

/**
 * Works out what becomes of a question the citizen comes back with. A closed one opens again with the unit that answered it; one
 * whose secrecy is another unit's stays with its person, who alone may see it there.
 */
export async function renew(context: Context, question: Question): Promise<Renewed> {
  if (question.state === 'open') {
    const hasIt = question.ownerStaffId !== null && question.ownerStaffId === staffIdOf(context.actor)
    return { change: hasIt ? {} : { cameBack: question.cameBack ?? 'added' }, events: [], steps: [] }
  }
  const heldInPerson = question.secrecyUnitId !== null && question.secrecyUnitId !== question.ownerUnitId
  return {
    change: {
      state: 'open',
      outcome: null,
      closedAt: null,
      ownerStaffId: heldInPerson ? question.ownerStaffId : null,
      dueAt: await centreDeadline(context, context.clock.now()),
      cameBack: 'added',
    },
    events: [{ kind: 'reopened' }],
    steps: [{ step: 'reopened' }],
  }
}

/**
 * A contact about a question raised before: linked, so that contacts per solved matter can be counted. What was said is kept, and so
 * is what was answered. Left to be answered it is shown to whoever has it; a closed one opens again.
 */
export async function raiseAgain(context: Context, contact: ContactRow, asked: Asked, index: number) {
  const { tx, actor, clock } = context
  const at = clock.now()
  const question = await lockQuestion(tx, actor.municipalityId, asked.existingQuestionId!)
  const quotes = asked.decision.kind === 'answer' ? asked.decision.articles : []
  const quoted = await checkQuotes(context, quotes, `/questions/${index}/decision/articles`)
  await linkContact(tx, actor.municipalityId, contact.id, question.id)
  const by = { staffId: staffIdOf(actor), unitId: unitIdOf(actor) }
  await addMessage(tx, question, at, { kind: 'added', body: asked.asked, ...by })
  const answer = answerIn(asked)
  if (answer) await addMessage(tx, question, at, { kind: 'answer', body: answer, ...by })
  await keepQuotes(context, question.id, quoted)
  const settled = asked.decision.kind === 'answer' || asked.decision.kind === 'end'
  const renewed = settled ? { change: {}, events: [], steps: [] } : await renew(context, question)
  await moveQuestion(context, question, {
    change: renewed.change,
    events: [
      { kind: 'raised_again', details: { channel: contact.channel } },
      ...(answer ? [answered(quoted.length)] : []),
      ...renewed.events,
    ],
    steps: [{ step: 'raised_again' }, ...renewed.steps],
  })
  await tellInWriting(context, { contactId: contact.id, replyBy: contact.replyBy }, question, asked, null)
  return {
    questionId: question.id,
    reference: question.reference,
    code: null,
    handOverId: null,
    articles: quotesReply(quoted),
  }
}

/** What the citizen was told while they were there. */
function answerIn({ decision }: Asked): string | null {
  if (decision.kind === 'answer') return decision.answer
  if (decision.kind === 'end') return decision.words
  return decision.said
}
