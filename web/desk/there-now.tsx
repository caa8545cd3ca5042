import { useEffect, useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import { unitNow } from '#domains/directory/contract.ts'
import { presenceWords } from '#web/directory/presence.tsx'
import { directoryTexts } from '#web/directory/texts.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { classNames } from '#web/shared/ui/class-names.ts'
import { contactTexts } from './contact-texts.ts'

type Now = z.output<(typeof unitNow)['reply']>
type Person = Now['people'][number]

/** Before something is passed on: is the person there, how many of the unit are, who has the support number today. */
export function ThereNow({ unitId, unit, staffId }: { unitId: string; unit: string; staffId: string | null }) {
  const say = useTexts(contactTexts)
  const now = useUnitNow(unitId)
  const person = now?.people.find((each) => each.id === staffId)
  // Without an answer nothing is claimed.
  if (!now || now.inAll === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="there-now">
      <h2 className="label" id="there-now">
        {say('thereNow')}
      </h2>
      {person && <Line person={person} />}
      {!person && (
        <p className="presence">
          <span className={classNames('dot', now.hereNow > 0 && 'is-here')} aria-hidden="true" />
          <span>
            {now.hereNow > 0 ? say('hereOf', { here: now.hereNow, all: now.inAll, unit }) : say('hereNobody', { unit })}
          </span>
        </p>
      )}
      {now.supportPhone && (
        <p>
          {say('supportNow', { phone: now.supportPhone })}
          {now.support && (
            <span className="quiet">
              {', '}
              {say('supportBy', { name: now.support.name })} (<Words person={now.support} />)
            </span>
          )}
        </p>
      )}
    </section>
  )
}

function Line({ person }: { person: Person }) {
  const { presence } = person
  return (
    <p className="presence">
      <span className={classNames('dot', presence.state === 'here' && 'is-here')} aria-hidden="true" />
      <span>
        {person.name}: <Words person={person} />
      </span>
    </p>
  )
}

/** Where somebody is, and who stands in. */
function Words({ person }: { person: Person }) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const { substitute } = person.presence
  const words = presenceWords(person.presence, say, times, now)
  return substitute ? `${words}. ${say('substitute')} ${substitute.name}` : words
}

function useUnitNow(unitId: string): Now | null {
  const [read, setRead] = useState<{ unitId: string; now: Now } | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    call(unitNow, { unitId }, { signal: leaving.signal })
      .then((now) => setRead({ unitId, now }))
      .catch(() => undefined)
    return () => leaving.abort()
  }, [unitId])
  return read?.unitId === unitId ? read.now : null
}
