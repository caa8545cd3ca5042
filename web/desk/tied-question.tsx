import { useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { contactTexts } from './contact-texts.ts'
import type { Decision } from './decision.ts'
import type { DraftContent } from './draft-merge.ts'
import { earlierTexts } from './earlier-texts.ts'
import { keyOf } from './keys.ts'
import type { loader as deskLoader } from './layout.tsx'
import { type FoundRow, referenceIn, useReference } from './reference-in.ts'
import { shownReference } from './shown-reference.ts'

/** A question raised before, as a contact in the air keeps it. */
export type Existing = NonNullable<DraftContent['questions'][number]['existing']>

/** Keeps of a row what is shown above the question: a secret one has no words. */
export function existingOf(
  row: Pick<FoundRow, 'questionId' | 'reference' | 'heading' | 'state' | 'ownerUnit'>,
): Existing {
  const { questionId, reference, heading, state, ownerUnit } = row
  return { questionId, reference, heading, state, unit: ownerUnit }
}

/** The question that is called about again, and the way back from it. */
export function TiedQuestion({ existing, onUntie }: { existing: Existing; onUntie: () => void }) {
  const say = useTexts(earlierTexts)
  const reference = shownReference(existing.reference)
  return (
    <div className="tied">
      <p className="label">{say('tied')}</p>
      <p>
        <a className="strong" href={`/desk/question/${existing.questionId}`} target="_blank" rel="noreferrer">
          {existing.heading ?? say('secret')}
        </a>
      </p>
      <p className="row">
        <span className="quiet">{say(`tied-${existing.state}`, { reference, unit: existing.unit })}</span>
        <Button variant="small" aria-label={say('untieAbout', { reference })} onClick={onUntie}>
          {say('untie')}
        </Button>
      </p>
    </div>
  )
}

/** How a question raised again can end: what the server takes, and what comes of it. */
export function TiedOutcomes(props: {
  existing: Existing
  isAtHand: boolean
  onOutcome: (kind: Decision['kind']) => void
}) {
  const { existing, isAtHand, onOutcome } = props
  const say = useTexts(earlierTexts)
  const sayContact = useTexts(contactTexts)
  const language = useLanguage()
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- buttons, not fields: no fieldset */}
      <div className="outcomes" role="group" aria-label={sayContact('outcomes')}>
        <Button
          variant={isAtHand ? 'primary' : 'secondary'}
          keys={isAtHand ? keyOf('answered', language) : undefined}
          onClick={() => onOutcome('answer')}
        >
          {sayContact('answered')}
        </Button>
        <Button
          variant="secondary"
          keys={isAtHand ? keyOf('handOver', language) : undefined}
          onClick={() => onOutcome('centre')}
        >
          {say('leave')}
        </Button>
      </div>
      <p className="quiet">{say(`after-${existing.state}`, { unit: existing.unit })}</p>
    </>
  )
}

/** A reference written where a question or a service is written: the question it names is offered. */
export function ReferenceWritten({ text, onTie }: { text: string; onTie: (existing: Existing) => void }) {
  const found = useReference(useRouteReading() ? referenceIn(text) : null)
  return <output>{found.state === 'found' && <FoundQuestion row={found.row} onTie={onTie} />}</output>
}

/** The field for a reference that somebody reads out. */
export function ReferenceField({ id, onTie }: { id: string; onTie: (existing: Existing) => void }) {
  const say = useTexts(earlierTexts)
  const [text, setText] = useState('')
  const mayRead = useRouteReading()
  // Every sign counts here: what is half written is no reference yet, and nothing is said of it.
  const signs = text.replaceAll(/[^0-9a-z]/gi, '')
  const found = useReference(mayRead && signs.length >= 8 ? text.trim().slice(0, 64) : null)
  if (!mayRead) return null
  return (
    <Details summary={say('byReference')}>
      <div className="stack is-tight">
        <TextField
          name={id}
          label={say('reference')}
          help={say('referenceHelp')}
          isShort
          isCode
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <output>
          {found.state === 'found' && <FoundQuestion row={found.row} onTie={onTie} />}
          {found.state === 'none' && <p className="quiet">{say('notFound')}</p>}
        </output>
      </div>
    </Details>
  )
}

function FoundQuestion({ row, onTie }: { row: FoundRow; onTie: (existing: Existing) => void }) {
  const say = useTexts(earlierTexts)
  const reference = shownReference(row.reference)
  return (
    <div className="found">
      <p>
        <span className="strong">{row.heading ?? say('secret')}</span>{' '}
        <span className="quiet">{say(`found-${row.state}`, { reference, unit: row.ownerUnit })}</span>
      </p>
      <Button
        variant="secondary"
        className="at-start"
        aria-label={say('tieAbout', { reference })}
        onClick={() => onTie(existingOf(row))}
      >
        {say('tie')}
      </Button>
    </div>
  )
}

/** Whether the one at the desk may look questions up. */
function useRouteReading(): boolean {
  return useRouteLoaderData<typeof deskLoader>('desk/layout')?.may.read ?? false
}
