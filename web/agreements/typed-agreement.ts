import type { z } from 'zod'
import type { readAgreement } from '#domains/catalogue/contract.ts'
import { field, type PageRequest } from '#web/shared/request.ts'

/** The form as typed: texts, so that what is wrong can be shown again as it was. */
export type Typed = {
  key: string
  readVersion: string
  unitId: string
  centre: string
  acceptWithinMinutes: string
  answerWithinMinutes: string
  validFrom: string
  centreSteps: string
  unitSteps: string
  steps: { who: 'centre' | 'unit'; what: string }[]
  note: string
  supportPhone: string
}

/** Reads the sent form. Steps are one a line; the centre's come first, as the question does. */
export function readTyped(form: PageRequest['form']): Typed {
  const [centreSteps, unitSteps] = [field(form, 'centreSteps'), field(form, 'unitSteps')]
  return {
    key: field(form, 'key'),
    readVersion: field(form, 'readVersion'),
    unitId: field(form, 'unitId'),
    centre: field(form, 'centre'),
    acceptWithinMinutes: field(form, 'acceptWithinMinutes'),
    answerWithinMinutes: field(form, 'answerWithinMinutes'),
    validFrom: field(form, 'validFrom'),
    centreSteps,
    unitSteps,
    steps: [...stepsIn('centre', centreSteps), ...stepsIn('unit', unitSteps)],
    note: field(form, 'note'),
    supportPhone: field(form, 'supportPhone'),
  }
}

/** The form as it begins: what holds now. */
export function typedFrom(
  current: z.output<(typeof readAgreement)['reply']>['current'],
  readVersion: number,
  key: string,
): Typed {
  const lines = (who: string) =>
    current.steps
      .filter((step) => step.who === who)
      .map((step) => step.what)
      .join('\n')
  return {
    key,
    readVersion: String(readVersion),
    unitId: current.unitId,
    centre: current.centre,
    acceptWithinMinutes: String(current.acceptWithinMinutes),
    answerWithinMinutes: String(current.answerWithinMinutes),
    validFrom: '',
    centreSteps: lines('centre'),
    unitSteps: lines('unit'),
    steps: [],
    note: current.note,
    supportPhone: current.supportPhone ?? '',
  }
}

function stepsIn(who: 'centre' | 'unit', text: string): Typed['steps'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((what) => ({ who, what }))
}
