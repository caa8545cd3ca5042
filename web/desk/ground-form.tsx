import { useState, type FormEvent } from 'react'
import { recordGround } from '#domains/contacts/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { areaTexts, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { tellContact } from './live.ts'

const texts = areaTexts('ground', {
  sv: {
    others: 'Personen kan ha frågat andra nämnder också. Det får du se med en grund, som skrivs i loggen.',
    denied:
      'Personen kan ha frågat andra nämnder också. Det har du inte rätt att se. En vägledare eller registrator har det.',
    open: 'Se andra nämnders frågor',
    why: 'Med vilken grund?',
    consent: 'Personen samtycker',
    statute: 'Lagen ger rätt till det',
    note: 'Skriv grunden med en rad',
    noteHelp: 'Till exempel: Bad mig se efter, under samtalet. Eller lagrummet.',
    lack: 'Skriv en rad om grunden.',
    record: 'Skriv in grunden',
    away: 'Grunden är inte sparad. Försök igen.',
  },
  en: {
    others: 'The person may have asked other boards too. You may see that on a ground, which is written in the log.',
    denied: 'The person may have asked other boards too. You have no right to see that. A guide or a registrar has it.',
    open: "See other boards' questions",
    why: 'On what ground?',
    consent: 'The person consents',
    statute: 'The law gives the right',
    note: 'Write the ground in a line',
    noteHelp: 'For example: Asked me to look, during the call. Or the section of the law.',
    lack: 'Write a line about the ground.',
    record: 'Record the ground',
    away: 'The ground is not saved. Try again.',
  },
})

/** Says that other boards may have been asked, and takes the ground for seeing that; to somebody without the right, that it is needed. */
export function GroundForm(props: { personId: string; mayRecord: boolean; onRecorded: () => void }) {
  const say = useTexts(texts)
  if (!props.mayRecord) return <p className="quiet">{say('denied')}</p>
  return (
    <>
      <p className="quiet">{say('others')}</p>
      <Details summary={say('open')}>
        <Form {...props} />
      </Details>
    </>
  )
}

function Form({ personId, onRecorded }: { personId: string; onRecorded: () => void }) {
  const say = useTexts(texts)
  const [ground, setGround] = useState<'consent' | 'statute'>('consent')
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (note.trim() === '') {
      setFault(say('lack'))
      return document.getElementById('ground-note')?.focus()
    }
    setIsBusy(true)
    try {
      await call(recordGround, { personId, ground, note })
      onRecorded()
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (error.problem?.status === 401) tellContact('signed-out')
      setFault(error.problem?.errors[0]?.detail ?? error.problem?.detail ?? say('away'))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form className="stack is-tight" noValidate onSubmit={(event) => void send(event)}>
      <RadioGroup
        name="ground"
        label={say('why')}
        value={ground}
        choices={(['consent', 'statute'] as const).map((value) => ({ value, label: say(value) }))}
        onChange={(value) => setGround(value as 'consent' | 'statute')}
      />
      <TextField
        name="ground-note"
        label={say('note')}
        help={say('noteHelp')}
        error={fault ?? undefined}
        maxLength={500}
        autoComplete="off"
        value={note}
        onChange={(event) => {
          setNote(event.target.value)
          setFault(null)
        }}
      />
      <Button type="submit" variant="secondary" className="at-start" isBusy={isBusy}>
        {say('record')}
      </Button>
    </form>
  )
}
