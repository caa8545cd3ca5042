import { data } from 'react-router'
import { openingNow } from '#domains/staff/contract.ts'
import { itemAddress } from '#web/citizen/addresses.ts'
import { CitizenFrame } from '#web/citizen/frame.tsx'
import type { OpenRow } from '#web/citizen/opening-words.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/places.ts'
import { placeTexts } from './texts.ts'

/** Seconds: as old as "open now" may be. */
const KEPT = '60'

export async function loader({ context }: Route.LoaderArgs) {
  const { rows } = await context.get(pageRequest).call(openingNow, {})
  return data({ rows: rows.filter(({ channel }) => channel === 'visit') }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function PlacesPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(placeTexts)
  return (
    <CitizenFrame page="places" title={say('title')}>
      <main className="narrow" id="main">
        <div className="lead">
          <h1>{say('title')}</h1>
          <p>{say('lead')}</p>
        </div>
        {loaderData.rows.length === 0 && <EmptyState title={say('none')} />}
        <ul className="place-list">
          {loaderData.rows.map((row) => (
            <Place key={row.code} row={row} />
          ))}
        </ul>
      </main>
    </CitizenFrame>
  )
}

function Place({ row }: { row: OpenRow }) {
  const say = useTexts(placeTexts)
  const language = useLanguage()
  return (
    <li>
      <a className="door" href={itemAddress(language, 'places', row.code)}>
        <span className="strong" lang={language === 'sv' ? undefined : 'sv'}>
          {row.place}
        </span>
        <span className="quiet">
          {row.address}
          <br />
          <OpenWords row={row} />
        </span>
        <Icon name="arrow-right" />
        <span className="hidden-text">{say('more')}</span>
      </a>
    </li>
  )
}

/** "Öppet till kl. 18", "Öppnar i morgon kl. 8". */
export function OpenWords({ row }: { row: OpenRow }) {
  const say = useTexts(placeTexts)
  const times = useTimes()
  if (row.until) {
    const until = say('until', { time: times.spoken(row.until), clock: times.clock(row.until) })
    return say('open', { until })
  }
  return row.opens ? say('opens', { day: times.near(row.opens), time: times.spoken(row.opens) }) : say('closed')
}
