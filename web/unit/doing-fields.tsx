import { useState } from 'react'
import { useWhen } from '#web/desk/use-when.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import type { Doing, Typed } from './doings.ts'
import type { Choices } from './read-unit.ts'
import { unitTexts } from './texts.ts'

const reasons = ['wrong_receiver', 'incomplete', 'no_time', 'answered_already', 'other'] as const

export interface DoingFieldsProps {
  doing: Doing
  isOffered: boolean
  choices: Choices
  typed: Typed | null
  /** The field that was left empty. */
  lacking: string | null
  text: string
  onText: (text: string) => void
}

/** What is to be chosen and written for one thing to be done. */
export function DoingFields({ doing, isOffered, choices, typed, lacking, text, onText }: DoingFieldsProps) {
  const say = useTexts(unitTexts)
  const lack = (name: 'body' | 'reason' | 'staffId' | 'toUnitId') =>
    lacking === name ? say(`lack-${name}`) : undefined
  return (
    <>
      {doing === 'return' && (
        <RadioGroup
          name="reason"
          label={say('reason')}
          error={lack('reason')}
          defaultValue={typed?.reason}
          choices={reasons.map((value) => ({ value, label: say(`reason-${value}`) }))}
        />
      )}
      {doing === 'pass_on' && (
        <Select
          name="staffId"
          label={say('colleague')}
          empty={say('chooseColleague')}
          help={choices.colleagues.length === 0 ? say('noColleagues') : undefined}
          error={lack('staffId')}
          defaultValue={typed?.staffId}
          options={choices.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {doing === 'hand_over' && <ToUnit choices={choices} chosen={typed?.toUnitId ?? ''} error={lack('toUnitId')} />}
      {doing !== 'pass_on' && (
        <TextArea
          name="body"
          label={say(`body-${doing}`)}
          mark={doing === 'return' || doing === 'hand_over' ? say('optional') : undefined}
          help={helpFor(doing, isOffered, say)}
          rows={4}
          isGrowing
          error={lack('body')}
          value={text === '' ? (typed?.body ?? '') : text}
          onChange={(event) => onText(event.target.value)}
        />
      )}
      {doing === 'answer' && (
        <RadioGroup
          name="close"
          label={say('close')}
          defaultValue={typed?.close || 'yes'}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: say(`close-${value}`) }))}
        />
      )}
    </>
  )
}

function helpFor(
  doing: Doing,
  isOffered: boolean,
  say: (key: 'help-answer' | 'help-answerAccept' | 'help-note') => string,
) {
  if (doing === 'answer') return say(isOffered ? 'help-answerAccept' : 'help-answer')
  return doing === 'note' ? say('help-note') : undefined
}

/** To which unit: those the agreement or the department proposes first, with their times. */
function ToUnit({ choices, chosen, error }: { choices: Choices; chosen: string; error: string | undefined }) {
  const say = useTexts(unitTexts)
  const when = useWhen()
  const [unitId, setUnitId] = useState(chosen)
  const proposed = new Set(choices.proposals.map((unit) => unit.id))
  const known = choices.proposals.find((unit) => unit.id === unitId)
  return (
    <Select
      name="toUnitId"
      label={say('toUnit')}
      empty={say('chooseUnit')}
      error={error}
      value={unitId}
      onChange={(event) => setUnitId(event.target.value)}
      note={
        known
          ? say('proposal', { unit: known.name, accept: when(known.acceptBy), answer: when(known.answerBy) })
          : say('untilAccepted')
      }
      options={[
        ...choices.proposals.map(({ id, name }) => ({ value: id, label: name, group: say('byAgreement') })),
        ...choices.units
          .filter((unit) => !proposed.has(unit.id))
          .map(({ id, name }) => ({ value: id, label: name, group: say('allUnits') })),
      ]}
    />
  )
}
