import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Path } from '#web/shared/ui/path.tsx'
import { citizenAddress } from './addresses.ts'
import type { ReplyWay } from './ask-form.ts'
import { useMunicipality } from './frame.tsx'
import { capital, shownReference } from './follow-words.ts'
import { askTexts } from './texts.ts'

export type ReceiptFacts = {
  reference: string
  code: string
  openedAt: string
  dueAt: string
  asked: string
  fileNames: string[]
  replyBy: ReplyWay
  replyTo: string
}

/**
 * Number and code, big enough to read out on the phone. It is the answer to the sent form: reloading sends the same form
 * with the same key and gets the same receipt, and the code is in no address.
 */
export function Receipt({ facts }: { facts: ReceiptFacts }) {
  const say = useTexts(askTexts)
  const times = useTimes()
  const { profile } = useMunicipality()
  const language = useLanguage()
  const { reference, openedAt, dueAt } = facts
  const code = facts.code.replace(/^(\d{3})(\d{3})$/, '$1\u00a0$2')
  return (
    <main className="narrow" id="main">
      <div className="lead">
        <h1>{say('received')}</h1>
        <p>
          {capital(times.weekday(openedAt))} {times.spoken(openedAt)}. {facts.replyBy === 'email' && say('alsoByEmail')}
        </p>
      </div>
      <div className="receipt is-large">
        <p className="strong">{say('yourNumber')}</p>
        <p className="reference">{shownReference(reference)}</p>
        <p>
          {say('code')} <span className="code">{code}</span>
        </p>
        <p>{say('numberUse', { phone: profile.phone })}</p>
        <p>{say('keep')}</p>
      </div>
      <section className="lead" aria-labelledby="next">
        <h2 id="next">{say('next')}</h2>
        <Path
          nextWord={say('nextWord')}
          steps={[
            { key: 'now', state: 'done', when: capital(times.weekday(openedAt)), text: say('reading') },
            {
              key: 'answer',
              state: 'next',
              when: say('latest', { day: times.weekday(dueAt), time: times.spoken(dueAt) }),
              text: say(`answer-${facts.replyBy}`, { to: facts.replyTo }),
            },
          ]}
        />
      </section>
      {/* Shows number and code as the page for following does: only then does the browser remember the question. */}
      <form className="row" method="post" action={citizenAddress(language, 'follow')}>
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="code" value={facts.code} />
        <Button type="submit" variant="primary">
          {say('followIt')}
        </Button>
        <a className="button is-flush" href={citizenAddress(language, 'ask')}>
          {say('asAnother')}
        </a>
      </form>
      <Details summary={say('youAsked')} open>
        <div className="stack is-tight">
          <p className="as-typed">{facts.asked}</p>
          {facts.fileNames.length > 0 && (
            <p className="quiet">
              {say('filesSent')}: {facts.fileNames.join(', ')}
            </p>
          )}
        </div>
      </Details>
    </main>
  )
}
