import { useEffect, useRef, type ReactNode } from 'react'
import { useRouteLoaderData, useSearchParams } from 'react-router'
import { contactTexts } from '#web/desk/contact-texts.ts'
import { usePresence } from '#web/desk/presence.ts'
import { questionTexts } from '#web/desk/question-texts.ts'
import { useSessionText } from '#web/desk/session-text.ts'
import { deskTexts } from '#web/desk/texts.ts'
import { timelineWords } from '#web/desk/timeline-words.ts'
import { useWhen } from '#web/desk/use-when.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Log } from '#web/shared/ui/log.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Quote } from '#web/shared/ui/quote.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { doings, type Doing, type Typed } from './doings.ts'
import type { Choices, Inbox, View } from './read-unit.ts'
import { unitTexts } from './texts.ts'
import { timeLeft } from './time-left.ts'
import { UnitActions } from './unit-actions.tsx'

/** What was refused: what was typed, and why. */
export type Refused = { typed: Typed; lacking: string | null; problem: ToldProblem | null }

export interface UnitQuestionProps {
  view: View
  inbox: Inbox
  doing: Doing | null
  choices: Choices
  /** Makes a second sending of the same form harmless. */
  formKey: string
  refused: Refused | null
  /** Asks why a secret question is read, in place of its words. */
  purposeForm: ReactNode
}

/** The question as the unit meets it: what was asked, what has been said, what is expected by when, what happened, what can be done. */
export function UnitQuestion(props: UnitQuestionProps) {
  const { view, inbox, purposeForm } = props
  const say = useTexts(unitTexts)
  const [text, setText] = useSessionText(`unit.${view.questionId}`)
  const [query] = useSearchParams()
  const done = doings.find((doing) => doing === query.get('done'))
  const letGo = useRef(setText)
  useEffect(() => {
    letGo.current = setText
  })
  useEffect(() => {
    // What was written has gone through: only then is it let go.
    if (done) letGo.current('')
  }, [done])
  const others = usePresence(view.questionId, text, () => undefined)
  return (
    <>
      <div className="stack is-tight">
        <div className="head">
          <h1>{view.heading ?? say('secretRow')}</h1>
          {view.secret && view.heading !== null && <Tag tone="waiting">{say('secretRow')}</Tag>}
        </div>
        <Deadline view={view} unitId={inbox.unit.id} />
      </div>
      {purposeForm ?? (view.readable ? <Words view={view} unitId={inbox.unit.id} /> : <p>{say('notReadable')}</p>)}
      <Happened view={view} />
      <output className="quiet">
        {others.length === 0
          ? say('youRead')
          : others.map((other) => say(other.writing ? 'alsoWrites' : 'alsoReads', { name: other.name })).join(' ')}
      </output>
      <LeftOver view={view} text={text} />
      {!purposeForm && <UnitActions {...props} text={text} onText={setText} />}
    </>
  )
}

/** What was being written when somebody else did what it was meant for: it is not lost, and its writer is told. */
function LeftOver({ view, text }: { view: View; text: string }) {
  const say = useTexts(unitTexts)
  const [query] = useSearchParams()
  const asked = doings.find((doing) => doing === query.get('do'))
  if (!asked || view.may.includes(asked) || text === '') return null
  return <Notice note={text}>{say('changedMeanwhile')}</Notice>
}

/** By when something must be done, and what happens otherwise. */
function Deadline({ view, unitId }: { view: View; unitId: string }) {
  const say = useTexts(unitTexts)
  const question = useTexts(questionTexts)
  const language = useLanguage()
  const times = useTimes()
  const when = useWhen()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const { handOver, owner } = view
  const isOffered = handOver?.to.id === unitId
  if (view.state === 'closed') {
    const outcome = view.outcome ? question(`outcome-${view.outcome}`) : ''
    return <p>{say('closedAt', { when: view.closedAt ? when(view.closedAt) : '', outcome })}</p>
  }
  const by = isOffered ? handOver.acceptBy : view.dueAt
  const kind = isOffered ? 'accept' : 'answer'
  const left = by ? Date.parse(by) - Date.parse(now) : 0
  const isToday = by !== null && times.date(by) === times.date(now)
  const words = { when: by ? when(by) : '', left: timeLeft(left, language, say) }
  const told =
    left <= 0 ? say(`${kind}Late`, words) : isToday ? say(`${kind}BeforeLeft`, words) : say(`${kind}Before`, words)
  return (
    <p>
      {by && <span className={isOffered || left <= 0 || isToday ? 'waiting' : undefined}>{told}</span>}{' '}
      {isOffered && say('otherwise', { unit: owner.unit.name })}
      {handOver && !isOffered && say('offeredOn', { unit: handOver.to.name })}
    </p>
  )
}

/** What was asked, answered and said, and what is expected. */
function Words({ view, unitId }: { view: View; unitId: string }) {
  const say = useTexts(unitTexts)
  const contact = useTexts(contactTexts)
  const question = useTexts(questionTexts)
  const when = useWhen()
  const answers = view.messages.filter((message) => message.kind === 'answer')
  const said = view.messages.filter((message) => message.kind !== 'answer')
  const who = (by: string | null, unit: string | null) => [by, unit].filter(Boolean).join(', ') || question('us')
  const channel = contact(`by-${view.channel}`)
  return (
    <>
      <section className="stack is-tight" aria-labelledby="citizen-asked">
        <h2 className="label" id="citizen-asked">
          {say('citizenAsked')}
        </h2>
        <Quote
          isAsked
          source={
            <>
              {say('askedBy', {
                channel: channel.slice(0, 1).toLocaleUpperCase('sv') + channel.slice(1),
                when: when(view.openedAt),
              })}
              . <Files view={view} />
            </>
          }
        >
          {view.asked}
        </Quote>
      </section>
      {answers.length > 0 && (
        <section className="stack is-tight" aria-labelledby="we-said">
          <h2 className="label" id="we-said">
            {new Set(answers.map((message) => message.unit)).size === 1
              ? say('unitAnswered', { unit: answers[0]?.unit ?? view.owner.unit.name })
              : say('answers')}
          </h2>
          {answers.map((message) => (
            <Quote key={message.messageId} source={`${who(message.by, message.unit)}, ${when(message.at)}`}>
              {message.body}
            </Quote>
          ))}
        </section>
      )}
      {said.length > 0 && (
        <section className="stack is-tight" aria-labelledby="said">
          <h2 className="label" id="said">
            {say('said')}
          </h2>
          {said.map(({ messageId, kind, by, unit, at, body }) => (
            <Quote
              key={messageId}
              isAsked={kind === 'added'}
              className={kind === 'note' || kind === 'greeting' ? 'is-inside' : undefined}
              source={question(`message-${kind}`, { who: who(by, unit), when: when(at) })}
            >
              {body}
            </Quote>
          ))}
        </section>
      )}
      {view.state === 'open' && <Expected view={view} unitId={unitId} />}
    </>
  )
}

function Files({ view }: { view: View }) {
  const say = useTexts(unitTexts)
  if (view.attachments.length === 0) return null
  return (
    <>
      {say('filesFollow', { count: view.attachments.length })}
      {view.attachments.map(({ attachmentId, name }, index) => (
        <span key={attachmentId}>
          {index > 0 && ', '}
          <a href={`/attachments/${attachmentId}`} download={name}>
            {name}
          </a>
        </span>
      ))}
    </>
  )
}

const ways = ['email', 'sms', 'letter', 'phone', 'follow'] as const

function Expected({ view, unitId }: { view: View; unitId: string }) {
  const say = useTexts(unitTexts)
  const times = useTimes()
  const by = view.handOver?.to.id === unitId ? view.handOver.answerBy : view.dueAt
  const way = ways.find((one) => one === view.asker.replyBy) ?? 'none'
  return (
    <section className="stack is-tight" aria-labelledby="expected">
      <h2 className="label" id="expected">
        {say('expected')}
      </h2>
      <p>
        {say(`reply-${way}`)}
        {by && (
          <>
            , <span className="strong">{say('before', { when: `${times.near(by)} ${times.spoken(by)}` })}</span>
          </>
        )}
        .
      </p>
    </section>
  )
}

function Happened({ view }: { view: View }) {
  const say = useTexts(unitTexts)
  const question = useTexts(questionTexts)
  const contact = useTexts(contactTexts)
  const desk = useTexts(deskTexts)
  const times = useTimes()
  const when = useWhen()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  return (
    <section className="question" aria-labelledby="what-happened">
      <h2 className="label" id="what-happened">
        {say('happened')}
      </h2>
      <Log
        isDated={view.timeline.some((entry) => times.date(entry.at) !== times.date(now))}
        entries={view.timeline.map((entry, index) => ({
          key: index,
          at: entry.at,
          time: times.short(entry.at),
          fullTime: times.full(entry.at),
          text: timelineWords(entry, { question, contact, desk, when }),
        }))}
      />
    </section>
  )
}
