import { useRef, useState, type FormEvent } from 'react'
import { reportWebPage } from '#domains/digest/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { digestTexts } from './texts.ts'

/** Beside a question: telling the department that a page of the website led somebody wrong. */
export function WebPageHelp({ serviceId }: { serviceId: string }) {
  const say = useTexts(digestTexts)
  const details = useRef<HTMLDetailsElement>(null)
  const [typed, setTyped] = useState({ address: '', words: '' })
  const [told, setTold] = useState<'nothing' | 'sent' | 'wrong'>('nothing')
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    call(reportWebPage, { serviceId, ...typed })
      .then(() => {
        setTold('sent')
        setTyped({ address: '', words: '' })
        details.current?.removeAttribute('open')
      })
      .catch(() => setTold('wrong'))
  }
  return (
    <section aria-label={say('webHelp')} className="stack is-tight">
      <Details summary={say('webHelp')} ref={details}>
        <form className="stack is-form" onSubmit={send}>
          <TextField
            name="web-address"
            label={say('webAddress')}
            help={say('webAddressHelp')}
            required
            maxLength={500}
            value={typed.address}
            error={told === 'wrong' ? say('webWrong') : undefined}
            onChange={(event) => setTyped({ ...typed, address: event.target.value })}
          />
          <TextField
            name="web-words"
            label={say('webWords')}
            mark={say('optional')}
            maxLength={300}
            value={typed.words}
            onChange={(event) => setTyped({ ...typed, words: event.target.value })}
          />
          <Button type="submit" variant="secondary" className="at-start">
            {say('webSend')}
          </Button>
        </form>
      </Details>
      <output>{told === 'sent' && <span className="quiet">{say('webSent')}</span>}</output>
    </section>
  )
}
