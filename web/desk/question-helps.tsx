import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { chooseService, readAttachment } from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { contactTexts } from './contact-texts.ts'
import { QuotedArticles } from './quoted-articles.tsx'
import { useWhen } from './use-when.ts'
import { questionTexts } from './question-texts.ts'
import { serviceOptions, useServices } from './services.ts'
import type { QuestionView } from './timeline-words.ts'
import type { Act } from './use-question.ts'

/** The right column: who asks, what the question is about, files. */
export function QuestionHelps({ view, isBusy, act }: { view: QuestionView; isBusy: boolean; act: Act }) {
  const say = useTexts(questionTexts)
  const when = useWhen()
  return (
    <aside className="helps" aria-label={say('sheetHelps')}>
      <Asker view={view} />
      <section aria-labelledby="about">
        <h2 className="label" id="about">
          {say('about')}
        </h2>
        <Facts
          isTight
          facts={[
            { term: say('service'), value: view.service?.name ?? say('noService') },
            { term: say('authority'), value: view.authority.name },
            { term: say('due'), value: view.dueAt && view.state === 'open' ? when(view.dueAt) : null },
            { term: say('place'), value: view.location },
            { term: say('contacts'), value: view.contacts },
            { term: say('record'), value: say(`record-${view.recordState}`, { number: view.diaryNumber ?? '' }) },
          ]}
        />
        {view.may.includes('keep') || view.may.includes('leave') || view.may.includes('hand_over') ? (
          <ChangeService view={view} isBusy={isBusy} act={act} />
        ) : null}
      </section>
      <QuotedArticles view={view} />
      {view.attachments.length > 0 && <Attachments view={view} />}
    </aside>
  )
}

function Asker({ view: { asker, earlier, language } }: { view: QuestionView }) {
  const say = useTexts(questionTexts)
  const sayContact = useTexts(contactTexts)
  const times = useTimes()
  const how = asker.replyBy
    ? sayContact(`reply-${asker.replyBy as 'phone' | 'sms' | 'email' | 'letter' | 'follow'}`)
    : null
  return (
    <section aria-labelledby="asker">
      <h2 className="label" id="asker">
        {say('asker')}
      </h2>
      <p>
        {asker.identity === 'anonymous' && say('askerAnonymous')}
        {asker.identity === 'claimed' && say('askerClaimed', { name: asker.name ?? '' })}
        {asker.identity === 'known' && <span className="strong">{asker.name}</span>}
      </p>
      {asker.protected ? (
        <p className="quiet">
          <Icon name="lock" className="is-small" /> {say('protected')}
        </p>
      ) : (
        <Facts
          isTight
          facts={[
            { term: say('replyTo'), value: how && [how, asker.replyTo].filter(Boolean).join(', ') },
            { term: say('language'), value: language === 'sv' ? null : language },
          ]}
        />
      )}
      {earlier.length > 0 && (
        <>
          <p className="quiet">{say('earlier')}</p>
          <ul className="answers">
            {earlier.map((one) => (
              <li key={one.questionId} className="answer">
                <Link to={`/desk/question/${one.questionId}`}>{one.heading ?? say('asked')}</Link>
                <span className="quiet">{times.day(one.at)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function ChangeService({ view, isBusy, act }: { view: QuestionView; isBusy: boolean; act: Act }) {
  const say = useTexts(questionTexts)
  const sayContact = useTexts(contactTexts)
  const services = useServices()
  const [isOpen, setIsOpen] = useState(false)
  if (!isOpen)
    return (
      <Button variant="small" isBusy={isBusy} onClick={() => setIsOpen(true)}>
        {view.service ? say('changeService') : say('chooseService')}
      </Button>
    )
  return (
    <Combobox
      name="service"
      label={say('chooseService')}
      options={serviceOptions(services)}
      value={view.service?.id ?? ''}
      empty={sayContact('serviceEmpty')}
      nothing={sayContact('serviceNothing')}
      onChoose={(serviceId) => {
        if (!serviceId) return
        setIsOpen(false)
        void act(() => call(chooseService, { questionId: view.questionId, version: view.version, serviceId }))
      }}
    />
  )
}

/** Files are fetched when asked for: reading one is logged. */
function Attachments({ view }: { view: QuestionView }) {
  const say = useTexts(questionTexts)
  const purpose = useSearchParams()[0].get('purpose')
  const open = async (attachmentId: string) => {
    const { content, mediaType, name } = await call(readAttachment, { attachmentId, purpose })
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
    const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    const link = Object.assign(document.createElement('a'), { href: address, download: name })
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return (
    <section aria-labelledby="attachments">
      <h2 className="label" id="attachments">
        {say('attachments')}
      </h2>
      <ul>
        {view.attachments.map(({ attachmentId, name, size }) => (
          <li key={attachmentId} className="row">
            <Icon name="paperclip" />
            <Button variant="small" onClick={() => void open(attachmentId)}>
              {name}
            </Button>
            <span className="quiet">{Math.ceil(size / 1024)} kB</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
