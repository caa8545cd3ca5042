import { data } from 'react-router'
import type { z } from 'zod'
import { publicPlace } from '#domains/staff/contract.ts'
import { citizenAddress, telephoneAddress } from '#web/citizen/addresses.ts'
import { CitizenFrame, useMunicipality } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Details } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { Route } from './+types/place.ts'
import { HoursTable } from './hours-table.tsx'
import { placeTexts } from './texts.ts'

export type PublicPlace = z.output<typeof publicPlace.reply>

const KEPT = '60'

export async function loader({ context, params }: Route.LoaderArgs) {
  const place = await context.get(pageRequest).call(publicPlace, { code: params.code })
  return data({ place }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function PlacePage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(placeTexts)
  const language = useLanguage()
  const { place } = loaderData
  const swedish = language === 'sv' ? undefined : 'sv'
  return (
    <CitizenFrame page="places" rest={`/${place.code}`} title={place.name}>
      <main className="narrow" id="main">
        <div className="lead">
          <p className="quiet no-print">
            <a href={citizenAddress(language, 'places')}>{say('all')}</a>
          </p>
          <h1 lang={swedish}>{place.name}</h1>
          <p>{place.address}</p>
        </div>
        <section aria-labelledby="hours" className="stack is-tight hours-of-place">
          <h2 id="hours">{say('hours')}</h2>
          <HoursTable place={place} />
        </section>
        {place.travel[language] && (
          <section aria-labelledby="travel" className="lead">
            <h2 id="travel">{say('travel')}</h2>
            <p>{place.travel[language]}</p>
          </section>
        )}
        <Access place={place} />
        {place.floors.length > 0 && (
          <section aria-labelledby="floors" className="lead">
            <h2 id="floors">{say('floors')}</h2>
            <ul lang={swedish}>
              {place.floors.map((floor) => (
                <li key={floor}>{floor}</li>
              ))}
            </ul>
          </section>
        )}
        <Contact />
      </main>
    </CitizenFrame>
  )
}

const marks = { yes: 'check', partly: 'information', no: 'cross' } as const

/** What there is and what is lacking, each with a word beside its mark. */
function Access({ place }: { place: PublicPlace }) {
  const say = useTexts(placeTexts)
  const language = useLanguage()
  return (
    <section aria-labelledby="access" className="stack is-tight">
      <h2 id="access">{say('access')}</h2>
      {place.access.length === 0 && !place.accessWords && <p>{say('unknown')}</p>}
      {place.access.length > 0 && (
        <dl className="access">
          {place.access.map(({ fact, has, ...words }) => (
            <div key={fact} className={`is-${has}`}>
              <dt>
                <Icon name={marks[has]} />
                {say(fact)}
              </dt>
              <dd>
                <span className="strong">{say(has)}.</span> {words[language]}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {place.accessWords && (
        <Details className="no-print" summary={say('accessMore')}>
          <p lang={language === 'sv' ? undefined : 'sv'}>{place.accessWords}</p>
        </Details>
      )}
    </section>
  )
}

function Contact() {
  const say = useTexts(placeTexts)
  const { profile } = useMunicipality()
  return (
    <section aria-labelledby="contact" className="lead">
      <h2 id="contact">{say('contact')}</h2>
      <p>{say('wish')}</p>
      <p>
        {say('call')}{' '}
        <a className="nowrap" href={telephoneAddress(profile.phone)}>
          {profile.phone}
        </a>
        <br />
        {say('email')}: <a href={`mailto:${profile.email}`}>{profile.email}</a>
      </p>
    </section>
  )
}
