import { directOutcomes, laterOutcomes } from '#domains/contacts/index.ts'

const later = new Set(laterOutcomes.map((outcome) => `closed:${outcome}`))
const direct = new Set(directOutcomes.map((outcome) => `closed:${outcome}`))

/** How many were answered afterwards. */
export function sumLater(measures: ReadonlyMap<string, number>): number {
  return sumWhere(measures, (measure) => later.has(measure))
}

/** How many were closed without an answer of ours: referred outside, abandoned, transferred live, not for us. */
export function sumOtherwise(measures: ReadonlyMap<string, number>): number {
  return sumWhere(measures, (measure) => measure.startsWith('closed:') && !later.has(measure) && !direct.has(measure))
}

function sumWhere(measures: ReadonlyMap<string, number>, counts: (measure: string) => boolean): number {
  let sum = 0
  for (const [measure, amount] of measures) if (counts(measure)) sum += amount
  return sum
}
