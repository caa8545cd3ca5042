import { Link, redirect } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { findQuestion, listQuestions } from '#domains/contacts/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { fittingOptions } from '#web/shared/ui/combobox-options.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/search.ts'
import { Middle } from './middle.tsx'
import { QuestionTable } from './question-table.tsx'
import { serviceOptions } from './services.ts'
import { deskTexts } from './texts.ts'

export { ScreenFault as ErrorBoundary } from './screen-fault.tsx'

/** A reference leads straight to its question; other words are looked for among the services. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const asked = new URL(request.url).searchParams
  const q = (asked.get('q') ?? '').trim().slice(0, 200)
  const serviceId = asked.get('service')
  const [found, { services }] = await Promise.all([
    q ? page.call(findQuestion, { reference: q.slice(0, 64) }) : null,
    page.call(listServices, {}),
  ])
  if (found?.questionId) throw redirect(`/desk/question/${found.questionId}`)
  const chosen = services.find((service) => service.serviceId === serviceId)
  return {
    q,
    reference: found?.reference ?? null,
    services: q
      ? fittingOptions(serviceOptions(services), q).map(({ value, label, hint }) => ({ value, label, hint }))
      : [],
    service: chosen ? { serviceId: chosen.serviceId, name: chosen.shortName } : null,
    rows: chosen ? (await page.call(listQuestions, { serviceId: chosen.serviceId })).rows : [],
  }
}

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { q, reference, services, service, rows } = loaderData
  const say = useTexts(deskTexts)
  return (
    <Middle title={say('searchTitle')}>
      <div className="head">
        <h1>{say('searchTitle')}</h1>
      </div>
      <p className="quiet">{say('searchFinds')}</p>
      {service && (
        <section className="stack is-tight" aria-labelledby="of-service">
          <h2 className="label" id="of-service">
            {say('searchQuestions')} {service.name}
          </h2>
          {rows.length === 0 ? (
            <p>{say('searchNoQuestions')}</p>
          ) : (
            <QuestionTable caption={service.name} rows={rows} list={null} />
          )}
        </section>
      )}
      {reference && <EmptyState title={say('searchNone', { reference })} />}
      {q && !reference && (
        <section className="stack is-tight" aria-labelledby="services">
          <h2 className="label" id="services">
            {say('searchServices')}
          </h2>
          {services.length === 0 && <p>{say('searchNoServices')}</p>}
          <ul className="answers">
            {services.map(({ value, label, hint }) => (
              <li key={value} className="answer">
                <Link to={`/desk/search?service=${value}`}>{label}</Link>
                <span className="quiet">{hint}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!q && !service && <p>{say('searchEmpty')}</p>}
    </Middle>
  )
}
