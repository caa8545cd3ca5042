import { useEffect } from 'react'
import { Form, redirect, useRevalidator, useRouteLoaderData, useSubmit } from 'react-router'
import { today } from '#domains/statistics/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { sentence } from '#web/shared/i18n/number-words.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { Route } from './+types/today.ts'
import { DayChart } from './day-chart.tsx'
import { DayFigures, MoreFigures } from './day-figures.tsx'
import { DayNeeds } from './day-needs.tsx'
import { DayTables } from './day-tables.tsx'
import { askedDay } from './asked-day.ts'
import { noonOf, type Day } from './day-words.ts'
import { todayTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

/** How often a day under way is counted anew when nothing else tells that something happened. */
const AGAIN = 60_000

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const asked = askedDay(request)
  // An address with an empty or impossible day or place leads to what it can mean.
  if (asked.isOdd) throw redirect(`/today${asked.search}`)
  return { frame, day: await page.call(today, { day: asked.day, placeId: asked.placeId }) }
}

export default function TodayRoute({ loaderData: { frame, day } }: Route.ComponentProps) {
  const say = useTexts(todayTexts)
  const times = useTimes()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!day.isToday) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void revalidate(), AGAIN)
    return () => clearInterval(timer)
  }, [day.isToday, revalidate])
  const name = sentence(times.weekday(noonOf(day.day)))
  return (
    <WorkFrame frame={frame} form="page" isFigures quiet={5_000}>
      <title>{say('title', { day: name })}</title>
      <main className="day" id="main" tabIndex={-1}>
        <DayHead day={day} name={name} />
        <DayFigures day={day} />
        <div className="stack">
          <MoreFigures day={day} />
          {day.isToday && <DayNeeds day={day} />}
          <DayChart day={day} />
          <DayFoot day={day} />
        </div>
        <DayTables day={day} />
      </main>
    </WorkFrame>
  )
}

function DayHead({ day, name }: { day: Day; name: string }) {
  const say = useTexts(todayTexts)
  const times = useTimes()
  const submit = useSubmit()
  const last = times.date(useRouteLoaderData<{ now: string }>('root')?.now ?? day.at)
  return (
    <div className="head">
      <h1>{name}</h1>
      <span className="saved quiet push">
        <Icon name="check" />
        {day.isToday ? say('updated', { clock: times.seconds(day.at) }) : say('whole')}
      </span>
      <Form
        className="row no-print"
        method="get"
        action="/today"
        preventScrollReset
        onChange={(event) => void submit(event.currentTarget, { preventScrollReset: true })}
      >
        <label className="hidden-text" htmlFor="day">
          {say('day')}
        </label>
        <input
          className="control"
          type="date"
          id="day"
          name="day"
          key={day.day}
          defaultValue={day.day}
          max={last}
          required
        />
        <label className="hidden-text" htmlFor="place">
          {say('place')}
        </label>
        <select className="control" id="place" name="place" defaultValue={day.placeId ?? ''}>
          <option value="">{say('allPlaces')}</option>
          {day.places.map((place) => (
            <option key={place.id} value={place.id}>
              {place.name}
            </option>
          ))}
        </select>
        <noscript>
          <button className="button is-secondary" type="submit">
            {say('show')}
          </button>
        </noscript>
      </Form>
    </div>
  )
}

/** To the days beside, and the figures as a file. */
function DayFoot({ day }: { day: Day }) {
  const say = useTexts(todayTexts)
  const href = (page: string, to: string | null) => {
    const query = new URLSearchParams({ ...(to ? { day: to } : {}), ...(day.placeId ? { place: day.placeId } : {}) })
    return query.size > 0 ? `${page}?${query}` : page
  }
  const beside = (days: number) => new Date(Date.parse(noonOf(day.day)) + days * 86_400_000).toISOString().slice(0, 10)
  return (
    <div className="stack is-tight">
      <nav className="row no-print" aria-label={say('day')}>
        <LinkButton variant="flush" icon="arrow-left" href={href('/today', beside(-1))}>
          {say('dayBefore')}
        </LinkButton>
        {!day.isToday && (
          <>
            <LinkButton icon="arrow-right" href={href('/today', beside(1))}>
              {say('dayAfter')}
            </LinkButton>
            <LinkButton href={href('/today', null)}>{say('toToday')}</LinkButton>
          </>
        )}
        <LinkButton className="push" icon="download" download href={href('/today.csv', day.day)}>
          {say('csv')}
        </LinkButton>
      </nav>
      <p className="quiet">{say('report')}</p>
    </div>
  )
}
