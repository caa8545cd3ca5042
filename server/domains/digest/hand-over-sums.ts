import type { HandOverFact } from '#domains/contacts/index.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { workingMinutesBetween } from '#platform/clock/working-time.ts'
import type { DigestContent } from './contract.ts'

/** What became of some offers, and how fast, in working time. Pure. */
export function handOverSums(facts: readonly HandOverFact[], schedule: Schedule): DigestContent['handOversOut'] {
  const of = (state: HandOverFact['state']) => facts.filter((fact) => fact.state === state)
  const accepted = of('accepted')
  const answered = accepted.filter((fact) => fact.closedAt !== null)
  const minutes = (from: Date, to: Date) => Math.round(workingMinutesBetween(schedule, from, to))
  return {
    offered: facts.length,
    accepted: accepted.length,
    returned: of('returned').length,
    silent: of('expired').length,
    takenBack: of('taken_back').length,
    waiting: of('offered').length,
    acceptMinutes: median(accepted.map((fact) => minutes(fact.offeredAt, fact.endedAt!))),
    answered: answered.length,
    answerMinutes: median(answered.map((fact) => minutes(fact.offeredAt, fact.closedAt!))),
  }
}

/** The middle one; of an even number, the mean of the two in the middle. Null of none. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : Math.round((sorted[half - 1]! + sorted[half]!) / 2)
}
