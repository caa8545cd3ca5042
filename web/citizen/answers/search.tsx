import { data } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { citizenAddress, itemAddress, withQuery } from '#web/citizen/addresses.ts'
import { CitizenFrame, useMunicipality } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/search.ts'
import { find, type Found, type FoundAnswer } from './find.ts'
import { AnswerList, QuestionList } from './answer-lists.tsx'
import { SearchBox } from './search-box.tsx'
import { searchTexts } from './texts.ts'
import { WaysOn } from './ways-on.tsx'

const LONGEST = 300
/** Seconds: enough for what everybody looks for at once, short enough that what was taken away is not found for long. */
const KEPT = '5'

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { search, searchParams: query } = new URL(request.url)
  const words = (query.get('q') ?? '').trim().slice(0, LONGEST)
  const listed = await page.attempt(listServices, {})
  const services = listed.ok ? listed.reply.services : []
  const service = services.find(({ code }) => code === query.get('tjanst')) ?? null
  const found = words === '' ? null : await find(page, words, service, services)
  const isAway = words !== '' && found === null
  // Which services the answers are of, to show only one's: asked without the filter, so that the choice does not shrink.
  const all = service && found ? await find(page, words, null, services) : found
  const filters = filtersOf(all?.answers ?? [], services)
  return data(
    { words, query: search, service: service?.code ?? null, filters, found, isAway },
    isAway ? {} : { headers: { 'x-torget-keep': KEPT } },
  )
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

const MOST_FILTERS = 6

function filtersOf(answers: readonly FoundAnswer[], services: readonly { code: string; shortName: string }[]) {
  const counts = new Map<string, number>()
  for (const { services: its } of answers) for (const name of its) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_FILTERS)
    .flatMap(([name]) => services.find(({ shortName }) => shortName === name) ?? [])
    .map(({ code, shortName }) => ({ code, name: shortName }))
}

type Filter = ReturnType<typeof filtersOf>[number]

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(searchTexts)
  const { words, query, service, filters, found, isAway } = loaderData
  const { profile } = useMunicipality()
  const nothing = words !== '' && !found?.isAnswered
  const title = words === '' ? say('title') : say(nothing && !isAway ? 'none' : 'found', { words })
  return (
    <CitizenFrame page="search" rest={query} title={title} isUnlisted>
      <main className="narrow search-page" id="main">
        <div className="lead">
          <h1>{title}</h1>
          {words === '' && <p>{say('lead')}</p>}
          {nothing && !isAway && <p>{say('noneHow')}</p>}
          {nothing && found?.elsewhere && <p>{say('elsewhere', { who: say(`of-${found.elsewhere}`) })}</p>}
        </div>
        <SearchBox words={words} />
        {isAway && <Notice>{say('again', { phone: profile.phone })}</Notice>}
        {found && <Results found={found} filters={filters} words={words} service={service} />}
        {words === '' ? (
          <Browse />
        ) : (
          <WaysOn
            title={say(nothing ? 'askUs' : 'notFound')}
            about={{ om: words, tjanst: service }}
            words={{ ask: say('ask'), askHow: say('askHow'), call: say('call') }}
          />
        )}
      </main>
    </CitizenFrame>
  )
}

function Browse() {
  const say = useTexts(searchTexts)
  const language = useLanguage()
  return (
    <p>
      <a href={citizenAddress(language, 'answers')}>{say('browse')}</a>
    </p>
  )
}

type ResultsProps = { found: Found; filters: Filter[]; words: string; service: string | null }

/** This many with their short answers; the rest as questions only. */
const WITH_WORDS = 5

function Results({ found, filters, words, service }: ResultsProps) {
  const say = useTexts(searchTexts)
  const { isAnswered, answers } = found
  return (
    <>
      {isAnswered && (filters.length > 1 || service) && <Filters filters={filters} words={words} service={service} />}
      {answers.length > 0 && (
        <section aria-label={say(isAnswered ? 'found' : 'perhaps', { words })} className="stack is-tight">
          {!isAnswered && <h2>{say('perhaps')}</h2>}
          <AnswerList answers={answers.slice(0, WITH_WORDS)} level={isAnswered ? 2 : 3} />
        </section>
      )}
      {answers.length > WITH_WORDS && (
        <section aria-labelledby="more-answers">
          <h2 id="more-answers">{say('more')}</h2>
          <QuestionList questions={answers.slice(WITH_WORDS)} />
        </section>
      )}
      <Services services={found.services} />
      <Units units={found.units} />
    </>
  )
}

function Filters({ filters, words, service }: Omit<ResultsProps, 'found'>) {
  const say = useTexts(searchTexts)
  const address = citizenAddress(useLanguage(), 'search')
  const href = (code: string | null) => withQuery(address, { q: words, tjanst: code })
  return (
    <nav className="filters" aria-label={say('onlyAbout')}>
      <ul>
        <li>
          <a className="filter" href={href(null)} aria-current={service === null ? 'true' : undefined}>
            {say('allServices')}
          </a>
        </li>
        {filters.map(({ code, name }) => (
          <li key={code}>
            <a className="filter" lang="sv" href={href(code)} aria-current={service === code ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Services({ services }: Pick<Found, 'services'>) {
  const say = useTexts(searchTexts)
  const language = useLanguage()
  if (services.length === 0) return null
  return (
    <section aria-labelledby="found-services">
      <h2 id="found-services">{say('services')}</h2>
      <ul className="lines">
        {services.map(({ code, name }) => (
          <li key={code}>
            <a lang="sv" href={itemAddress(language, 'services', code)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Units({ units }: Pick<Found, 'units'>) {
  const say = useTexts(searchTexts)
  if (units.length === 0) return null
  return (
    <section aria-labelledby="found-units">
      <h2 id="found-units">{say('contact')}</h2>
      <ul className="lines">
        {units.map(({ name, email, place }) => (
          <li key={name}>
            <span className="strong" lang="sv">
              {name}
            </span>
            <span className="quiet row">
              {email && <a href={`mailto:${email}`}>{email}</a>}
              {place && <span lang="sv">{place}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
