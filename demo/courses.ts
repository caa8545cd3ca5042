/** What becomes of a contact: the steps the guide, the units and the citizen take, and when. */
import { addWorkingTime } from '#platform/clock/working-time.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import type { Arrival } from './arrivals.ts'
import type { DemoData, DemoService } from './data-format.ts'
import { type Chance, deckOf, seededChance } from './seeded.ts'

/** Who takes a step: the code of somebody on the staff, or the citizen. */
export type Doer = { staff: string } | 'citizen'

export type Act =
  | { act: 'receive'; decision: FirstDecision }
  | { act: 'ask' }
  | { act: 'answer'; words: string; outcome?: string }
  | { act: 'end'; outcome: string; referredTo: string | null }
  | { act: 'keep'; promised?: Date }
  | { act: 'hand_over'; unit: string; greeting: string }
  | { act: 'accept' }
  | { act: 'return'; reason: string; words: string }
  | { act: 'attempt'; reached: boolean }
  | { act: 'ask_back'; words: string }
  | { act: 'tell_unit'; words: string }
  | { act: 'add'; words: string }
  | { act: 'raise_again'; words: string }

/** What is decided while the citizen is still there. */
export type FirstDecision =
  | { kind: 'answer'; words: string; outcome: string }
  | { kind: 'end'; words: string; outcome: string; referredTo: string | null }
  | { kind: 'keep'; words: string; promised?: Date }
  | { kind: 'centre' }
  | { kind: 'hand_over'; words: string; unit: string; greeting: string }

export type Step = Act & { at: Date; by: Doer }

/** An arrival with everything that follows from it. Steps are in the order of time. */
export type PlannedContact = { arrival: Arrival; steps: Step[] }

/** How a hand-over goes. Twenty cards, so that any twenty of them hold every kind. */
const handOverCards = [
  ...Array<'answered'>(9).fill('answered'),
  ...Array<'accepted'>(3).fill('accepted'),
  ...Array<'late'>(2).fill('late'),
  ...Array<'silent'>(3).fill('silent'),
  ...Array<'returned'>(2).fill('returned'),
  'asked_back' as const,
]
/** How something the guide takes upon themselves goes. */
const keepCards = ['promised', 'promised', 'promised', 'missed', 'kept', 'forgotten'] as const
/** How something written is met: most are answered when read, one of six waits for somebody to take it. */
const readCards = ['read', 'read', 'read', 'read', 'read', 'waits'] as const

/** Where a contact is to be left instead, so that a list has something in it. */
export type LooseEnd = { left: 'waiting' | 'offered' | 'accepted' | 'returned' } | { left: 'promised'; promised: Date }

export type Planner = (arrival: Arrival, looseEnd?: LooseEnd) => PlannedContact

/**
 * Makes a planner for a municipality. Its decks are shared by all contacts it plans.
 * @param work the units' working hours, by which everything that is not answered at once is done
 */
export function plannerOf(data: DemoData, work: Schedule, seed: string): Planner {
  const chance = seededChance(`courses ${data.municipality.code} ${seed}`)
  const decks = {
    handOver: deckOf(chance, handOverCards),
    keep: deckOf(chance, keepCards),
    read: deckOf(chance, readCards),
  }
  return (arrival, looseEnd) => {
    const course: Course = {
      data,
      work,
      chance,
      decks,
      arrival,
      looseEnd: looseEnd ?? null,
      steps: [],
      now: arrival.at,
    }
    if (arrival.channel === 'web') planWritten(course)
    else planMet(course)
    return { arrival, steps: course.steps }
  }
}

type Course = {
  data: DemoData
  work: Schedule
  chance: Chance
  decks: { handOver: () => (typeof handOverCards)[number]; keep: () => string; read: () => string }
  arrival: Arrival
  looseEnd: LooseEnd | null
  steps: Step[]
  /** When the last step was taken. */
  now: Date
}

function take(course: Course, by: Doer, act: Act): void {
  course.steps.push({ ...act, at: course.now, by })
}

/** Time passes: minutes on the clock, or minutes of working time. */
function elapse(course: Course, minutes: number): void {
  course.now = new Date(course.now.getTime() + minutes * 60_000)
}
function workFor(course: Course, from: number, to: number): void {
  course.now = addWorkingTime(course.work, course.now, course.chance.between(from, to))
}

/** On the telephone, at the counter, by letter or e-mail: registered when the guide has decided what is to become of it. */
function planMet(course: Course): void {
  const { arrival, chance } = course
  const { script } = arrival
  const guide = { staff: arrival.guide }
  if (isMetAtOnce(arrival)) elapse(course, chance.between(2, 7))
  else workFor(course, 5, 70)
  const unit = unitOf(course)
  if (script.outcome === 'handed_over' && unit) {
    const decision = { kind: 'hand_over', words: script.answer, unit, greeting: greetingOf(course) } as const
    take(course, guide, { act: 'receive', decision })
    planHandOver(course, unit)
  } else if (script.outcome === 'handed_over' || script.outcome === 'answered_after_finding_out') {
    planKept(course, (promised) => {
      const decision = { kind: 'keep', words: '', ...(promised ? { promised } : {}) } as const
      take(course, guide, { act: 'receive', decision })
    })
  } else if (script.outcome === 'answered_directly' || script.outcome === 'shown_how') {
    const decision = { kind: 'answer', words: script.answer, outcome: script.outcome } as const
    take(course, guide, { act: 'receive', decision })
  } else {
    const { answer: words, outcome, referredTo = null } = script
    take(course, guide, { act: 'receive', decision: { kind: 'end', words, outcome, referredTo } })
  }
}

/** True where the citizen waits while a guide registers; what is written is read when there is time. */
export function isMetAtOnce({ channel }: Arrival): boolean {
  return !['email', 'letter', 'web'].includes(channel)
}

/** Asked on the web: it lies with the centre until a guide reads it. */
function planWritten(course: Course): void {
  const { arrival } = course
  const { script } = arrival
  const guide = { staff: arrival.guide }
  take(course, 'citizen', { act: 'ask' })
  if (course.looseEnd?.left === 'waiting') return
  if (course.decks.read() === 'waits') workFor(course, 300, 700)
  else workFor(course, 8, 120)
  const unit = unitOf(course)
  if (script.outcome === 'handed_over' && unit) {
    take(course, guide, { act: 'hand_over', unit, greeting: greetingOf(course) })
    planHandOver(course, unit)
  } else if (script.outcome === 'handed_over' || script.outcome === 'answered_after_finding_out') {
    planKept(course, (promised) => take(course, guide, { act: 'keep', ...(promised ? { promised } : {}) }))
  } else if (script.outcome === 'referred_outside' || script.outcome === 'not_for_us') {
    take(course, guide, { act: 'end', outcome: script.outcome, referredTo: script.referredTo ?? null })
  } else {
    const outcome = script.outcome === 'shown_how' ? 'shown_how' : 'answered_directly'
    take(course, guide, { act: 'answer', words: script.answer, outcome })
  }
}

/** The guide finds out and comes back, often by a promised time; now and then it is forgotten. */
function planKept(course: Course, keep: (promised: Date | null) => void): void {
  const { arrival, chance } = course
  const guide = { staff: arrival.guide }
  if (course.looseEnd?.left === 'promised') return keep(course.looseEnd.promised)
  const card = course.decks.keep()
  const promised = card === 'kept' ? null : addWorkingTime(course.work, course.now, 60 * chance.between(2, 5))
  keep(promised)
  if (card === 'forgotten') return
  workFor(course, 40, 150)
  if (card === 'missed') {
    take(course, guide, { act: 'attempt', reached: false })
    workFor(course, 60, 240)
  }
  take(course, guide, { act: 'answer', words: arrival.script.answer, outcome: 'answered_after_finding_out' })
}

function planHandOver(course: Course, unit: string): void {
  const left = course.looseEnd?.left
  if (left === 'offered') return
  const card = left === 'returned' || left === 'accepted' ? left : course.decks.handOver()
  const receiver = handlerOf(course, unit)
  if (card === 'silent' || !receiver) return planCallAgain(course)
  workFor(course, 10, 150)
  if (card === 'returned') return planReturned(course, receiver)
  take(course, receiver, { act: 'accept' })
  if (left === 'accepted') return
  if (card === 'accepted') return planCallAgain(course)
  if (card === 'asked_back') {
    workFor(course, 10, 40)
    take(course, receiver, { act: 'ask_back', words: wordsOf(course, questionsBack) })
    workFor(course, 10, 60)
    take(course, { staff: course.arrival.guide }, { act: 'tell_unit', words: wordsOf(course, tellings) })
  }
  if (card === 'late') workFor(course, 1500, 3500)
  else workFor(course, 20, 400)
  take(course, receiver, { act: 'answer', words: wordsOf(course, unitAnswers), outcome: 'answered_by_unit' })
}

/** It comes back; on half of them the guide answers the same day, the others lie among the returned ones. */
function planReturned(course: Course, receiver: Doer): void {
  const reason = course.chance.pick(['wrong_receiver', 'incomplete', 'answered_already'] as const)
  take(course, receiver, { act: 'return', reason, words: wordsOf(course, returnWords[reason]) })
  if (course.looseEnd || course.chance.next() < 0.5) return
  workFor(course, 15, 120)
  const outcome = 'answered_after_finding_out'
  take(course, { staff: course.arrival.guide }, { act: 'answer', words: course.arrival.script.answer, outcome })
}

/** Where nothing is heard some citizens get in touch again, on the web with their code, otherwise by telephone. */
function planCallAgain(course: Course): void {
  if (course.chance.next() < 0.6) return
  workFor(course, 200, 600)
  const words = wordsOf(course, askedAgain)
  if (course.arrival.channel === 'web') take(course, 'citizen', { act: 'add', words })
  else take(course, { staff: course.arrival.guide }, { act: 'raise_again', words })
}

function serviceOf({ data, arrival }: Pick<Course, 'data' | 'arrival'>): DemoService {
  const service = data.services.find((each) => each.id === arrival.script.service)
  if (!service) throw new Error(`The script ${arrival.script.id} names a service that does not exist.`)
  return service
}

/** True when a unit outside the centre receives what the contact is about. */
export function isForAUnit(data: DemoData, arrival: Arrival): boolean {
  return arrival.script.outcome === 'handed_over' && unitOf({ data, arrival }) !== null
}

/** To whom the service's questions are handed over: the agreement in force, or its own unit. Null when the centre has it itself. */
function unitOf(course: Pick<Course, 'data' | 'arrival'>): string | null {
  const { data, arrival } = course
  const day = arrival.at.toISOString().slice(0, 10)
  const agreement = data.agreements
    .filter((each) => each.service === arrival.script.service && each.from <= day)
    .toSorted((a, b) => b.version - a.version)[0]
  const unit = data.units.find((each) => each.id === (agreement?.unit ?? serviceOf(course).unit))
  return unit && unit.acceptsHandOvers && unit.kind !== 'service_centre' && handlerOf(course, unit.id) ? unit.id : null
}

/** Somebody in the unit who receives what is handed over, and may read it where the unit is secret. */
function handlerOf({ data, arrival }: Pick<Course, 'data' | 'arrival'>, unit: string): Doer | null {
  const secret = data.units.some((each) => each.id === unit && each.secret)
  const handlers = data.staff.filter(
    (person) =>
      person.unit === unit &&
      person.roles.some((grant) => grant.role === 'handler') &&
      (!secret || person.secrecyRights?.some((right) => right.unit === unit && right.mayRead)),
  )
  // The same colleague takes everything of a script, as in life.
  const one = handlers[arrival.script.id.length % Math.max(handlers.length, 1)]
  return one ? { staff: one.id } : null
}

type Wordings = { sv: readonly string[]; en: readonly string[] }

function wordsOf(course: Course, wordings: Wordings): string {
  return course.chance.pick(course.arrival.script.language === 'en' ? wordings.en : wordings.sv)
}

function greetingOf(course: Course): string {
  return course.chance.pick(greetings)
}

const greetings = [
  'Kan ni svara direkt? Jag har sagt att ni hör av er.',
  'Jag har sagt som det är, att ni behöver titta på det först.',
  'Ring gärna i stället för att skriva, det går fortare.',
  'Hör av er om något saknas, så frågar jag.',
]
const unitAnswers: Wordings = {
  sv: [
    'Hej! Vi har tittat på det du skrev om och tar hand om det den här veckan. Hör av dig om det inte blir bra.',
    'Hej! Tack för att du sa till. Vi har varit ute på platsen och åtgärdat det.',
    'Hej! Vi har gått igenom ditt ärende och allt som behövs är på plats. Du får besked med posten.',
    'Hej! Vi har rättat det nu. Förlåt att det dröjde.',
    'Hej! Jag har bokat in det och ringer dig dagen innan.',
  ],
  en: [
    'Hello! We have looked into this and will take care of it this week. Tell us if it is not put right.',
    'Hello! Thank you for telling us. We have been there and mended it.',
  ],
}
const questionsBack: Wordings = {
  sv: [
    'Vilket nummer är det på huset?',
    'När hände det, och har det hänt förut?',
    'Vill den som frågade bli uppringd?',
  ],
  en: ['What is the number of the house?'],
}
const tellings: Wordings = {
  sv: [
    'Jag har frågat: det är porten mot gården.',
    'Det var i morse, och en gång förra veckan.',
    'Ja, helst på eftermiddagen.',
  ],
  en: ['I asked: it is the door to the yard.'],
}
const returnWords: Record<'wrong_receiver' | 'incomplete' | 'answered_already', Wordings> = {
  wrong_receiver: {
    sv: [
      'Det här är inte hos oss. Försök med gatukontoret eller miljö.',
      'Det ligger hos en annan enhet sedan i våras.',
    ],
    en: ['This is not ours.'],
  },
  incomplete: { sv: ['Vi behöver veta var det är för att kunna hjälpa till.'], en: ['We need to know where it is.'] },
  answered_already: { sv: ['Vi ringde upp i går och svarade på det här.'], en: ['We called about this yesterday.'] },
}
const askedAgain: Wordings = {
  sv: ['Hej igen! Jag undrar hur det går med det här.', 'Jag har inte hört något än. När får jag svar?'],
  en: ['Hello again! How is it going with this?'],
}
