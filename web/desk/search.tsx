import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { Form, Link, redirect, useNavigate, useSearchParams } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { findQuestion, listQuestions } from '#domains/contacts/contract.ts'
import { find } from '#domains/search/contract.ts'
import { listPlaces } from '#domains/staff/contract.ts'
import { searchTexts } from '#web/search/texts.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import type { Route } from './+types/search.ts'
import { Middle } from './middle.tsx'
import { QuestionTable } from './question-table.tsx'
import { FoundArticles, FoundEntries, FoundQuestions } from './search-found.tsx'
import { deskTexts } from './texts.ts'

export { ScreenFault as ErrorBoundary } from './screen-fault.tsx'

const LONGEST = 1_000
/** So long after the last key the page follows what is typed in the box. */
const PAUSE_MS = 150

/** A reference leads straight to its question; anything else is looked for everywhere. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const asked = new URL(request.url).searchParams
  const q = (asked.get('q') ?? '').trim().slice(0, LONGEST)
  const uuid = (name: string) => (/^[0-9a-f-]{36}$/.test(asked.get(name) ?? '') ? asked.get(name) : null)
  const [serviceId, placeId] = [uuid('service'), uuid('place')]
  const reference =
    q && page.actor.permissions.includes('question.read')
      ? await page.call(findQuestion, { reference: q.slice(0, 64) })
      : null
  if (reference?.questionId) throw redirect(`/desk/question/${reference.questionId}`)
  const [found, { services }, { places }] = await Promise.all([
    page.call(find, { q, typing: asked.get('typing') === '1', serviceId, placeId }),
    page.call(listServices, {}),
    page.call(listPlaces, {}),
  ])
  const chosen = services.find((service) => service.serviceId === serviceId)
  return {
    q,
    reference: reference?.reference ?? null,
    found,
    services: services.map((service) => ({ value: service.serviceId, label: service.shortName })),
    places: places.map((place) => ({ value: place.id, label: place.name })),
    serviceId,
    placeId,
    service: chosen ? { serviceId: chosen.serviceId, name: chosen.shortName } : null,
    rows:
      chosen && !q && page.actor.permissions.includes('question.read')
        ? (await page.call(listQuestions, { serviceId: chosen.serviceId })).rows
        : [],
  }
}

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { q, reference, found, service, rows } = loaderData
  const sayDesk = useTexts(deskTexts)
  const say = useTexts(searchTexts)
  const list = useRef<HTMLDivElement>(null)
  useTypedSearch(list)
  const arrows = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    event.preventDefault()
    const to = at + (event.key === 'ArrowDown' ? 1 : -1)
    if (to < 0) document.getElementById('search')?.focus()
    else links[Math.min(to, links.length - 1)]?.focus()
  }
  const others =
    found.services.length + found.people.length + found.units.length + found.duties.length + found.questions.length
  const isEmpty = found.articles.length === 0 && others === 0
  return (
    <Middle title={sayDesk('searchTitle')}>
      <div className="head">
        <h1>{sayDesk('searchTitle')}</h1>
        {q && <span className="quiet">{q}</span>}
      </div>
      <Filters {...loaderData} />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows go between the links in it */}
      <div ref={list} className="stack" onKeyDown={arrows}>
        <output>
          {found.plain && q && <p className="quiet">{say('plain')}</p>}
          {reference && <EmptyState title={sayDesk('searchNone', { reference })} />}
          {q && !found.answer && !reference && (
            <EmptyState
              title={isEmpty ? say('nothing') : found.articles.length > 0 ? say('noAnswerNear') : say('noAnswer')}
            >
              {found.elsewhere && `${say('elsewhere', { whose: say(`whose-${found.elsewhere}`) })} `}
              {say('noAnswerHow')}
            </EmptyState>
          )}
        </output>
        {!q && (
          <section aria-labelledby="kept">
            <h2 className="label" id="kept">
              {say('kept')}
            </h2>
            {found.articles.length === 0 ? (
              <p className="quiet">{say('keptNone')}</p>
            ) : (
              <FoundArticles articles={found.articles} q={q} />
            )}
          </section>
        )}
        {q && found.articles.length > 0 && (
          <section aria-labelledby="articles">
            <h2 className="label" id="articles">
              {say('articles')}
            </h2>
            <FoundArticles articles={found.articles} q={q} />
          </section>
        )}
        <FoundEntries
          title={say('services')}
          name="services"
          entries={found.services}
          href={(id) => `/desk/search?service=${id}`}
        />
        <FoundEntries title={say('duties')} name="duties" entries={found.duties} />
        <FoundEntries title={say('people')} name="people" entries={found.people} />
        <FoundEntries title={say('units')} name="units" entries={found.units} />
        <FoundQuestions questions={found.questions} />
        {service && rows.length > 0 && (
          <section className="stack is-tight" aria-labelledby="of-service">
            <h2 className="label" id="of-service">
              {sayDesk('searchQuestions')} {service.name}
            </h2>
            <QuestionTable caption={service.name} rows={rows} list={null} />
          </section>
        )}
      </div>
    </Middle>
  )
}

/** The page follows what is typed in the box at the top, a moment after the last key. Enter goes there at once, as without script. */
function useTypedSearch(list: RefObject<HTMLDivElement | null>): void {
  const navigate = useNavigate()
  const [query] = useSearchParams()
  useEffect(() => {
    const box = document.getElementById('search')
    if (!(box instanceof HTMLInputElement)) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const typed = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        const next = new URLSearchParams(query)
        next.set('q', box.value.slice(0, LONGEST))
        next.set('typing', '1')
        void navigate(`/desk/search?${next}`, { replace: true, preventScrollReset: true })
      }, PAUSE_MS)
    }
    const down = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      list.current?.querySelector<HTMLElement>('a')?.focus()
    }
    box.addEventListener('input', typed)
    box.addEventListener('keydown', down)
    return () => {
      clearTimeout(waiting)
      box.removeEventListener('input', typed)
      box.removeEventListener('keydown', down)
    }
  }, [navigate, query, list])
}

type Loaded = Route.ComponentProps['loaderData']

/** By service and place: an ordinary form, works without script. */
function Filters({ q, services, places, serviceId, placeId }: Loaded) {
  const say = useTexts(searchTexts)
  return (
    <Form action="/desk/search" className="row is-fields no-print">
      <input type="hidden" name="q" value={q} />
      <Select
        name="service"
        label={say('filterService')}
        options={services}
        empty={say('filterAll')}
        defaultValue={serviceId ?? ''}
      />
      <Select
        name="place"
        label={say('filterPlace')}
        options={places}
        empty={say('filterAll')}
        defaultValue={placeId ?? ''}
      />
      <Button type="submit" variant="secondary">
        {say('filter')}
      </Button>
      <Link to="/search-words">{say('teachTitle')}</Link>
    </Form>
  )
}
