import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Details } from '#web/shared/ui/details.tsx'
import { Quote } from '#web/shared/ui/quote.tsx'
import { followTexts } from './follow-texts.ts'
import { capital, conversation, type FollowView, paragraphs } from './follow-words.ts'

type Message = FollowView['messages'][number]

/** What has been written back and forth: our newest word first and open, what came before it folded away. */
export function Conversation({ messages }: { messages: Message[] }) {
  const say = useTexts(followTexts)
  const { latest, since, earlier } = conversation(messages)
  if (!latest && since.length === 0) return null
  return (
    <div className="form">
      {latest && (
        <section className="reply" aria-labelledby="latest">
          <h2 id="latest">{latest.kind === 'request' ? say('moreNeeded') : say('answer')}</h2>
          {paragraphs(latest.body).map((part) => (
            <p className="as-typed" key={part}>
              {part}
            </p>
          ))}
          <p className="quiet">
            <Sender message={latest} />
          </p>
        </section>
      )}
      {since.length > 0 && (
        <section className="lead" aria-labelledby="since">
          <h2 id="since">{latest ? say('sinceThen') : say('youAdded')}</h2>
          <Written messages={since} />
        </section>
      )}
      {earlier.length > 0 && (
        <Details summary={`${say('earlier')} (${earlier.length})`}>
          <Written messages={earlier} />
        </Details>
      )}
    </div>
  )
}

function Written({ messages }: { messages: Message[] }) {
  return (
    <ol className="stack">
      {messages.map((message) => (
        <li key={`${message.at} ${message.body}`}>
          <Quote isAsked={message.kind === 'added'} source={<Sender message={message} />}>
            {message.body}
          </Quote>
        </li>
      ))}
    </ol>
  )
}

/** Who wrote and when: "Renhållningen, i dag kl. 13.20". Of us a unit, never a person. */
function Sender({ message }: { message: Message }) {
  const say = useTexts(followTexts)
  const times = useTimes()
  const who = message.kind === 'added' ? say('you') : (message.unit ?? say('we'))
  return (
    <time dateTime={message.at}>
      {capital(who)}, {times.near(message.at)} {times.spoken(message.at)}
    </time>
  )
}
