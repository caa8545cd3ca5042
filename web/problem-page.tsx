import { useLocation, useRouteLoaderData } from 'react-router'
import { citizenAddress, telephoneAddress } from '#web/citizen/addresses.ts'
import { SearchBox } from '#web/citizen/answers/search-box.tsx'
import { CitizenFrame } from '#web/citizen/frame.tsx'
import { areaTexts, useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import type { PageMunicipality } from '#web/shared/request.ts'
import { themeNamed } from '#web/shared/theme/themes.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'

const texts = areaTexts('problem', {
  sv: {
    'title-404': 'Sidan finns inte',
    'title-410': 'Svaret gäller inte längre',
    'title-429': 'Vänta en liten stund',
    'title-503': 'Vi är strax tillbaka',
    'title-other': 'Det gick inte just nu',
    'detail-404':
      'Adressen kan vara fel, eller så har sidan flyttat. Sök i stället. Inget du har skickat till oss är borta.',
    detail: 'Försök igen om en liten stund.',
    call: 'Behöver du hjälp nu? Ring oss på ',
    again: 'Försök igen',
    ask: 'Fråga oss',
    home: 'Till startsidan',
    signIn: 'Logga in',
    work: 'Tillbaka till arbetet',
  },
  en: {
    'title-404': 'This page does not exist',
    'title-410': 'This answer no longer holds',
    'title-429': 'Please wait a moment',
    'title-503': 'We will be back shortly',
    'title-other': 'That did not work just now',
    'detail-404': 'The address may be wrong, or the page has moved. Search instead. Nothing you have sent us is lost.',
    detail: 'Try again in a while.',
    call: 'Do you need help now? Call us on ',
    again: 'Try again',
    ask: 'Ask us',
    home: 'To the front page',
    signIn: 'Sign in',
    work: 'Back to work',
  },
})

/** Where work is done. */
const WORK = /^\/(desk|unit|today)(?=\/|$)/

const told = [404, 410, 429, 503] as const

function isTold(status: number): status is (typeof told)[number] {
  return told.some((each) => each === status)
}

/** A page for what went wrong: what happened, and the way on. Never the inside of the fault. */
export function ProblemPage({ status, detail }: { status: number; detail: string | null }) {
  const say = useTexts(texts)
  const root = useRouteLoaderData<{ municipality: PageMunicipality }>('root')
  const isWork = WORK.test(useLocation().pathname)
  const title = say(`title-${isTold(status) ? status : 'other'}`)
  const words = (
    <>
      <div className="lead">
        {!root && <h1>{title}</h1>}
        <p>{status === 404 && !isWork ? say('detail-404') : (detail ?? say('detail'))}</p>
        {root && (
          <p>
            {say('call')}
            <a className="nowrap" href={telephoneAddress(root.municipality.profile.phone)}>
              {root.municipality.profile.phone}
            </a>
            .
          </p>
        )}
      </div>
      {(status === 404 || status === 410) && !isWork && root && <SearchBox />}
      <WaysOn status={status} />
    </>
  )
  if (root) {
    const { picture } = themeNamed(root.municipality.profile.theme.name)
    return (
      <CitizenFrame page="front" title={title} isFront isUnlisted>
        <main id="main">
          <div className="hero is-plain">
            <div className="page">
              <h1>{title}</h1>
            </div>
            <img className="hero-picture" src={picture} width={1280} height={208} alt="" />
          </div>
          <div className="page">
            <div className="narrow is-at-start">{words}</div>
          </div>
        </main>
      </CitizenFrame>
    )
  }
  return (
    <div className="citizen">
      <title>{title}</title>
      <main className="narrow" id="main">
        {words}
      </main>
    </div>
  )
}

/** Sign in, try again, or go on from the start: whichever can help. */
function WaysOn({ status }: { status: number }) {
  const say = useTexts(texts)
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const work = WORK.exec(pathname)?.[0]
  const home = (
    <LinkButton href={work ?? citizenAddress(language, 'front')} variant="secondary">
      {work ? say('work') : say('home')}
    </LinkButton>
  )
  if (status === 401) {
    return (
      <div className="row">
        <LinkButton href="/sign-in" variant="primary">
          {say('signIn')}
        </LinkButton>
        {home}
      </div>
    )
  }
  const canRetry = status === 429 || status >= 500
  return (
    <div className="row">
      {(canRetry || !work) && (
        <LinkButton href={canRetry ? pathname + search : citizenAddress(language, 'ask')} variant="primary">
          {canRetry ? say('again') : say('ask')}
        </LinkButton>
      )}
      {home}
    </div>
  )
}
