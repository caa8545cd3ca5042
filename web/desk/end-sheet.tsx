import { useState } from 'react'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Sheet } from '#web/shared/ui/sheet.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { contactTexts } from './contact-texts.ts'
import { endOutcomes, type EndOutcome } from './decision.ts'

/** How a question ends that is neither answered, kept nor handed over. */
export function EndSheet(props: { onClose: () => void; onEnd: (outcome: EndOutcome, referredTo: string) => void }) {
  const say = useTexts(contactTexts)
  const [outcome, setOutcome] = useState<EndOutcome>('shown_how')
  const [referredTo, setReferredTo] = useState('')
  const [isLacking, setIsLacking] = useState(false)
  return (
    <Sheet
      id="end"
      title={say('otherTitle')}
      closeHref="#main"
      closeWord={say('back')}
      onClose={props.onClose}
      foot={
        <div className="row">
          <Button type="submit" form="end-form" variant="primary" keys="Enter">
            {say('end')}
          </Button>
        </div>
      }
    >
      <form
        id="end-form"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const isReferred = outcome === 'referred_outside'
          if (isReferred && referredTo.trim() === '') {
            setIsLacking(true)
            return document.getElementById('referred-to')?.focus()
          }
          props.onEnd(outcome, isReferred ? referredTo : '')
        }}
      >
        <RadioGroup
          name="outcome"
          label={say('otherLabel')}
          value={outcome}
          onChange={(value) => setOutcome(value as EndOutcome)}
          choices={endOutcomes.map((value) => ({
            value,
            label: say(`end-${value}`),
            ...(value === 'referred_outside'
              ? {
                  branch: (
                    <TextField
                      name="referred-to"
                      label={say('referredTo')}
                      value={referredTo}
                      error={isLacking && referredTo.trim() === '' ? say('referredLack') : undefined}
                      onChange={(event) => setReferredTo(event.target.value)}
                    />
                  ),
                }
              : {}),
          }))}
        />
      </form>
    </Sheet>
  )
}
