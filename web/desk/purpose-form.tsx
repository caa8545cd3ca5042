import { Form } from 'react-router'
import { areaTexts, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'

const texts = areaTexts('purpose', {
  sv: {
    secret:
      'Frågan är sekretessbelagd. Du får läsa den. Säg först varför: det skrivs i loggen tillsammans med ditt namn.',
    why: 'Varför behöver du läsa frågan?',
    handling: 'Jag handlägger den',
    supervision: 'Tillsyn eller uppföljning',
    correction: 'Rättelse av något som blivit fel',
    read: 'Läs frågan',
  },
  en: {
    secret: 'The question is secret. You may read it. First say why: it is written in the log together with your name.',
    why: 'Why do you need to read the question?',
    handling: 'I am handling it',
    supervision: 'Supervision or follow-up',
    correction: 'Correcting something that went wrong',
    read: 'Read the question',
  },
})

/** For what a secret question may be read. Codes, never words of one's own: those might hold personal data. */
export const purposes = ['handling', 'supervision', 'correction'] as const

/** The purpose an address carries, if it is one of ours. */
export function purposeIn(request: Request): (typeof purposes)[number] | null {
  const asked = new URL(request.url).searchParams.get('purpose')
  return purposes.find((purpose) => purpose === asked) ?? null
}

/** Asks for what purpose a secret question is read. The answer stands in the address, so it is asked once for a question. */
export function PurposeForm() {
  const say = useTexts(texts)
  return (
    <Form className="stack" method="get" replace>
      <p>{say('secret')}</p>
      <RadioGroup
        name="purpose"
        label={say('why')}
        required
        choices={purposes.map((value) => ({ value, label: say(value) }))}
      />
      <Button type="submit" variant="primary" className="at-start">
        {say('read')}
      </Button>
    </Form>
  )
}
