import { useRouteLoaderData } from 'react-router'
import { areaTexts, useTexts } from '#web/shared/i18n/texts.ts'

const texts = areaTexts('problem', {
  sv: {
    'title-404': 'Sidan finns inte',
    'title-503': 'Vi är strax tillbaka',
    title: 'Det gick inte just nu',
    'detail-404': 'Adressen kan vara fel, eller så har sidan flyttat.',
    detail: 'Försök igen om en liten stund. Går det fortfarande inte, ring oss så hjälper vi dig.',
    home: 'Till startsidan',
    signIn: 'Logga in',
  },
  en: {
    'title-404': 'This page does not exist',
    'title-503': 'We will be back shortly',
    title: 'That did not work just now',
    'detail-404': 'The address may be wrong, or the page has moved.',
    detail: 'Try again in a while. If it still does not work, call us and we will help you.',
    home: 'To the front page',
    signIn: 'Sign in',
  },
})

/** A page for what went wrong: what happened, and the way on. Never the inside of the fault. */
export function ProblemPage({ status, detail }: { status: number; detail: string | null }) {
  const say = useTexts(texts)
  const root = useRouteLoaderData<{ municipality: { name: string } }>('root')
  const title = status === 404 ? say('title-404') : status === 503 ? say('title-503') : say('title')
  return (
    <div className="citizen">
      <title>{title}</title>
      <main className="narrow" id="main">
        <div className="lead">
          {root && <p className="quiet">{root.municipality.name}</p>}
          <h1>{title}</h1>
          <p>{detail ?? (status === 404 ? say('detail-404') : say('detail'))}</p>
          <p>{status === 401 ? <a href="/sign-in">{say('signIn')}</a> : <a href="/">{say('home')}</a>}</p>
        </div>
      </main>
    </div>
  )
}
