import { useRouteLoaderData } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Quote } from '#web/shared/ui/quote.tsx'
import type { Channel } from './channel-icons.ts'
import { contactTexts } from './contact-texts.ts'
import { whenWords } from './when-words.ts'

/** What goes over to the receiver. */
export type HandOverMatter = {
  serviceId: string | null
  asked: string
  said: string
  location: string
  channel: Channel
  /** When it was asked. */
  at: string
  identity: 'anonymous' | 'claimed' | 'known'
  replyBy: string | null
  replyTo: string
}

const replyKinds = ['phone', 'sms', 'email', 'letter', 'follow'] as const

/** What the receiver will see, before it is sent. */
export function HandOverPreview({ matter }: { matter: HandOverMatter }) {
  const say = useTexts(contactTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const day = times.date(matter.at) === times.date(now) ? `${times.near(matter.at)} ` : ''
  const where = [matter.location, `${say(`by-${matter.channel}`)} ${day}${whenWords(matter.at, now, times)}`]
  const replyKind = replyKinds.find((kind) => kind === matter.replyBy)
  return (
    <section aria-labelledby="they-see" className="stack is-tight">
      <h2 className="label" id="they-see">
        {say('theySee')} <span>{say(`asker-${matter.identity}`)}</span>
      </h2>
      <div className="preview">
        <Quote isAsked source={say('askedFrom', { where: where.filter((part) => part.trim() !== '').join(', ') })}>
          {matter.asked.trim() || say('noAskedYet')}
        </Quote>
        {matter.said.trim() !== '' && <Quote source={say('weSaid')}>{matter.said.trim()}</Quote>}
        {replyKind && <p>{say(`answerBy-${replyKind}`, { to: matter.replyTo.trim() || say('answerByUnknown') })}</p>}
      </div>
    </section>
  )
}
