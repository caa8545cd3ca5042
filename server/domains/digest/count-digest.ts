import { servicesOn } from '#domains/catalogue/index.ts'
import { askedAbout, handOversOf, receivedByService, type Span } from '#domains/contacts/index.ts'
import { namesAmong } from '#domains/people/index.ts'
import { listUnits, scheduleOf, staffNameWords, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { examplesOf, safeWords } from './common-words.ts'
import type { DigestContent } from './contract.ts'
import { webPagesOf } from './digest-store.ts'
import { answersFor } from './from-answers.ts'
import { handOverSums } from './hand-over-sums.ts'

type Services = DigestContent['services']

/**
 * Counts a department's week. For the system only, since it reads across all units. What is secret is left out of everything, also for
 * those who may know of it: the digest travels by e-mail.
 * @param spans the week, and the weeks to compare with
 */
export async function countDigest(
  context: Context,
  departmentId: string,
  spans: readonly Span[],
): Promise<DigestContent> {
  const span = spans[0]!
  const day = localDate(span.from, await zoneOf(context)).toString()
  const own = (await servicesOn(context.tx, context.actor.municipalityId, day)).filter(
    (service) => service.departmentId === departmentId && !service.secret,
  )
  const services = await serviceRows(context, own, spans)
  const units = (await listUnits(context)).filter((unit) => unit.departmentId === departmentId && !unit.secret)
  const usuals = services.every((row) => row.usual === null) ? null : services.map((row) => row.usual ?? 0)
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    received: sum(services.map((row) => row.received)),
    direct: sum(services.map((row) => row.direct)),
    usual: usuals ? tenths(sum(usuals)) : null,
    services: await withExamples(
      context,
      services.filter((row) => row.received > 0),
      span,
    ),
    ...(await handOversFor(context, units, span)),
    webPages: await webPagesOf(context, own, span),
    answers: await answersFor(context, own, units, span),
  }
}

async function serviceRows(
  context: Context,
  own: readonly { id: string; shortName: string }[],
  spans: readonly Span[],
): Promise<Services> {
  const counted = (await receivedByService(context, spans)).filter((row) => row.secrecyUnitId === null)
  // A week in which nothing at all came in is no week to compare with.
  const weeks = new Set(counted.filter((row) => row.span > 0).map((row) => row.span)).size
  const [from, to] = [spans[0]!.from.toISOString(), spans[0]!.to.toISOString()]
  return own
    .map(({ id, shortName }) => {
      const rows = counted.filter((row) => row.serviceId === id)
      const now = rows.find((row) => row.span === 0)
      const before = sum(rows.filter((row) => row.span > 0).map((row) => row.received))
      return {
        serviceId: id,
        name: shortName,
        received: now?.received ?? 0,
        direct: now?.direct ?? 0,
        usual: weeks === 0 ? null : tenths(before / weeks),
        list: { serviceId: id, secret: 'false', from, to },
        examples: [],
      }
    })
    .toSorted((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'sv'))
}

/** Adds words that many used. Names of people in the register, of staff and of those who asked are never among them. */
async function withExamples(context: Context, services: Services, span: Span): Promise<Services> {
  const asked = await askedAbout(
    context,
    services.map((service) => service.serviceId),
    span,
  )
  const claimed = asked.flatMap(({ claimedName }) => (claimedName ?? '').toLocaleLowerCase('sv').split(/[^\p{L}]+/u))
  const known = new Set([...(await staffNameWords(context)), ...claimed.filter(Boolean)])
  const used = new Set(asked.flatMap(({ heading }) => safeWords(heading, known)))
  const bare = [...used].flatMap((word) => [word, ...word.split('-'), word.replace(/s$/, '')])
  const names = new Set([...known, ...(await namesAmong(context, bare))])
  return services.map((service) => ({
    ...service,
    examples: examplesOf(
      asked.filter((each) => each.serviceId === service.serviceId),
      names,
    ),
  }))
}

async function handOversFor(context: Context, units: readonly { id: string; shortName: string }[], span: Span) {
  const schedule = await scheduleOf(context, null, 'work')
  const ids = new Set(units.map((unit) => unit.id))
  const facts = await handOversOf(context, [...ids], span)
  const into = facts.filter((fact) => ids.has(fact.toUnitId))
  const out = facts.filter((fact) => ids.has(fact.fromUnitId) && !ids.has(fact.toUnitId))
  const within = { offeredFrom: span.from.toISOString(), offeredTo: span.to.toISOString(), secret: 'false' }
  const byUnit = units.map(({ id, shortName }) => ({
    unit: shortName,
    questions: new Set(into.filter((fact) => fact.toUnitId === id).map((fact) => fact.questionId)).size,
    list: { toUnitId: id, ...within },
  }))
  return {
    handOversIn: {
      ...handOverSums(into, schedule),
      units: byUnit.filter((row) => row.questions > 0).toSorted((a, b) => b.questions - a.questions),
    },
    handOversOut: handOverSums(out, schedule),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10
}
