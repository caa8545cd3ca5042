import { data } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { citizenAddress, itemAddress, telephoneAddress, withQuery } from '#web/citizen/addresses.ts'
import { CitizenFrame, useMunicipality } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/search.ts'
import { find, type Found, type FoundAnswer } from './find.ts'
import { langOf } from './languages.ts'
import { SearchBox } from './search-box.tsx'
import { searchTexts } from './texts.ts'
import { WaysOn } from './ways-on.tsx'

const LONGEST = 300
/** Seconds: enough for going back and forth, and for what everybody looks for at once. */
const KEPT = '15'

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
  for (const { service } of answers) if (service) counts.set(service, (counts.get(service) ?? 0) + 1)
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_FILTERS)
    .map(([code, count]) => ({ code, count, name: services.find((each) => each.code === code)?.shortName ?? code }))
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
        </div>
        <SearchBox words={words} />
        {isAway && <Notice>{say('again', { phone: profile.phone })}</Notice>}
        {found && <Results found={found} filters={filters} words={words} service={service} />}
        {words === '' ? (
          <Browse />
        ) : (
          <WaysOn
            title={say('ask')}
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

function Results({ found, filters, words, service }: ResultsProps) {
  const say = useTexts(searchTexts)
  return (
    <>
      {(filters.length > 1 || service) && <Filters filters={filters} words={words} service={service} />}
      {found.answers.length > 0 && (
        <section aria-label={found.isAnswered ? say('found', { words }) : say('perhaps')} className="stack is-tight">
          {!found.isAnswered && <h2>{say('perhaps')}</h2>}
          <AnswerList answers={found.answers} level={found.isAnswered ? 2 : 3} />
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

/** Answers with the question as a link and the short answer under it. */
export function AnswerList({ answers, level }: { answers: Omit<FoundAnswer, 'service'>[]; level: 2 | 3 }) {
  const language = useLanguage()
  const Heading = `h${level}` as const
  return (
    <ol className="found">
      {answers.map(({ code, title, short, ...answer }) => (
        <li key={code} {...langOf(answer.language, language)}>
          <Heading>
            <a href={itemAddress(language, 'answers', code)}>{title}</a>
          </Heading>
          <p>{short}</p>
        </li>
      ))}
    </ol>
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
        {units.map(({ name, phone, email, place }) => (
          <li key={name}>
            <span className="strong" lang="sv">
              {name}
            </span>
            <span className="quiet row">
              {phone && <a href={telephoneAddress(phone)}>{phone}</a>}
              {email && <a href={`mailto:${email}`}>{email}</a>}
              {place && <span lang="sv">{place}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
