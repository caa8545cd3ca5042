import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { searchPeople } from '#domains/people/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { contactTexts } from './contact-texts.ts'

export type FoundPerson = z.output<(typeof searchPeople)['reply']>['people'][number]

const REST = 300
const MOST = 10

/** Finds a known person. Protected people show their name and a lock, and nothing else. */
export function PersonSearch({ onChoose }: { onChoose: (person: FoundPerson) => void }) {
  const say = useTexts(contactTexts)
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<FoundPerson[] | 'away' | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const sought = search.trim()
    if (sought.length < 2) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      call(searchPeople, { search: sought }, { signal: leaving.signal })
        .then(({ people }) => setFound(people))
        .catch(() => {
          if (!leaving.signal.aborted) setFound('away')
        })
    }, REST)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [search])
  return (
    <div className="person-search">
      <TextField
        name="person-search"
        label={say('person')}
        help={say('personHelp')}
        value={search}
        autoComplete="off"
        onChange={(event) => {
          setSearch(event.target.value)
          if (event.target.value.trim().length < 2) setFound(null)
        }}
        onKeyDown={(event) => {
          const first = list.current?.querySelector('button')
          if (event.key === 'ArrowDown') first?.focus()
          if (event.key === 'Enter' && Array.isArray(found) && found.length === 1) onChoose(found[0]!)
          if (event.key === 'ArrowDown' || event.key === 'Enter') event.preventDefault()
        }}
      />
      <output>
        {found === 'away' && <p className="quiet">{say('personAway')}</p>}
        {Array.isArray(found) && found.length === 0 && <p className="quiet">{say('personNone')}</p>}
      </output>
      {Array.isArray(found) && found.length > 0 && (
        <ul className="people-found" aria-label={say('personResults')} ref={list}>
          {found.map((person) => (
            <li key={person.personId}>
              <button type="button" onClick={() => onChoose(person)}>
                <span className="strong">{person.name}</span>
                <span className="quiet">
                  {person.protected ? (
                    <>
                      <Icon name="lock" className="is-small" /> {say('protected')}
                    </>
                  ) : (
                    [person.identityNumber, person.address, person.phone].filter(Boolean).join(', ')
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {Array.isArray(found) && found.length === MOST && <p className="quiet">{say('personMany')}</p>}
    </div>
  )
}
