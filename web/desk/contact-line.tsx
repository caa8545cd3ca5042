import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { useContact } from './live.ts'
import { deskTexts } from './texts.ts'

/** Says over the foot of the page that the server is away, or that one has been signed out. Empty when all is well. */
export function ContactLine() {
  const contact = useContact()
  const say = useTexts(deskTexts)
  const times = useTimes()
  return (
    <output className="contact-line">
      {contact.state === 'lost' && <p>{say('lostSince', { clock: times.clock(new Date(contact.since)) })}</p>}
      {contact.state === 'signed-out' && (
        <p>
          {say('signedOut')}{' '}
          <a href="/sign-in" target="_blank">
            {say('signInAgain')}
          </a>
        </p>
      )}
    </output>
  )
}
