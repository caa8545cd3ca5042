import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { findOutside } from '#domains/directory/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { contactTexts } from './contact-texts.ts'

type Helper = z.output<(typeof findOutside)['reply']>['rows'][number]

/** To whom somebody was referred: the name, and the entry in the outside directory where it was chosen there. */
export type ReferredTo = { name: string; outsideId: string | null }

/** Typing rests so long before it is searched for. */
const REST = 220
const SHOWN = 6

/** The receiver of a referral: written, or chosen among those outside who help with what is typed. */
export function ReferredToField(props: { value: ReferredTo; isLacking: boolean; onChange: (to: ReferredTo) => void }) {
  const say = useTexts(contactTexts)
  const { value, isLacking, onChange } = props
  const helpers = useHelpers(value.outsideId === null ? value.name : '')
  const [chosen, setChosen] = useState<Helper | null>(null)
  return (
    <div className="stack is-tight">
      <TextField
        name="referred-to"
        label={say('referredTo')}
        help={say('referredHelp')}
        autoComplete="off"
        value={value.name}
        error={isLacking && value.name.trim() === '' ? say('referredLack') : undefined}
        onChange={(event) => onChange({ name: event.target.value, outsideId: null })}
      />
      {value.outsideId !== null && chosen && <Way helper={chosen} />}
      {helpers.length > 0 && (
        <ul className="stack is-tight">
          {helpers.map((helper) => (
            <li key={helper.id}>
              <Button
                variant="small"
                onClick={() => {
                  setChosen(helper)
                  onChange({ name: helper.name, outsideId: helper.id })
                }}
              >
                {helper.name}
              </Button>
              <p className="quiet">{helper.helpsWith}</p>
            </li>
          ))}
        </ul>
      )}
      <output className="hidden-text">{helpers.length > 0 && say('referredFound', { count: helpers.length })}</output>
    </div>
  )
}

/** How somebody gets there, to be read out. */
function Way({ helper }: { helper: Helper }) {
  return (
    <p>
      {helper.howToRefer} <span className="strong nowrap">{helper.phone}</span>{' '}
      {helper.web && (
        <a href={helper.web} target="_blank" rel="noreferrer">
          {new URL(helper.web).host.replace(/^www\./, '')}
        </a>
      )}
    </p>
  )
}

/** Those outside who fit what is typed, after a moment's rest. */
function useHelpers(typed: string): Helper[] {
  const [found, setFound] = useState<{ for: string; rows: Helper[] }>({ for: '', rows: [] })
  const sought = typed.trim()
  useEffect(() => {
    if (sought.length < 2) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      call(findOutside, { q: sought }, { signal: leaving.signal })
        .then(({ rows }) => setFound({ for: sought, rows: rows.slice(0, SHOWN) }))
        .catch(() => undefined)
    }, REST)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [sought])
  return found.for === sought && sought.length >= 2 ? found.rows : []
}
