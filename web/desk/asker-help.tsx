import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { readPersonsQuestions } from '#domains/contacts/contract.ts'
import { listUnits } from '#domains/staff/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { AnswerSuggestions } from './answer-suggestions.tsx'
import { contactTexts } from './contact-texts.ts'
import type { DraftContent } from './draft-merge.ts'
import { useServices } from './services.ts'
import { shownReference } from './shown-reference.ts'
import { createStore, useStore } from './store.ts'
import { deskTexts } from './texts.ts'

type Units = z.output<(typeof listUnits)['reply']>['units']
type Earlier = z.output<(typeof readPersonsQuestions)['reply']>

const units = createStore<Units | null>(null)
let asked = false

/** The right column of a contact: what may answer, who handles the service, and what is known of the asker. */
export function AskerHelp({
  content,
  current,
  onChange,
}: {
  content: DraftContent
  current: DraftContent['questions'][number]
  onChange: (part: Partial<DraftContent['questions'][number]>) => void
}) {
  const say = useTexts(contactTexts)
  const sayDesk = useTexts(deskTexts)
  return (
    <aside className="helps" aria-label={sayDesk('helps')}>
      <AnswerSuggestions key={current.key} question={current} onChange={onChange} />
      {current.serviceId && <ServiceHelp serviceId={current.serviceId} />}
      <section aria-labelledby="asker">
        <h2 className="label" id="asker">
          {say('asker')}
        </h2>
        {content.identity === 'anonymous' && <p className="quiet">{say('askerAnonymous')}</p>}
        {content.identity === 'claimed' && <p className="quiet">{say('askerClaimed')}</p>}
        {content.identity === 'known' && !content.personId && <p className="quiet">{say('askerToFind')}</p>}
        {content.identity === 'known' && content.personId && (
          <EarlierQuestions key={content.personId} personId={content.personId} />
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

/** What a known person asked before, within the reader's authorities. Reading it is logged. */
function EarlierQuestions({ personId }: { personId: string }) {
  const say = useTexts(contactTexts)
  const times = useTimes()
  const [earlier, setEarlier] = useState<Earlier | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    call(readPersonsQuestions, { personId }, { signal: leaving.signal })
      .then(setEarlier)
      .catch(() => undefined) // nothing is shown: the contact goes on without
    return () => leaving.abort()
  }, [personId])
  if (!earlier) return null
  if (earlier.rows.length === 0) return <p className="quiet">{say('askerNone')}</p>
  return (
    <>
      <p className="quiet">{say('askerEarlier')}</p>
      <ul className="answers">
        {earlier.rows.slice(0, 8).map((row) => (
          <li key={row.questionId} className="answer">
            <Link to={`/desk/question/${row.questionId}`}>{row.heading ?? shownReference(row.reference)}</Link>
            <span className="quiet">{times.day(row.openedAt)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
