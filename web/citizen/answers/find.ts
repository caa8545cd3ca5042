import type { z } from 'zod'
import type { listServices } from '#domains/catalogue/contract.ts'
import { listPublic as listUnits } from '#domains/directory/contract.ts'
import { findPublic } from '#domains/search/contract.ts'
import type { PageRequest } from '#web/shared/request.ts'

export type Service = z.output<typeof listServices.reply>['services'][number]

/** An answer that was found, in the reader's language where it exists. */
export type FoundAnswer = { code: string; language: string; title: string; short: string; services: string[] }
export type FoundService = { code: string; name: string }
/** No telephone: a unit's own number is for colleagues, citizens are answered on the municipality's. */
export type FoundUnit = { name: string; email: string | null; place: string | null }

export type Found = {
  /** False: nothing is near enough to be called an answer. What was found may still be shown, as what it is. */
  isAnswered: boolean
  answers: FoundAnswer[]
  services: FoundService[]
  units: FoundUnit[]
  /** Whose it may be, when it is not the municipality's. */
  elsewhere: z.output<typeof findPublic.reply>['elsewhere']
}

/** At most this many answers are shown; whoever needs more writes another word. */
const MOST_ANSWERS = 20
const MOST_SERVICES = 4
/** Where nothing is sure, a few of the closest are enough. */
const MOST_GUESSES = 3
const MOST_UNITS = 2

/** What the public search finds for some words, perhaps within one service. Null when it does not work just now. */
export async function find(
  page: PageRequest,
  words: string,
  service: Service | null,
  services: readonly Service[],
): Promise<Found | null> {
  const searched = await page.attempt(findPublic, {
    q: words,
    serviceId: service?.serviceId ?? null,
    language: page.language,
  })
  if (!searched.ok) return null
  const { articles, answer, elsewhere } = searched.reply
  const byId = new Map(services.map((each) => [each.serviceId, each]))
  // Where no answer is sure, services beside it would only look like one.
  const listed = answer ? searched.reply.services : []
  const foundServices = listed.flatMap(({ id }) => byId.get(id) ?? []).slice(0, MOST_SERVICES)
  return {
    isAnswered: answer && articles.length > 0,
    answers: articles.slice(0, answer ? MOST_ANSWERS : MOST_GUESSES),
    services: foundServices.map(({ code, name }) => ({ code, name })),
    units: await unitsOf(page, foundServices),
    elsewhere,
  }
}

/** Who answers for the services that were found, as they are reached. A directory that is away takes nothing else with it. */
async function unitsOf(page: PageRequest, services: readonly Service[]): Promise<FoundUnit[]> {
  if (services.length === 0) return []
  const listed = await page.attempt(listUnits, {})
  if (!listed.ok) return []
  const ids = [...new Set(services.map(({ unitId }) => unitId))].slice(0, MOST_UNITS)
  return ids.flatMap((id) => {
    const unit = listed.reply.units.find((each) => each.id === id)
    return unit ? [{ name: unit.name, email: unit.email, place: unit.place }] : []
  })
}
