import { data } from 'react-router'
import { countPublic } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { citizenAddress, itemAddress, withQuery } from '#web/citizen/addresses.ts'
import { CitizenFrame } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/services.ts'
import { idOf, Letters } from './a-to-z.tsx'
import { listTexts } from './texts.ts'

const KEPT = '300'

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { search, searchParams } = new URL(request.url)
  const [{ services }, counted] = await Promise.all([page.call(listServices, {}), page.call(countPublic, {})])
  const counts = new Map(counted.services.map(({ serviceId, count }) => [serviceId, count]))
  const rows = services.map(({ serviceId, code, name, department }) => ({
    code,
    name,
    theme: department,
    answers: counts.get(serviceId) ?? 0,
  }))
  const byLetter = searchParams.get('ordning') === 'a-o'
  return data({ rows, byLetter, query: search }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

type Row = { code: string; name: string; theme: string; answers: number }

const swedish = new Intl.Collator('sv')

function grouped(rows: readonly Row[], groupOf: (row: Row) => string): [string, Row[]][] {
  const sorted = rows.toSorted((a, b) => swedish.compare(a.name, b.name))
  return [...Map.groupBy(sorted, groupOf)].toSorted(([a], [b]) => swedish.compare(a, b))
}

export default function ServicesPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(listTexts)
  const language = useLanguage()
  const { rows, byLetter, query } = loaderData
  const groups = grouped(rows, byLetter ? (row) => row.name.slice(0, 1).toLocaleUpperCase('sv') : (row) => row.theme)
  const note = say('namesSwedish')
  return (
    <CitizenFrame page="services" rest={query} title={say('services')}>
      <main className="narrow is-wide" id="main">
        <div className="lead">
          <h1>{say('services')}</h1>
          <p>{say('servicesLead')}</p>
          {note && <p className="quiet">{note}</p>}
        </div>
        <Order byLetter={byLetter} />
        {byLetter && (
          <Letters letters={groups.map(([letter]) => letter)} current={null} href={(each) => `#${idOf(each)}`} />
        )}
        {groups.length === 0 && <EmptyState title={say('noServices')} />}
        {groups.map(([group, its], at) => {
          const id = byLetter ? idOf(group) : `theme-${at}`
          return (
            <section key={group} aria-labelledby={id}>
              <h2 id={id} lang={language === 'sv' ? undefined : 'sv'}>
                {group}
              </h2>
              <ServiceLines rows={its} />
            </section>
          )
        })}
      </main>
    </CitizenFrame>
  )
}

function Order({ byLetter }: { byLetter: boolean }) {
  const say = useTexts(listTexts)
  const address = citizenAddress(useLanguage(), 'services')
  return (
    <nav className="filters" aria-label={say('order')}>
      <ul>
        <li>
          <a className="filter" href={address} aria-current={byLetter ? undefined : 'true'}>
            {say('byTheme')}
          </a>
        </li>
        <li>
          <a
            className="filter"
            href={withQuery(address, { ordning: 'a-o' })}
            aria-current={byLetter ? 'true' : undefined}
          >
            {say('byLetter')}
          </a>
        </li>
      </ul>
    </nav>
  )
}

function ServiceLines({ rows }: { rows: Row[] }) {
  const say = useTexts(listTexts)
  const language = useLanguage()
  return (
    <ul className="lines">
      {rows.map(({ code, name, answers }) => (
        <li key={code}>
          <a lang={language === 'sv' ? undefined : 'sv'} href={itemAddress(language, 'services', code)}>
            {name}
          </a>
          {answers > 0 && <span className="quiet"> {say('count', { count: answers })}</span>}
        </li>
      ))}
    </ul>
  )
}
