import { useEffect, useState } from 'react'
import { Link, useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import { readPersonsQuestions } from '#domains/contacts/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { earlierTexts } from './earlier-texts.ts'
import { GroundForm } from './ground-form.tsx'
import type { loader as deskLoader } from './layout.tsx'
import { shownReference } from './shown-reference.ts'
import { type Existing, existingOf } from './tied-question.tsx'
import { useWhen } from './use-when.ts'

type Earlier = z.output<(typeof readPersonsQuestions)['reply']>
type Row = Earlier['rows'][number]

export interface EarlierQuestionsProps {
  personId: string
  /** Ties the contact to one of them. Without it they are only shown. */
  tie?: { chosen: string | null; onTie: (existing: Existing) => void } | undefined
}

const MOST = 8

/**
 * What a known person asked before: the reader's boards, and the others on a ground, each with its board's name. Reading it
 * is logged.
 */
export function EarlierQuestions({ personId, tie }: EarlierQuestionsProps) {
  const say = useTexts(earlierTexts)
  const may = useRouteLoaderData<typeof deskLoader>('desk/layout')?.may
  const [earlier, setEarlier] = useState<Earlier | 'denied' | 'away' | null>(null)
  const [readings, setReadings] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    call(readPersonsQuestions, { personId }, { signal: leaving.signal })
      .then(setEarlier)
      .catch((error: unknown) => {
        if (error instanceof CallFailed) setEarlier(error.problem?.status === 403 ? 'denied' : 'away')
      })
    return () => leaving.abort()
  }, [personId, readings])
  if (!earlier) return null
  if (typeof earlier === 'string') return <p className="quiet">{say(earlier)}</p>
  const { rows, needsGround, groundUntil } = earlier
  return (
    <div className="stack is-tight">
      {rows.length === 0 ? (
        <p className="quiet">{say(groundUntil ? 'noneAnywhere' : 'none')}</p>
      ) : (
        <>
          <p className="quiet">{say('title')}</p>
          <ul className="answers">
            {rows.slice(0, MOST).map((row) => (
              <EarlierQuestion key={row.questionId} row={row} tie={tie} />
            ))}
          </ul>
        </>
      )}
      <output>{groundUntil && <Until at={groundUntil} />}</output>
      {needsGround && (
        <GroundForm
          personId={personId}
          mayRecord={may?.insight ?? false}
          onRecorded={() => setReadings((before) => before + 1)}
        />
      )}
    </div>
  )
}

/** Until when the width lasts. */
function Until({ at }: { at: string }) {
  const say = useTexts(earlierTexts)
  const times = useTimes()
  const when = useWhen()
  return <p className="quiet">{say('until', { when: times.clock(at) === '00:00' ? say('midnight') : when(at) })}</p>
}

function EarlierQuestion({ row, tie }: { row: Row; tie: EarlierQuestionsProps['tie'] }) {
  const say = useTexts(earlierTexts)
  const times = useTimes()
  const reference = shownReference(row.reference)
  const words = row.heading ?? say('secret')
  return (
    <li className="answer">
      {row.opens ? <Link to={`/desk/question/${row.questionId}`}>{words}</Link> : <span>{words}</span>}
      <span className="quiet">{times.day(row.openedAt)}</span>
      <p className="row quiet">
        <span>
          {reference}, {say(row.state)}. {row.authority}
        </span>
        {tie && row.opens && tie.chosen !== row.questionId && (
          <Button
            variant="small"
            aria-label={say('tieAbout', { reference })}
            onClick={() => tie.onTie(existingOf(row))}
          >
            {say('tie')}
          </Button>
        )}
        {tie?.chosen === row.questionId && <span>{say('isTied')}</span>}
      </p>
    </li>
  )
}

/** The same on a question's page: opened by whoever needs it, since reading it is logged. */
export function PersonsOtherQuestions({ personId, othersToo }: { personId: string; othersToo: boolean }) {
  const say = useTexts(earlierTexts)
  const may = useRouteLoaderData<typeof deskLoader>('desk/layout')?.may
  const [isOpen, setIsOpen] = useState(false)
  if (!may?.people) return null
  return (
    <Details
      summary={say(othersToo ? 'othersToo' : 'all')}
      onToggle={(event) => setIsOpen((before) => before || event.currentTarget.open)}
    >
      {isOpen && <EarlierQuestions personId={personId} />}
    </Details>
  )
}
