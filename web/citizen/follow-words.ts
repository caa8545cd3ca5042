import type { z } from 'zod'
import type { followQuestion } from '#domains/contacts/contract.ts'
import type { Say } from '#web/shared/i18n/texts.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import type { PathStep } from '#web/shared/ui/path.tsx'
import type { followTexts } from './follow-texts.ts'

export type FollowView = z.output<typeof followQuestion.reply>
type Message = FollowView['messages'][number]
type Step = FollowView['steps'][number]
type Word = keyof typeof followTexts.sv

/** A step in words. */
export type ToldStep = PathStep & { when: string; text: string }

/** What is needed to put a question's way into words. */
export type Telling = { say: Say<Word>; times: Times; now: Date; phone: string }

/** The first letter large, as at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What it means for the citizen, as a heading: never the name of a state. */
export function followHeading(view: FollowView, { say, times, now }: Telling): string {
  const closed = view.state === 'closed' ? closedHeading(view) : null
  if (closed) return say(closed)
  const last = view.messages.at(-1)
  if (last?.kind === 'request') return say('heading-request')
  if (view.promise?.kind === 'call_back' && Date.parse(view.promise.dueAt) > now.getTime()) {
    const { dueAt } = view.promise
    return say('heading-call', { day: times.near(dueAt), time: times.spoken(dueAt) })
  }
  if (isLate(view, now)) return say('heading-late')
  if (last?.kind === 'added' && view.messages.some(({ kind }) => kind === 'answer')) return say('heading-added')
  if (last?.kind === 'answer') return say('heading-answered-open')
  if (view.offeredTo) return say('heading-offered', { unit: view.offeredTo })
  if (view.steps.some(({ kind }) => kind === 'accepted')) return say('heading-looking', { unit: view.unit })
  return say('heading-received')
}

/** How a closed question ended. Null where there is nothing to say but that it is answered, and no answer was written. */
function closedHeading(view: FollowView): Word {
  switch (view.outcome) {
    case 'case_opened':
      return 'heading-case'
    case 'case_decided':
      return 'heading-decided'
    case 'meeting_booked':
      return 'heading-meeting'
    case 'referred_outside':
      return 'heading-referred'
    case 'not_for_us':
      return 'heading-not-for-us'
    case 'transferred_live':
      return 'heading-transferred'
    case 'answered_directly':
    case 'shown_how':
    case 'answered_after_finding_out':
    case 'answered_by_unit':
    case 'rule_interpretation':
      return 'heading-answered'
    case 'transferred_not_reached':
    case 'abandoned':
    case null:
      return view.messages.some(({ kind }) => kind === 'answer') ? 'heading-answered' : 'heading-closed'
  }
}

/** We are late: it is open, the time we said has passed, and the last word is not ours. */
function isLate(view: FollowView, now: Date): boolean {
  const due = view.promise?.dueAt ?? view.dueAt
  const last = view.messages.at(-1)
  return view.state === 'open' && due !== null && Date.parse(due) < now.getTime() && last?.kind !== 'answer'
}

/** The line of what has been and what is next, with days and times. A unit is named, never a person. */
export function followSteps(view: FollowView, telling: Telling): ToldStep[] {
  const { times } = telling
  const done = view.steps.map((step, index): ToldStep => {
    const when = `${capital(times.near(step.at))} ${times.spoken(step.at)}`
    return { key: index, state: 'done', when, text: stepText(step, telling) }
  })
  return [...done, ...nextSteps(view, telling)]
}

function stepText({ kind, unit, until }: Step, { say, times }: Telling): string {
  switch (kind) {
    case 'received':
    case 'raised_again':
    case 'came_back':
    case 'added':
    case 'reopened':
    case 'closed':
      return say(`step-${kind}`)
    case 'offered':
    case 'accepted':
    case 'answered':
    case 'request':
      return unit ? say(`step-${kind}`, { unit }) : say(`step-${kind}-unnamed`)
    case 'promised':
      return until
        ? say('step-promised', { day: times.near(until), time: times.spoken(until) })
        : say('step-promised-unnamed')
  }
}

function nextSteps(view: FollowView, { say, times, now, phone }: Telling): ToldStep[] {
  if (view.state === 'closed') return []
  const latest = (at: string) => say('latest', { day: times.near(at), time: times.spoken(at) })
  const steps: ToldStep[] = []
  const add = (key: string, when: string, text: string) =>
    steps.push({ key, when, text, state: steps.length === 0 ? 'next' : 'later' })
  if (view.messages.at(-1)?.kind === 'request') add('you', say('now'), say('next-you'))
  const offer = view.steps.findLast(({ kind }) => kind === 'offered')
  if (view.offeredTo && offer?.until) add('offer', latest(offer.until), say('next-offered', { unit: view.offeredTo }))
  if (isLate(view, now)) {
    add('late', say('now'), say('next-late', { phone }))
    return steps
  }
  const answered = view.messages.some(({ kind }) => kind === 'answer')
  const due = view.promise?.dueAt ?? view.dueAt
  const text = view.promise?.kind === 'call_back' ? 'next-call' : answered ? 'next-rest' : 'next-answer'
  add('answer', due && Date.parse(due) > now.getTime() ? latest(due) : say('soon'), say(text))
  return steps
}

/** What was written back and forth, parted for the page: the newest from us, what the citizen wrote after it, all before. */
export function conversation(messages: readonly Message[]): {
  latest: Message | null
  since: Message[]
  earlier: Message[]
} {
  const at = messages.findLastIndex(({ kind }) => kind !== 'added')
  if (at < 0) return { latest: null, since: [...messages], earlier: [] }
  return { latest: messages[at] ?? null, since: messages.slice(at + 1), earlier: messages.slice(0, at) }
}

/** A text as its paragraphs: parted by empty lines. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A reference as it is read out and written down: K7QF-29MX. */
export function shownReference(reference: string): string {
  return reference.replace(/^(\w{4})(\w{4})$/, '$1-$2')
}

/** Whether two ways of writing a reference mean the same: case, spaces and hyphens aside. */
export function sameReference(one: string, other: string): boolean {
  const plain = (reference: string) => reference.replaceAll(/[^0-9a-z]/gi, '').toUpperCase()
  return plain(one) === plain(other)
}
