import { useState } from 'react'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Sheet } from '#web/shared/ui/sheet.tsx'
import { contactTexts } from './contact-texts.ts'
import { endOutcomes, type EndOutcome } from './decision.ts'
import { type ReferredTo, ReferredToField } from './referred-to-field.tsx'

/** How a question ended: to whom it was referred, where it was. */
export type End = { outcome: EndOutcome; referredTo: string; referredOutsideId: string | null }

const nobody: ReferredTo = { name: '', outsideId: null }

/** How a question ends that is neither answered, kept nor handed over. */
export function EndSheet(props: { onClose: () => void; onEnd: (end: End) => void }) {
  const say = useTexts(contactTexts)
  const [outcome, setOutcome] = useState<EndOutcome>('shown_how')
  const [referredTo, setReferredTo] = useState(nobody)
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
          if (isReferred && referredTo.name.trim() === '') {
            setIsLacking(true)
            return document.getElementById('referred-to')?.focus()
          }
          const { name, outsideId } = isReferred ? referredTo : nobody
          props.onEnd({ outcome, referredTo: name, referredOutsideId: outsideId })
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
                  branch: <ReferredToField value={referredTo} isLacking={isLacking} onChange={setReferredTo} />,
                }
              : {}),
          }))}
        />
      </form>
    </Sheet>
  )
}
