import { useRouteLoaderData } from 'react-router'
import { takeBackHandOver } from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Log } from '#web/shared/ui/log.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Quote } from '#web/shared/ui/quote.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { contactTexts } from './contact-texts.ts'
import { keyOf } from './keys.ts'
import { Middle } from './middle.tsx'
import { usePresence } from './presence.ts'
import { PurposeForm } from './purpose-form.tsx'
import { QuestionActions } from './question-actions.tsx'
import { QuestionHelps } from './question-helps.tsx'
import { QuestionMessages } from './question-messages.tsx'
import { QuestionPromises } from './question-promises.tsx'
import { questionTexts } from './question-texts.ts'
import { useSessionText } from './session-text.ts'
import { shownReference } from './shown-reference.ts'
import { deskTexts } from './texts.ts'
import { timelineWords, type QuestionView } from './timeline-words.ts'
import { useCommand } from './use-keys.ts'
import { useQuestion, type Act } from './use-question.ts'
import { useWhen } from './use-when.ts'

/** One question: what was asked, what has been said, where it is, and what can be done. */
export function QuestionPage({ fresh }: { fresh: QuestionView }) {
  const say = useTexts(questionTexts)
  const sayContact = useTexts(contactTexts)
  const { view, isBusy, fault, act, hasNew, showNew, hearVersion } = useQuestion(fresh)
  const [answer, setAnswer] = useSessionText(`answer.${view.questionId}`)
  const others = usePresence(view.questionId, answer, hearVersion)
  const when = useWhen()
  const reference = shownReference(view.reference)
  const title = view.heading ?? reference
  const by = sayContact(`by-${view.channel}`)
  return (
    <>
      <Middle title={title}>
        <div className="head">
          <h1>{title}</h1>
          <Tag tone={view.state === 'open' ? 'main' : undefined}>
            {view.outcome ? say(`outcome-${view.outcome}`) : say(`state-${view.state}`)}
          </Tag>
          {view.secret && <Tag tone="waiting">{say('secret')}</Tag>}
          <p className="quiet">{say('came', { reference, channel: by, when: when(view.openedAt) })}</p>
        </div>
        <output>
          {hasNew && (
            <Notice note={answer ? say('changedWhat') : undefined}>
              {say('changed')}{' '}
              <Button variant="small" onClick={showNew}>
                {say('showNew')}
              </Button>
            </Notice>
          )}
          {others.map((other) => (
            <p key={other.name} className="quiet">
              {say(other.writing ? 'writes' : 'reads', { name: other.name })}
            </p>
          ))}
        </output>
        {view.readable && view.asked !== null ? (
          <Quote
            isAsked
            source={say('askedAt', {
              where: [view.location, `${by} ${when(view.openedAt)}`].filter(Boolean).join(', '),
            })}
          >
            {view.asked}
          </Quote>
        ) : view.needsPurpose ? (
          <PurposeForm />
        ) : (
          <p>{say('notReadable')}</p>
        )}
        <QuestionMessages messages={view.messages} when={when} />
        <WhereItIs view={view} isBusy={isBusy} act={act} />
        <QuestionPromises view={view} isBusy={isBusy} act={act} />
        <QuestionActions view={view} answer={answer} onAnswer={setAnswer} isBusy={isBusy} fault={fault} act={act} />
        <Timeline view={view} when={when} />
      </Middle>
      <QuestionHelps view={view} isBusy={isBusy} act={act} />
    </>
  )
}

/** Who has it, and to whom it is offered, in words, with the way back. */
function WhereItIs({ view, isBusy, act }: { view: QuestionView; isBusy: boolean; act: Act }) {
  const say = useTexts(questionTexts)
  const language = useLanguage()
  const when = useWhen()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const { handOver, owner } = view
  const mayTakeBack = handOver !== null && view.may.includes('take_back')
  const takeBack = () => {
    if (handOver)
      void act(() => call(takeBackHandOver, { handOverId: handOver.handOverId }), { text: say('takenBack') })
  }
  useCommand('takeBack', mayTakeBack && !isBusy ? takeBack : null)
  if (!handOver)
    return view.state === 'closed' ? null : (
      <p className="quiet">
        {owner.staff
          ? say('ownerStaff', { staff: owner.staff.name, unit: owner.unit.name })
          : say('owner', { unit: owner.unit.name })}
      </p>
    )
  const isLate = Date.parse(handOver.acceptBy) < Date.parse(now)
  const words = {
    unit: handOver.toStaff ? `${handOver.toStaff}, ${handOver.to.name},` : handOver.to.name,
    when: when(handOver.acceptBy),
    owner: owner.unit.name,
  }
  return (
    <div className="row">
      <Tag tone={isLate ? 'waiting' : 'main'}>{say('offered')}</Tag>
      <p>{isLate ? say('offeredLate', words) : say('offeredText', words)}</p>
      {mayTakeBack && (
        <Button variant="secondary" keys={keyOf('takeBack', language)} isBusy={isBusy} onClick={takeBack}>
          {say('takeBack')}
        </Button>
      )}
    </div>
  )
}

function Timeline({ view, when }: { view: QuestionView; when: (at: string) => string }) {
  const question = useTexts(questionTexts)
  const contact = useTexts(contactTexts)
  const desk = useTexts(deskTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  return (
    <section className="question" aria-labelledby="so-far">
      <h2 className="label" id="so-far">
        {question('history')}
      </h2>
      <Log
        isDated={view.timeline.some((entry) => times.date(entry.at) !== times.date(now))}
        entries={view.timeline.map((entry, index) => ({
          key: index,
          at: entry.at,
          time: times.short(entry.at),
          text: timelineWords(entry, { question, contact, desk, when }),
        }))}
      />
    </section>
  )
}
