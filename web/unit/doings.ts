import {
  acceptHandOver,
  answerQuestion,
  handOverQuestion,
  keepQuestion,
  passOnQuestion,
  returnHandOver,
  writeMessage,
} from '#domains/contacts/contract.ts'
import { field, type PageRequest } from '#web/shared/request.ts'

/** What can be done in the inbox that needs something written or chosen first: each opens its form by ?do=. */
export const doings = ['answer', 'ask_back', 'return', 'pass_on', 'hand_over', 'note'] as const
export type Doing = (typeof doings)[number]
/** What is done with one press. */
export const presses = ['accept', 'keep'] as const
export type Done = Doing | (typeof presses)[number]

/** What was written and chosen, to be shown again when it is refused. */
export type Typed = {
  doing: Done | null
  body: string
  reason: string
  staffId: string
  toUnitId: string
  close: string
}

export function readTyped(form: PageRequest['form']): Typed {
  const asked = field(form, 'do')
  return {
    doing: [...doings, ...presses].find((one) => one === asked) ?? null,
    body: field(form, 'body'),
    reason: field(form, 'reason'),
    staffId: field(form, 'staffId'),
    toUnitId: field(form, 'toUnitId'),
    close: field(form, 'close'),
  }
}

/** The field that must be filled in and is not, by its name in the form. */
export function lackingIn({
  doing,
  body,
  reason,
  staffId,
  toUnitId,
}: Typed): 'body' | 'reason' | 'staffId' | 'toUnitId' | null {
  if (doing === 'return') return reason === '' ? 'reason' : null
  if (doing === 'pass_on') return staffId === '' ? 'staffId' : null
  if (doing === 'hand_over') return toUnitId === '' ? 'toUnitId' : null
  if (doing === 'answer' || doing === 'ask_back' || doing === 'note') return body.trim() === '' ? 'body' : null
  return null
}

type Reply = Promise<Awaited<ReturnType<PageRequest['attempt']>>>

/** Carries out what was asked for. The form's key makes a second sending of it harmless. */
export function carryOut(page: PageRequest, questionId: string, typed: Typed): Reply {
  const { form } = page
  const options = field(form, 'key') ? { key: field(form, 'key') } : {}
  const version = Number(field(form, 'version')) || null
  const handOverId = field(form, 'handOverId')
  const { body, reason, staffId, toUnitId } = typed
  switch (typed.doing) {
    case 'accept':
      return page.attempt(acceptHandOver, { handOverId }, options)
    case 'keep':
      return page.attempt(keepQuestion, { questionId, version }, options)
    case 'answer':
      return page.attempt(answerQuestion, { questionId, version, answer: body, close: typed.close !== 'no' }, options)
    case 'return':
      return page.attempt(returnHandOver, { handOverId, reason: reason as 'other', words: body }, options)
    case 'pass_on':
      return page.attempt(passOnQuestion, { questionId, version, staffId }, options)
    case 'hand_over':
      return page.attempt(handOverQuestion, { questionId, version, toUnitId, greeting: body }, options)
    case 'note':
    case null:
      return page.attempt(writeMessage, { questionId, kind: 'note', body }, options)
    case 'ask_back':
      return page.attempt(writeMessage, { questionId, kind: 'asked_back', body }, options)
  }
}
