import { useEffect, type MouseEvent } from 'react'
import { useRevalidator, useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import { listPlaces, setWorkPlace } from '#domains/staff/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { areaTexts, useTexts } from '#web/shared/i18n/texts.ts'
import { Menu } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { loader as deskLoader } from './layout.tsx'
import { createStore, useStore } from './store.ts'
import { showToast } from './toasts.tsx'

const texts = areaTexts('workPlace', {
  sv: {
    here: 'Här: {{place}}',
    none: 'Ingen plats',
    change: '{{here}}. Byt plats för i dag',
    chosen: 'Samtal och besök du tar i dag räknas till {{place}}.',
    away: 'Platsen är inte bytt. Försök igen.',
  },
  en: {
    here: 'Here: {{place}}',
    none: 'No place',
    change: '{{here}}. Change place for today',
    chosen: 'Calls and visits you take today count for {{place}}.',
    away: 'The place was not changed. Try again.',
  },
})

type Places = z.output<(typeof listPlaces)['reply']>['places']

const places = createStore<Places | null>(null)
let asked = false
/** What was just chosen in this tab, until the frame has been fetched anew. */
const chosen = createStore<string | null>(null)
const SETTLED = 6_000

async function fetchPlaces(): Promise<void> {
  if (asked) return
  asked = true
  try {
    places.set((await call(listPlaces, {})).places)
  } catch {
    asked = false // asked again by the next contact
  }
}

/** Where the guide works today, which is the place of the calls and visits they register, and the way to change it for the day. */
export function WorkPlace() {
  const say = useTexts(texts)
  const { revalidate } = useRevalidator()
  const known = useStore(places)
  const justChosen = useStore(chosen)
  const placeId = useRouteLoaderData<typeof deskLoader>('desk/layout')?.placeId ?? null
  useEffect(() => void fetchPlaces(), [])
  if (!known || known.length === 0) return null
  const here = known.find((place) => place.id === (justChosen ?? placeId))
  const words = here ? say('here', { place: here.name }) : say('none')
  const choose = async (event: MouseEvent<HTMLButtonElement>, place: Places[number]) => {
    event.currentTarget.closest('details')?.removeAttribute('open')
    try {
      await call(setWorkPlace, { placeId: place.id })
      chosen.set(place.id)
      showToast({ text: say('chosen', { place: place.name }) })
      setTimeout(() => void revalidate().then(() => chosen.set(null)), SETTLED)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      showToast({ text: error.problem?.detail ?? say('away') })
    }
  }
  return (
    <Menu className="place" name="contact" summary={words} label={say('change', { here: words })}>
      {known.map((place) => (
        <li key={place.id}>
          <button type="button" aria-pressed={place.id === here?.id} onClick={(event) => void choose(event, place)}>
            {place.name} {place.id === here?.id && <Icon name="check" />}
          </button>
        </li>
      ))}
    </Menu>
  )
}
