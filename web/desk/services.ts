import { useEffect } from 'react'
import type { z } from 'zod'
import { listServices } from '#domains/catalogue/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import type { ComboboxOption } from '#web/shared/ui/combobox-options.ts'
import { createStore, useStore } from './store.ts'

export type Service = z.output<(typeof listServices)['reply']>['services'][number]

/** The catalogue, fetched once per tab: it changes a few times a year, and the guide types in it within a second. */
const services = createStore<Service[] | null>(null)
let asked = false

async function fetchServices(): Promise<void> {
  if (asked) return
  asked = true
  try {
    const reply = await call(listServices, {})
    services.set(reply.services)
  } catch {
    asked = false // asked again by the next screen that needs it
  }
}

/** The services that can be chosen; null until they are here. */
export function useServices(): Service[] | null {
  useEffect(() => void fetchServices(), [])
  return useStore(services)
}

/** The services as lines of a combobox: sought by name and by the citizens' other words for it. */
export function serviceOptions(all: Service[] | null): ComboboxOption[] {
  return (all ?? []).map(({ serviceId, shortName, name, words, unit }) => ({
    value: serviceId,
    label: shortName,
    otherWords: [name, ...words].join(', '),
    hint: unit,
  }))
}
