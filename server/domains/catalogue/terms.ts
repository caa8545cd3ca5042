import type { ServiceRow } from './service-store.ts'

/** What holds between the centre and a unit for a service: who does what, within what working time. */
export type Terms = {
  unitId: string
  /** Working minutes from offer to acceptance. */
  acceptWithinMinutes: number
  /** Working minutes from offer to answer. */
  answerWithinMinutes: number
  /** How far the centre goes itself. */
  centre: 'answers' | 'prepares' | 'receives'
  /** From which day the agreement holds; null when the default rule is used. */
  agreementFrom: string | null
}

/**
 * The rule where no agreement is written, so that the product works well without any: the unit accepts within half a
 * working day and answers within two.
 */
export const defaultTerms = { acceptWithinMinutes: 240, answerWithinMinutes: 960 } as const

/** A question that the centre keeps is to be answered within a working day (e-mail: a working day is the known goal). */
export const centreAnswersWithinMinutes = 480

/** How far the centre goes by default: ROSA levels 1-2 it answers, 3-4 it prepares, above that it receives. */
export function defaultCentre(rosaLevel: number): Terms['centre'] {
  if (rosaLevel <= 2) return 'answers'
  return rosaLevel <= 4 ? 'prepares' : 'receives'
}

/** What holds for a service between the centre and its unit: the agreement in force, or the default rule. */
export function termsOf(service: ServiceRow): Terms {
  const agreed = service.agreement
  if (!agreed) {
    return { unitId: service.unitId, ...defaultTerms, centre: defaultCentre(service.rosaLevel), agreementFrom: null }
  }
  return {
    unitId: agreed.unitId,
    acceptWithinMinutes: agreed.acceptWithinMinutes,
    answerWithinMinutes: agreed.answerWithinMinutes,
    centre: agreed.centre,
    agreementFrom: agreed.validFrom,
  }
}
