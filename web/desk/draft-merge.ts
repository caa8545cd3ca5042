import type { z } from 'zod'
import type { openDraft } from '#domains/contacts/contract.ts'

export type Draft = z.output<(typeof openDraft)['reply']>
export type DraftContent = Draft['content']

/** What is kept on the computer while the server does not have it. `base` is what both had last. */
export type DraftCopy = { version: number; base: DraftContent; content: DraftContent }

export type Merged = { content: DraftContent; clashes: string[] }

const headFields = ['identity', 'personId', 'claimedName', 'language', 'location', 'replyBy', 'replyTo'] as const
const questionFields = [
  'serviceId',
  'asked',
  'answer',
  'articles',
  'existing',
  'askedForNamed',
  'gotNamed',
  'decision',
] as const

/**
 * Joins what was typed here with what was saved elsewhere, field by field, against what both started from. A field that
 * only one side changed gets that side's value; where both changed it differently, `mine` stands and the field is named
 * in `clashes`: 'location', 'q1.asked'.
 */
export function mergeDrafts(base: DraftContent, mine: DraftContent, theirs: DraftContent): Merged {
  const clashes: string[] = []
  const pick = <Value>(name: string, was: Value, here: Value, there: Value): Value => {
    if (same(here, there) || same(there, was)) return here
    if (same(here, was)) return there
    clashes.push(name)
    return here
  }
  const head = Object.fromEntries(headFields.map((name) => [name, pick(name, base[name], mine[name], theirs[name])]))
  const questions = mergeQuestions(base, mine, theirs, pick, clashes)
  return { content: { ...mine, ...head, questions }, clashes }
}

type Pick = <Value>(name: string, was: Value, here: Value, there: Value) => Value

function mergeQuestions(
  base: DraftContent,
  mine: DraftContent,
  theirs: DraftContent,
  pick: Pick,
  clashes: string[],
): DraftContent['questions'] {
  const of = (content: DraftContent, key: string) => content.questions.find((question) => question.key === key)
  const keys = [...new Set([...mine.questions, ...theirs.questions].map((question) => question.key))]
  const questions = keys.flatMap((key) => {
    const [was, here, there] = [of(base, key), of(mine, key), of(theirs, key)]
    if (here && there) {
      // Written on both sides under one key though neither had it before: compare against nothing written.
      const from = was ?? { key, serviceId: null, asked: '', answer: '', decision: null }
      const fields = questionFields.map((name) => [name, pick(`${key}.${name}`, from[name], here[name], there[name])])
      return [{ ...here, ...(Object.fromEntries(fields) as typeof here) }]
    }
    const only = here ?? there
    if (!only || (was && same(was, only))) return [] // taken away on the other side, and not touched on this
    if (was) clashes.push(key)
    return [only]
  })
  return questions.length > 0 ? questions : mine.questions
}

/**
 * What to show when a contact is opened and a copy from before a crash lies on the computer.
 * @returns content to show, whether it must be saved, and the clashes a person must decide about
 */
export function recover(saved: Draft, copy: DraftCopy | null): Merged & { isUnsaved: boolean } {
  if (!copy || same(copy.content, saved.content)) return { content: saved.content, clashes: [], isUnsaved: false }
  if (copy.version === saved.version) return { content: copy.content, clashes: [], isUnsaved: true }
  return { ...mergeDrafts(copy.base, copy.content, saved.content), isUnsaved: true }
}

/** Whether two values hold the same, whatever the order of their fields. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
}
