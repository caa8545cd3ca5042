import { data } from 'react-router'
import { countPublic } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { listPublicNews } from '#domains/news/contract.ts'
import { openingNow } from '#domains/staff/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { timesIn, useTimes } from '#web/shared/i18n/times.ts'
import { FrontHero } from '#web/shared/layout/front-hero.tsx'
import { type Language, pageRequest } from '#web/shared/request.ts'
import { themeNamed } from '#web/shared/theme/themes.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { Route } from './+types/front.ts'
import { citizenAddress, itemAddress, telephoneAddress, withQuery } from './addresses.ts'
import { CitizenFrame, useMunicipality } from './frame.tsx'
import { type Need, needsOfMonth, needTexts } from './needs.ts'
import { hoursShown, sentenceOfNext, type OpenRow } from './opening-words.ts'
import { PublicNews } from './public-news.tsx'
import { frontTexts } from './texts.ts'

/** Seconds the finished page is kept in the server's memory: as old as "open now" may be. */
const KEPT = '60'

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { language, municipality, now } = page
  const month = Number(timesIn(language, municipality.timeZone, now).date(now).slice(5, 7))
  const [hours, services, counts, news] = await Promise.all([
    page.attempt(openingNow, {}),
    page.attempt(listServices, {}),
    page.attempt(countPublic, {}),
    page.attempt(listPublicNews, {}),
  ])
  const given = new Map(services.ok ? services.reply.services.map(({ code, serviceId }) => [code, serviceId]) : [])
  const answers = new Map(counts.ok ? counts.reply.services.map((row) => [row.serviceId, row]) : [])
  return data(
    {
      hours: hours.ok ? hours.reply.rows : null,
      needs: needsOfMonth(month, new Set(given.keys())).map((need) => {
        const found = answers.get(given.get(need.service)!)
        // One answer: there at once. Several: to the service's page, where they stand together. None: one may ask.
        return { ...need, href: hrefOf(language, need, found) }
      }),
      news: news.ok ? news.reply.rows : [],
    },
    // A page that misses something is not worth remembering.
    hours.ok && services.ok && counts.ok && news.ok ? { headers: { 'x-torget-keep': KEPT } } : {},
  )
}

function hrefOf(language: Language, need: Need, found: { count: number; code: string } | undefined): string {
  if (!found) return withQuery(citizenAddress(language, 'ask'), { tjanst: need.service })
  return found.count === 1
    ? itemAddress(language, 'answers', found.code)
    : itemAddress(language, 'services', need.service)
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function FrontPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(frontTexts)
  const language = useLanguage()
  const municipality = useMunicipality()
  const title = say('title')
  return (
    <CitizenFrame page="front" title={say('window')} isFront>
      <meta name="description" content={say('about', { municipality: municipality.name })} />
      <main id="main">
        <FrontHero
          title={title}
          picture={themeNamed(municipality.profile.theme.name).picture}
          action={citizenAddress(language, 'search')}
          field="q"
          icon="magnifier"
          words={{ write: say('write'), button: say('search') }}
        />
        <div className="page">
          <p className="beside-search">
            {say('orAsk')} <a href={citizenAddress(language, 'ask')}>{say('orAskLink')}</a> {say('orCall')}{' '}
            <a className="nowrap" href={telephoneAddress(municipality.profile.phone)}>
              {municipality.profile.phone}
            </a>
          </p>
          <PublicNews rows={loaderData.news} />
          <Needs needs={loaderData.needs} />
          <section className="section" aria-labelledby="talk">
            <h2 id="talk">{say('doors')}</h2>
            <div className="doors">
              <Door href={citizenAddress(language, 'ask')} title={say('askUs')} about={say('askUsHow')} />
              <Door href={citizenAddress(language, 'follow')} title={say('follow')} about={say('followHow')} />
            </div>
          </section>
          <Hours rows={loaderData.hours} />
        </div>
      </main>
    </CitizenFrame>
  )
}

function Needs({ needs }: { needs: (Need & { href: string })[] }) {
  const say = useTexts(frontTexts)
  const sayNeed = useTexts(needTexts)
  const language = useLanguage()
  const { shortName } = useMunicipality()
  if (needs.length === 0) return <div className="section is-first" />
  return (
    <section className="section is-first" aria-labelledby="needs">
      <h2 id="needs">{say('needs')}</h2>
      <ul className="needs-list">
        {needs.map(({ key, icon, href }) => (
          <li key={key}>
            <a className="need" href={href}>
              <Icon name={icon} />
              <span>{sayNeed(key, { municipality: shortName })}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="row">
        <a href={citizenAddress(language, 'services')}>{say('allServices')}</a>
        <a href={citizenAddress(language, 'answers')}>{say('allAnswers')}</a>
      </p>
    </section>
  )
}

function Door({ href, title, about }: { href: string; title: string; about: string }) {
  return (
    <a className="door" href={href}>
      <span className="strong">{title}</span>
      <span className="quiet">{about}</span>
      <Icon name="arrow-right" />
    </a>
  )
}

/** When and where somebody is there: telephone and counter of the main place, counters of the others. */
function Hours({ rows }: { rows: OpenRow[] | null }) {
  const say = useTexts(frontTexts)
  const times = useTimes()
  const language = useLanguage()
  const { profile } = useMunicipality()
  const shown = rows ? hoursShown(rows) : []
  const next = sentenceOfNext(shown, say, times)
  return (
    <section className="section" aria-labelledby="open">
      <h2 id="open">{shown.some((row) => row.open) ? say('openNow') : say('openingHours')}</h2>
      {shown.length === 0 ? (
        <p>{say('hoursAway', { phone: profile.phone })}</p>
      ) : (
        <ul className="hours is-pairs">
          {shown.map((row) => (
            <HoursOf key={`${row.place} ${row.channel}`} row={row} />
          ))}
        </ul>
      )}
      {next && <p className="quiet">{next}</p>}
      <p>
        <a href={citizenAddress(language, 'places')}>{say('allPlaces')}</a>
      </p>
      <p className="quiet">
        {say('email')}: <a href={`mailto:${profile.email}`}>{profile.email}</a>
      </p>
    </section>
  )
}

function HoursOf({ row }: { row: OpenRow }) {
  const say = useTexts(frontTexts)
  const language = useLanguage()
  const times = useTimes()
  const { profile } = useMunicipality()
  const when = row.until
    ? say('until', { time: times.spoken(row.until), clock: times.clock(row.until) })
    : row.opens
      ? say('opens', { day: times.near(row.opens), time: times.spoken(row.opens) })
      : say('closed')
  return (
    <li>
      <span className="strong">
        {row.channel === 'phone' ? (
          say('phone')
        ) : (
          <a href={itemAddress(language, 'places', row.code)}>{row.kind === 'main' ? say('visit') : row.place}</a>
        )}
      </span>
      <span className={row.open ? undefined : 'none'}>{when}</span>
      <span className="quiet">
        {row.channel === 'phone' ? (
          <a className="nowrap" href={telephoneAddress(profile.phone)}>
            {profile.phone}
          </a>
        ) : (
          row.address
        )}
      </span>
    </li>
  )
}
