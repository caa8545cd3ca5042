import type { z } from 'zod'
import { listPublic } from '#domains/answers/contract.ts'
import type { listServices } from '#domains/catalogue/contract.ts'
import type { PageRequest } from '#web/shared/request.ts'
import { textFor } from './languages.ts'

export type Service = z.output<typeof listServices.reply>['services'][number]

/** An answer that was found, in the reader's language where it exists. */
export type FoundAnswer = { code: string; language: string; title: string; short: string; service: string | null }
export type FoundService = { code: string; name: string }
export type FoundUnit = { name: string; phone: string | null; email: string | null; place: string | null }

export type Found = {
  /** False: nothing is near enough to be called an answer. What was found may still be shown, as what it is. */
  isAnswered: boolean
  answers: FoundAnswer[]
  services: FoundService[]
  units: FoundUnit[]
}

/** At most this many answers are shown; whoever needs more writes another word. */
export const MOST = 20

/** What the public search finds for some words, perhaps within one service. Null when the search does not work. */
export async function find(
  page: PageRequest,
  words: string,
  service: Service | null,
  services: readonly Service[],
): Promise<Found | null> {
  const listed = await page.attempt(listPublic, { serviceId: service?.serviceId ?? null })
  if (!listed.ok) return null
  const asked = words
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .filter((word) => word.length > 2)
  const holds = (text: string) => asked.some((word) => text.toLocaleLowerCase('sv').includes(word))
  const answers = listed.reply.articles
    .filter(({ texts }) => texts.some(({ title, short }) => holds(`${title} ${short}`)))
    .slice(0, MOST)
    .flatMap(({ code, texts, serviceIds }) => {
      const text = textFor(texts, page.language)
      const its = services.find(({ serviceId }) => serviceId === serviceIds[0])
      return text ? [{ code, ...text, service: its?.code ?? null }] : []
    })
  return {
    isAnswered: answers.length > 0,
    answers,
    services: services.filter(({ name, words: its }) => holds(`${name} ${its.join(' ')}`)).slice(0, 5),
    units: [],
  }
}
