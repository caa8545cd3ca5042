import { useState } from 'react'
import {
  acceptHandOver,
  answerQuestion,
  closeQuestion,
  handOverQuestion,
  keepQuestion,
  leaveToCentre,
  makePromise,
  takeBackHandOver,
} from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { EndSheet } from './end-sheet.tsx'
import { HandOverSheet, type Offer } from './hand-over-sheet.tsx'
import { KeepSheet, type Promised } from './keep-sheet.tsx'
import { keyOf } from './keys.ts'
import { QuestionNotes } from './question-notes.tsx'
import { questionTexts, type QuestionSay } from './question-texts.ts'
import { shownReference } from './shown-reference.ts'
import type { QuestionView } from './timeline-words.ts'
import { useCommand } from './use-keys.ts'
import type { Act } from './use-question.ts'

export interface QuestionActionsProps {
  view: QuestionView
  answer: string
  onAnswer: (text: string) => void
  isBusy: boolean
  fault: string | null
  act: Act
}

/** The answer, and what else can be done, in one row: only what would not be refused. */
export function QuestionActions(props: QuestionActionsProps) {
  const { view, answer, onAnswer, isBusy, fault, act } = props
  const say = useTexts(questionTexts)
  const language = useLanguage()
  const [sheet, setSheet] = useState<'keep' | 'promise' | 'end' | 'hand_over' | null>(null)
  const [isLacking, setIsLacking] = useState(false)
  const may = (action: QuestionView['may'][number]) => view.may.includes(action)
  const { questionId, version } = view
  const reference = shownReference(view.reference)
  const shut = () => setSheet(null)
  const send = async () => {
    if (answer.trim() === '') {
      setIsLacking(true)
      return document.getElementById('answer')?.focus()
    }
    const done = await act(() => call(answerQuestion, { questionId, version, answer }), {
      text: say('sentAnswer', { reference }),
    })
    if (done) onAnswer('')
  }
  const keep = (promise: Promised | null) => {
    shut()
    void act(() => call(keepQuestion, { questionId, version, promise }), { text: say('keptNow') })
  }
  const promise = (promised: Promised | null) => {
    shut()
    if (promised) void act(() => call(makePromise, { questionId, ...promised }), { text: say('promised') })
  }
  const handOver = async (offer: Offer) => {
    shut()
    const { toUnitId, toStaffId, greeting, unit } = offer
    let handOverId = ''
    const undo = () => void act(() => call(takeBackHandOver, { handOverId }), { text: say('takenBack') })
    await act(
      async () => {
        const reply = await call(handOverQuestion, { questionId, version, toUnitId, toStaffId, greeting })
        handOverId = reply.handOver.handOverId
        return reply
      },
      { text: say('handedOver', { unit }), undo },
    )
  }
  useCommand('answered', may('answer') ? () => void send() : null)
  useCommand('keep', may('keep') ? () => setSheet('keep') : null)
  useCommand('handOver', may('hand_over') ? () => setSheet('hand_over') : null)
  useCommand('other', may('close') ? () => setSheet('end') : null)
  return (
    <section className="question" aria-label={say('actions')}>
      {may('answer') && (
        <TextArea
          name="answer"
          label={say('answer')}
          rows={3}
          isGrowing
          value={answer}
          note={answerNote(view, say)}
          error={isLacking && answer.trim() === '' ? say('lackAnswer') : undefined}
          onChange={(event) => onAnswer(event.target.value)}
        />
      )}
      <output>{fault !== null && <p className="field-error">{fault}</p>}</output>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- buttons, not fields: no fieldset */}
      <div className="outcomes" role="group" aria-label={say('actions')}>
        {may('accept') && view.handOver && (
          <Button
            variant="secondary"
            isBusy={isBusy}
            onClick={() =>
              void act(() => call(acceptHandOver, { handOverId: view.handOver!.handOverId }), { text: say('keptNow') })
            }
          >
            {say('accept')}
          </Button>
        )}
        {may('answer') && (
          <Button variant="primary" keys={keyOf('answered', language)} isBusy={isBusy} onClick={() => void send()}>
            {say('answered')}
          </Button>
        )}
        {may('keep') && (
          <Button variant="secondary" keys={keyOf('keep', language)} onClick={() => setSheet('keep')}>
            {say('keep')}
          </Button>
        )}
        {may('hand_over') && (
          <Button variant="secondary" keys={keyOf('handOver', language)} onClick={() => setSheet('hand_over')}>
            {say('handOver')}
          </Button>
        )}
        {may('close') && (
          <Button variant="secondary" keys={keyOf('other', language)} onClick={() => setSheet('end')}>
            {say('other')}
          </Button>
        )}
        {may('promise') && <Button onClick={() => setSheet('promise')}>{say('promise')}</Button>}
        {may('leave') && (
          <Button
            isBusy={isBusy}
            onClick={() => void act(() => call(leaveToCentre, { questionId, version }), { text: say('left') })}
          >
            {say('leave')}
          </Button>
        )}
        {may('return') && <LinkButton href="/unit">{say('toUnit')}</LinkButton>}
      </div>
      <QuestionNotes view={view} isBusy={isBusy} act={act} />
      {sheet === 'keep' && <KeepSheet onClose={shut} onKeep={keep} />}
      {sheet === 'promise' && <KeepSheet isPromise onClose={shut} onKeep={promise} />}
      {sheet === 'end' && (
        <EndSheet
          onClose={shut}
          onEnd={(end) => {
            shut()
            void act(() => call(closeQuestion, { questionId, version, ...end }), {
              text: say('ended', { reference }),
            })
          }}
        />
      )}
      {sheet === 'hand_over' && (
        <HandOverSheet matter={matterOf(view)} onClose={shut} onSend={(offer) => void handOver(offer)} />
      )}
    </section>
  )
}

/** How the answer reaches the asker, so that nothing is promised that will not happen. */
function answerNote({ asker }: QuestionView, say: QuestionSay): string {
  if (asker.replyBy === 'follow') return say('answerFollow')
  if (!asker.replyBy || !asker.replyTo) return say('answerNowhere')
  if (asker.replyBy === 'phone') return say('answerCall', { to: asker.replyTo })
  const how = say(`how-${asker.replyBy as 'email' | 'sms' | 'letter'}`)
  return say('answerHow', { how, to: asker.replyTo })
}

function matterOf(view: QuestionView) {
  return {
    serviceId: view.service?.id ?? null,
    asked: view.asked ?? '',
    said: view.messages.findLast((message) => message.kind === 'answer')?.body ?? '',
    location: view.location ?? '',
    channel: view.channel,
    at: view.openedAt,
    identity: view.asker.identity,
    replyBy: view.asker.replyBy,
    replyTo: view.asker.replyTo ?? '',
  }
}
