import { data } from 'react-router'
import { listPublic } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { citizenAddress, telephoneAddress, withQuery } from '#web/citizen/addresses.ts'
import { CitizenFrame, useMunicipality } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/service.ts'
import { AnswerList } from './answer-lists.tsx'
import { textFor } from './languages.ts'
import { serviceTexts } from './texts.ts'

const KEPT = '300'

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { services } = await page.call(listServices, {})
  const service = services.find(({ code }) => code === params.code)
  if (!service) throw data(null, { status: 404 })
  const { articles } = await page.call(listPublic, { serviceId: service.serviceId })
  const answers = articles
    // Those it is the first subject of stand first, and those in the reader's language before others.
    .toSorted((a, b) => Number(b.serviceIds[0] === service.serviceId) - Number(a.serviceIds[0] === service.serviceId))
    .flatMap(({ code, texts }) => {
      const text = textFor(texts, page.language)
      return text ? [{ code, ...text }] : []
    })
    .toSorted((a, b) => Number(b.language === page.language) - Number(a.language === page.language))
  return data({ service, answers }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function ServicePage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(serviceTexts)
  const language = useLanguage()
  const { profile } = useMunicipality()
  const { service, answers } = loaderData
  const swedish = language === 'sv' ? undefined : 'sv'
  const [before, after] = say(`who-${service.centre}`, { unit: '\n' }).split('\n')
  return (
    <CitizenFrame page="services" rest={`/${service.code}`} title={service.name}>
      <main className="narrow" id="main">
        <div className="lead">
          <p className="quiet">
            <a href={citizenAddress(language, 'services')}>{say('all')}</a>
          </p>
          <h1 lang={swedish}>{service.name}</h1>
        </div>
        <section aria-labelledby="answers" className="stack is-tight">
          <h2 id="answers">{say('answers')}</h2>
          {answers.length === 0 ? <p>{say('noAnswers')}</p> : <AnswerList answers={answers} level={3} />}
        </section>
        <section aria-labelledby="who" className="lead">
          <h2 id="who">{say('who')}</h2>
          <p>
            {before}
            <span lang={swedish}>{service.unit}</span>
            {after}
          </p>
          {service.secret && <Notice>{say('secret')}</Notice>}
          <div className="row no-print">
            <LinkButton
              href={withQuery(citizenAddress(language, 'ask'), { tjanst: service.code })}
              variant={service.secret ? 'secondary' : 'primary'}
              icon="chat"
            >
              {say('ask')}
            </LinkButton>
            <LinkButton
              href={telephoneAddress(profile.phone)}
              variant={service.secret ? 'primary' : 'secondary'}
              icon="phone"
            >
              {say('call')}, {profile.phone}
            </LinkButton>
          </div>
        </section>
      </main>
    </CitizenFrame>
  )
}
