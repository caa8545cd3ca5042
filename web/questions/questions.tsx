import { useSearchParams } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { listQuestions } from '#domains/contacts/contract.ts'
import { listPlaces, listUnits } from '#domains/staff/contract.ts'
import { QuestionTable } from '#web/desk/question-table.tsx'
import { questionTexts } from '#web/desk/question-texts.ts'
import { deskTexts } from '#web/desk/texts.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest, type PageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import type { Route } from './+types/questions.ts'
import { filterWords } from './filter-words.ts'
import { questionsTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

const fields = Object.keys(listQuestions.input.shape) as (keyof typeof listQuestions.input.shape)[]

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const asked = Object.fromEntries(
    fields.map((name) => [name, query.get(name) || undefined]).filter(([, value]) => value !== undefined),
  ) as Parameters<typeof page.call<typeof listQuestions.input, typeof listQuestions.reply>>[1]
  const [listed, names] = await Promise.all([page.call(listQuestions, asked), readNames(page)])
  return { frame, ...listed, names }
}

/** Names for the filters, in words. */
async function readNames(page: PageRequest) {
  const [{ services }, { units }, { places }] = await Promise.all([
    page.call(listServices, {}),
    page.call(listUnits, {}),
    page.call(listPlaces, {}),
  ])
  return {
    services: Object.fromEntries(services.map((service) => [service.serviceId, service.shortName])),
    units: Object.fromEntries(units.map((unit) => [unit.id, unit.shortName])),
    places: Object.fromEntries(places.map((place) => [place.id, place.name])),
  }
}

export default function QuestionsRoute({ loaderData: { frame, rows, older, names } }: Route.ComponentProps) {
  const say = useTexts(questionsTexts)
  const [query] = useSearchParams()
  const href = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(change)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return next.size > 0 ? `/questions?${next}` : '/questions'
  }
  const isFirst = !query.get('cursor')
  const count = rows.length
  return (
    <WorkFrame frame={frame} form="desk" quiet={5_000}>
      <title>{say('title')}</title>
      <div className="head">
        <h1>{say('title')}</h1>
        {count > 0 && (
          <p className="quiet">{older || !isFirst ? say('countMore', { count }) : say('count', { count })}</p>
        )}
      </div>
      <Filters query={query} names={names} href={href} />
      {count === 0 ? (
        <EmptyState title={say('empty')}>{query.size > 0 ? say('emptyAbout') : say('emptyAll')}</EmptyState>
      ) : (
        <QuestionTable caption={say('title')} rows={rows} list={null} />
      )}
      <Pager
        label={say('pages')}
        words={{ newer: say('newest'), older: say('older') }}
        newerHref={isFirst ? undefined : href({ cursor: null })}
        olderHref={older ? href({ cursor: older }) : undefined}
      />
      {query.size > 0 && <p className="quiet">{say('onlyYours')}</p>}
    </WorkFrame>
  )
}

type FiltersProps = {
  query: URLSearchParams
  names: Awaited<ReturnType<typeof readNames>>
  href: (change: Record<string, string | null>) => string
}

/** What is shown, in words; each can be taken away. */
function Filters({ query, names, href }: FiltersProps) {
  const say = useTexts(questionsTexts)
  const desk = useTexts(deskTexts)
  const question = useTexts(questionTexts)
  const times = useTimes()
  const found = filterWords(
    query,
    {
      service: (id) => names.services[id],
      unit: (id) => names.units[id],
      place: (id) => names.places[id],
      channel: (code) => desk(`channel-${code}` as 'channel-phone'),
      outcome: (code) => question(`outcome-${code}` as 'outcome-answered_directly'),
    },
    say,
    times,
  )
  if (found.length === 0) return <p className="quiet">{say('all')}</p>
  return (
    <div className="row">
      <p>{say('filters')}</p>
      <ul className="row">
        {found.map(({ fields: gone, text }) => (
          <li key={text} className="row is-filter">
            <span className="tag">{text}</span>
            <a
              className="button is-small"
              href={href({ cursor: null, ...Object.fromEntries(gone.map((name) => [name, null])) })}
            >
              <Icon name="cross" />
              <span className="hidden-text">{say('without', { filter: text })}</span>
            </a>
          </li>
        ))}
      </ul>
      {found.length > 1 && <a href="/questions">{say('clear')}</a>}
    </div>
  )
}
