import { useEffect } from 'react'
import type { z } from 'zod'
import { listUnits } from '#domains/staff/contract.ts'
import { WebPageHelp } from '#web/digest/web-page-help.tsx'
import { TopicHelp } from '#web/meeting/topic-help.tsx'
import { ServiceNews } from '#web/news/service-news.tsx'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { AnswerSuggestions } from './answer-suggestions.tsx'
import { contactTexts } from './contact-texts.ts'
import type { DraftContent } from './draft-merge.ts'
import { EarlierQuestions } from './earlier-questions.tsx'
import { useServices } from './services.ts'
import { createStore, useStore } from './store.ts'
import { deskTexts } from './texts.ts'
import type { Existing } from './tied-question.tsx'

type Units = z.output<(typeof listUnits)['reply']>['units']

const units = createStore<Units | null>(null)
let asked = false

/** The right column of a contact: what may answer, who handles the service, and what is known of the asker. */
export function AskerHelp(props: {
  content: DraftContent
  current: DraftContent['questions'][number]
  onChange: (part: Partial<DraftContent['questions'][number]>) => void
  /** Ties the question at hand to an earlier one. */
  onTie: (existing: Existing) => void
}) {
  const { content, current, onChange, onTie } = props
  const say = useTexts(contactTexts)
  const sayDesk = useTexts(deskTexts)
  return (
    <aside className="helps" aria-label={sayDesk('helps')}>
      <AnswerSuggestions key={current.key} question={current} onChange={onChange} />
      {current.serviceId && <ServiceNews key={current.serviceId} serviceId={current.serviceId} />}
      {current.serviceId && <ServiceHelp serviceId={current.serviceId} />}
      {current.serviceId && <TopicHelp key={`topics ${current.serviceId}`} serviceId={current.serviceId} />}
      {current.serviceId && <WebPageHelp key={`web ${current.serviceId}`} serviceId={current.serviceId} />}
      <section aria-labelledby="asker">
        <h2 className="label" id="asker">
          {say('asker')}
        </h2>
        {content.identity === 'anonymous' && <p className="quiet">{say('askerAnonymous')}</p>}
        {content.identity === 'claimed' && <p className="quiet">{say('askerClaimed')}</p>}
        {content.identity === 'known' && !content.personId && <p className="quiet">{say('askerToFind')}</p>}
        {content.identity === 'known' && content.personId && (
          <EarlierQuestions
            key={content.personId}
            personId={content.personId}
            tie={{ chosen: current.existing?.questionId ?? null, onTie }}
          />
        )}
      </section>
    </aside>
  )
}

function ServiceHelp({ serviceId }: { serviceId: string }) {
  const say = useTexts(contactTexts)
  const service = useServices()?.find((one) => one.serviceId === serviceId)
  const known = useStore(units)
  useEffect(() => {
    if (asked) return
    asked = true
    call(listUnits, {})
      .then((reply) => units.set(reply.units))
      .catch(() => {
        asked = false
      })
  }, [])
  if (!service) return null
  const unit = known?.find((one) => one.name === service.unit || one.shortName === service.unit)
  return (
    <section aria-labelledby="takes-over">
      <h2 className="label" id="takes-over">
        {say('takesOver')}
      </h2>
      <ul className="people">
        <li>
          <span className="strong">{service.unit}</span>
          <span className="quiet">{unit?.supportPhone}</span>
          <span className="quiet">{service.name}</span>
        </li>
      </ul>
    </section>
  )
}
