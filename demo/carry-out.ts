/** Carries planned steps out through the ordinary use cases, as the people who take them, with the clock at each step's time. */
import { loadStaffActor } from '#domains/staff/index.ts'
import { type Actor, anonymous, citizen, type StaffActor, system } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { type Database, inTransaction } from '#platform/database/database.ts'
import { idOf } from '#platform/database/ids.ts'
import { execute, type Operations } from '#platform/operations/execute.ts'
import type { Arrival, Asker } from './arrivals.ts'
import type { Act, FirstDecision, PlannedContact, Step } from './courses.ts'
import type { DemoData } from './data-format.ts'

/** What is needed to carry steps out in this process. */
export type Stage = { db: Database; operations: Operations; secret: string; data: DemoData }

/** How a run of a plan differs from the plan. */
export type Run = {
  /** Names the run: a step is carried out once per name, however often it is tried. */
  name: string
  /** When something planned for `planned` happens in this run. */
  timeOf(planned: Date): Date
  /** Where citizens send what they ask, instead of asking in this process. Takes the operation's input and a key. */
  ask?: (input: unknown, key: string) => Promise<unknown>
}

/** What has come of a contact so far. */
export type Story = {
  questionId: string
  handOverId: string | null
  /** Only what was asked on the web: what the citizen needs to follow it. */
  follow: { reference: string; code: string } | null
}

/** Carries out one planned contact's steps, one at a time. */
export type Player = {
  /** The steps that are left, the next one first. */
  left: Step[]
  /** Carries the next step out at its time in this run. Throws what the use case throws. */
  playNext(): Promise<Story>
}

/** Makes the people of a municipality act. They are read once each. */
export function actorsOf({ db, data }: Stage): (code: string, at: Date) => Promise<StaffActor> {
  const { number, code: municipality } = data.municipality
  const known = new Map<string, StaffActor>()
  return async (code, at) => {
    const earlier = known.get(code)
    if (earlier) return earlier
    const staffId = idOf(municipality, 'staff', code)
    const actor = await inTransaction(db, system(number), (tx) => loadStaffActor(tx, number, staffId, at))
    if (!actor) throw new Error(`${code} does not work at ${municipality}.`)
    known.set(code, actor)
    return actor
  }
}

/** Prepares a planned contact to be played. */
export function playerOf(
  stage: Stage,
  run: Run,
  planned: PlannedContact,
  actorOf: ReturnType<typeof actorsOf>,
): Player {
  const { number } = stage.data.municipality
  const left = [...planned.steps]
  let story: Story = { questionId: '', handOverId: null, follow: null }
  const actorFor = async (step: Step, at: Date): Promise<Actor> => {
    if (step.by !== 'citizen') return actorOf(step.by.staff, at)
    return step.act === 'ask' ? anonymous(number) : citizen(number, story.questionId)
  }
  const play = async (step: Step, key: string): Promise<unknown> => {
    const asked = requestFor(stage.data, run, planned.arrival, step, story)
    if (step.act === 'ask' && run.ask) return run.ask(asked.input, key)
    const at = run.timeOf(step.at)
    const execution = { ...stage, clock: fixedClock(at) }
    return execute(execution, await actorFor(step, at), asked.operation, asked.input, { key })
  }
  return {
    left,
    async playNext() {
      const step = left[0]
      if (!step) return story
      const reply = await play(step, idOf('demo', run.name, planned.arrival.key, left.length))
      left.shift()
      story = storyAfter(story, reply as Reply)
      return story
    },
  }
}

/** The parts of the operations' replies that a story goes on with. */
type Reply = {
  questionId?: string
  reference?: string
  code?: string
  questions?: { questionId: string; handOverId: string | null }[]
  handOver?: { handOverId: string }
}

function storyAfter(story: Story, reply: Reply): Story {
  const first = reply.questions?.[0]
  if (first) return { ...story, questionId: first.questionId, handOverId: first.handOverId ?? story.handOverId }
  if (reply.handOver) return { ...story, handOverId: reply.handOver.handOverId }
  const { questionId, reference, code } = reply
  if (questionId && reference && code) return { ...story, questionId, follow: { reference, code } }
  return story
}

/** The operation a step is, and its input. */
function requestFor(
  data: DemoData,
  run: Run,
  arrival: Arrival,
  step: Step,
  story: Story,
): { operation: string; input: unknown } {
  const { code } = data.municipality
  const { questionId, handOverId } = story
  switch (step.act) {
    case 'receive':
      return { operation: 'contacts.receive-contact', input: received(data, run, arrival, step.decision) }
    case 'raise_again': {
      const asked = { existingQuestionId: questionId, asked: step.words, decision: { kind: 'centre' } }
      return { operation: 'contacts.receive-contact', input: { channel: 'phone', questions: [asked] } }
    }
    case 'ask':
      return { operation: 'contacts.ask', input: askedOnTheWeb(code, arrival) }
    case 'add':
      return { operation: 'contacts.add-to-question', input: { body: step.words } }
    case 'answer':
      return {
        operation: 'contacts.answer-question',
        input: { questionId, answer: step.words, outcome: step.outcome },
      }
    case 'end': {
      const { outcome, referredTo } = step
      return { operation: 'contacts.close-question', input: { questionId, outcome, referredTo } }
    }
    case 'keep':
      return { operation: 'contacts.keep-question', input: { questionId, promise: promiseOf(run, step.promised) } }
    case 'hand_over': {
      const toUnitId = idOf(code, 'unit', step.unit)
      return { operation: 'contacts.hand-over-question', input: { questionId, toUnitId, greeting: step.greeting } }
    }
    case 'accept':
      return { operation: 'contacts.accept-hand-over', input: { handOverId } }
    case 'return': {
      const { reason, words } = step
      return { operation: 'contacts.return-hand-over', input: { handOverId, reason, words } }
    }
    case 'attempt':
      return {
        operation: 'contacts.log-attempt',
        input: { questionId, channel: 'phone', reached: step.reached },
      }
    case 'ask_back':
      return messageOf(questionId, 'asked_back', step)
    case 'tell_unit':
      return messageOf(questionId, 'told_unit', step)
  }
}

function messageOf(questionId: string, kind: string, { words: body }: Extract<Act, { act: 'ask_back' | 'tell_unit' }>) {
  return { operation: 'contacts.write-message', input: { questionId, kind, body } }
}

function promiseOf(run: Run, promised: Date | undefined) {
  return promised ? { kind: 'call_back', dueAt: run.timeOf(promised).toISOString() } : null
}

function received(data: DemoData, run: Run, arrival: Arrival, decision: FirstDecision): unknown {
  const { code } = data.municipality
  const place = data.places.find((each) => each.kind === 'main')
  return {
    channel: arrival.channel,
    ...(arrival.channel === 'visit' && place ? { placeId: idOf(code, 'place', place.id) } : {}),
    language: arrival.script.language,
    startedAt: run.timeOf(arrival.at).toISOString(),
    ...identityOf(code, arrival.asker),
    questions: [
      {
        serviceId: idOf(code, 'service', arrival.script.service),
        asked: arrival.asked,
        location: arrival.location,
        decision: decisionOf(code, run, decision),
      },
    ],
  }
}

function identityOf(code: string, asker: Asker): Record<string, unknown> {
  if (asker.identity === 'anonymous') return { identity: 'anonymous' }
  const { replyBy, replyTo } = asker
  if (asker.identity === 'claimed') return { identity: 'claimed', claimedName: asker.name, replyBy, replyTo }
  return { identity: 'known', personId: idOf(code, 'person', asker.person), replyBy, replyTo }
}

function decisionOf(code: string, run: Run, decision: FirstDecision): unknown {
  switch (decision.kind) {
    case 'answer':
      return { kind: 'answer', answer: decision.words, outcome: decision.outcome }
    case 'end': {
      const { outcome, referredTo, words } = decision
      return { kind: 'end', outcome, referredTo, words }
    }
    case 'keep':
      return { kind: 'keep', promise: promiseOf(run, decision.promised), said: decision.words }
    case 'hand_over': {
      const { unit, greeting, words: said } = decision
      return { kind: 'hand_over', toUnitId: idOf(code, 'unit', unit), greeting, said }
    }
    case 'centre':
      return { kind: 'centre' }
  }
}

function askedOnTheWeb(code: string, { script, asked, location, asker }: Arrival): unknown {
  const reply =
    asker.identity === 'anonymous' ? { replyBy: 'follow' } : { replyBy: asker.replyBy, replyTo: asker.replyTo }
  const name = asker.identity === 'claimed' ? { name: asker.name } : {}
  return {
    asked,
    location,
    serviceId: idOf(code, 'service', script.service),
    language: script.language === 'sv' ? 'sv' : 'en',
    ...name,
    ...reply,
  }
}
