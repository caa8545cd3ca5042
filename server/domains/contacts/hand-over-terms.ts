import type { z } from 'zod'
import { findService, termsOf } from '#domains/catalogue/index.ts'
import { departmentNames, listUnits, serviceCentre, staffOfUnit, type Unit } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { readHandOverTerms as operation } from './contract.ts'
import { dayOf, handOverTimes } from './deadlines.ts'

/** At most this many units are proposed at a time; a search narrows it. */
const PROPOSED = 8

/** To whom a question about a service may be handed over and within what times: the agreement's unit first, then those that fit a search. */
export async function readHandOverTerms(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  const day = dayOf(at)
  const service = input.serviceId ? await findService(tx, actor.municipalityId, input.serviceId, day) : null
  const agreedId = service ? termsOf(service).unitId : null
  const centre = await serviceCentre(context)
  const receives = (unit: Unit) =>
    unit.id !== centre.id && unit.acceptsHandOvers && (unit.closedOn === null || unit.closedOn > day)
  const wanted = (input.search ?? '').trim().toLocaleLowerCase('sv')
  const all = (await listUnits(context)).filter(receives)
  const found = wanted
    ? all.filter(
        (unit) =>
          unit.name.toLocaleLowerCase('sv').includes(wanted) || unit.shortName.toLocaleLowerCase('sv').includes(wanted),
      )
    : all.filter((unit) => unit.id === agreedId || (service !== null && unit.departmentId === service.departmentId))
  const ranked = found.toSorted((a, b) => Number(b.id === agreedId) - Number(a.id === agreedId)).slice(0, PROPOSED)
  const departments = await departmentNames(context)
  const proposals = []
  for (const unit of ranked) {
    const { acceptBy, answerBy, terms } = await handOverTimes(context, service?.id ?? null, unit.id, at)
    const people = await staffOfUnit(context, unit.id, day)
    proposals.push({
      unit: { id: unit.id, name: unit.shortName },
      department: departments.get(unit.departmentId) ?? '',
      why: terms.agreementFrom ? ('agreement' as const) : ('default' as const),
      agreementFrom: terms.agreementFrom,
      acceptBy: acceptBy.toISOString(),
      answerBy: answerBy.toISOString(),
      acceptWithinMinutes: terms.acceptWithinMinutes,
      answerWithinMinutes: terms.answerWithinMinutes,
      secret: unit.secret,
      // Staff with protected identity are named nowhere.
      people: people
        .filter((person) => !person.protected)
        .map((person) => ({ id: person.id, name: `${person.givenName} ${person.familyName}` })),
    })
  }
  return { proposals }
}
