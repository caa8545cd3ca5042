import { useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Sheet } from '#web/shared/ui/sheet.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { serverNow } from './clock.tsx'
import { contactTexts } from './contact-texts.ts'
import { promisedMoment, proposedPromise } from './promise-time.ts'

export type Promised = { kind: 'call_back' | 'answer'; dueAt: string }

export interface KeepSheetProps {
  onClose: () => void
  onKeep: (promise: Promised | null) => void
  /** A promise is the point, not a choice: on a question one already has. */
  isPromise?: boolean
}

/** Keeping a question, with or without a promised time. */
export function KeepSheet({ onClose, onKeep, isPromise = false }: KeepSheetProps) {
  const say = useTexts(contactTexts)
  const zone = useRouteLoaderData<{ timeZone: string }>('root')?.timeZone ?? 'Europe/Stockholm'
  const [kind, setKind] = useState<'none' | Promised['kind']>(isPromise ? 'call_back' : 'none')
  const [time, setTime] = useState(() => proposedPromise(serverNow(), zone))
  const [isLacking, setIsLacking] = useState(false)
  const when = (
    <div className="row">
      <TextField
        name="promise-day"
        type="date"
        isShort
        label={say('beforeDay')}
        value={time.day}
        error={isLacking ? say('beforeLack') : undefined}
        onChange={(event) => setTime({ ...time, day: event.target.value })}
      />
      <TextField
        name="promise-clock"
        type="time"
        isShort
        label={say('beforeTime')}
        value={time.clock}
        onChange={(event) => setTime({ ...time, clock: event.target.value })}
      />
    </div>
  )
  const kinds = isPromise ? (['call_back', 'answer'] as const) : (['none', 'call_back', 'answer'] as const)
  return (
    <Sheet
      id="keep"
      title={isPromise ? say('promiseTitle') : say('keepTitle')}
      closeHref="#main"
      closeWord={say('back')}
      onClose={onClose}
      foot={
        <div className="row">
          <Button type="submit" form="keep-form" variant="primary" keys="Enter">
            {isPromise ? say('promiseIt') : say('keepIt')}
          </Button>
        </div>
      }
    >
      <form
        id="keep-form"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (kind === 'none') return onKeep(null)
          const dueAt = promisedMoment(time.day, time.clock, zone)
          if (dueAt && Date.parse(dueAt) > serverNow()) return onKeep({ kind, dueAt })
          setIsLacking(true)
          document.getElementById('promise-day')?.focus()
        }}
      >
        <RadioGroup
          name="promise"
          label={say('keepLabel')}
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          choices={kinds.map((value) => ({ value, label: say(`keep-${value}`) }))}
        />
        {kind !== 'none' && (
          <fieldset className="field">
            <legend className="field-label">{say('before')}</legend>
            {when}
          </fieldset>
        )}
      </form>
    </Sheet>
  )
}
