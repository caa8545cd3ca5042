import { areaTexts, useTexts } from '#web/shared/i18n/texts.ts'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import type { DraftContent } from './draft-merge.ts'

const texts = areaTexts('named', {
  sv: {
    asked: 'Ville tala med en viss person',
    got: 'Fick tala med personen?',
    yes: 'Ja',
    no: 'Nej',
  },
  en: {
    asked: 'Wanted to speak to a certain person',
    got: 'Got to speak to the person?',
    yes: 'Yes',
    no: 'No',
  },
})

type Named = Pick<DraftContent['questions'][number], 'key' | 'askedForNamed' | 'gotNamed'>

/** Whether somebody asked for a named handler, and got them. Untouched, nothing is recorded. */
export function NamedHandler({ question, onChange }: { question: Named; onChange: (part: Partial<Named>) => void }) {
  const say = useTexts(texts)
  const { key, askedForNamed, gotNamed } = question
  const id = `named-${key}`
  return (
    <div>
      <div className="choice is-inline">
        <input
          type="checkbox"
          id={id}
          name={id}
          checked={askedForNamed ?? false}
          onChange={(event) =>
            onChange({
              askedForNamed: event.target.checked ? true : null,
              ...(event.target.checked ? {} : { gotNamed: null }),
            })
          }
        />
        <label htmlFor={id}>{say('asked')}</label>
      </div>
      {askedForNamed && (
        <div className="branch">
          <RadioGroup
            name={`got-${key}`}
            label={say('got')}
            isInline
            value={gotNamed == null ? '' : gotNamed ? 'yes' : 'no'}
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: say(value) }))}
            onChange={(value) => onChange({ gotNamed: value === 'yes' })}
          />
        </div>
      )}
    </div>
  )
}
