import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { readPersonsQuestions } from '#domains/contacts/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { earlierTexts } from './earlier-texts.ts'
import { shownReference } from './shown-reference.ts'
import { type Existing, existingOf } from './tied-question.tsx'

type Earlier = z.output<(typeof readPersonsQuestions)['reply']>
type Row = Earlier['rows'][number]

export interface EarlierQuestionsProps {
  personId: string
  /** Ties the contact to one of them. Without it they are only shown. */
  tie?: { chosen: string | null; onTie: (existing: Existing) => void } | undefined
}

const MOST = 8

/** What a known person asked before, within the reader's boards. Reading it is logged. */
export function EarlierQuestions({ personId, tie }: EarlierQuestionsProps) {
  const say = useTexts(earlierTexts)
  const [earlier, setEarlier] = useState<Earlier | 'denied' | 'away' | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    call(readPersonsQuestions, { personId }, { signal: leaving.signal })
      .then(setEarlier)
      .catch((error: unknown) => {
        if (error instanceof CallFailed) setEarlier(error.problem?.status === 403 ? 'denied' : 'away')
      })
    return () => leaving.abort()
  }, [personId])
  if (!earlier) return null
  if (typeof earlier === 'string') return <p className="quiet">{say(earlier)}</p>
  return (
    <>
      {earlier.rows.length === 0 ? (
        <p className="quiet">{say('none')}</p>
      ) : (
        <>
          <p className="quiet">{say('title')}</p>
          <ul className="answers">
            {earlier.rows.slice(0, MOST).map((row) => (
              <EarlierQuestion key={row.questionId} row={row} tie={tie} />
            ))}
          </ul>
        </>
      )}
    </>
  )
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
          {reference}, {say(row.state)}
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
