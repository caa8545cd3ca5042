import { useRef, useState } from 'react'
import { logAttempt, writeMessage } from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { questionTexts } from './question-texts.ts'
import { useSessionText } from './session-text.ts'
import type { QuestionView } from './timeline-words.ts'
import { useCommand } from './use-keys.ts'
import type { Act } from './use-question.ts'

const attemptChannels = ['phone', 'sms', 'email', 'letter', 'visit'] as const
type MessageKind = 'note' | 'told_unit' | 'asked_back' | 'request'

/** Notes to colleagues, words to the unit or the asker, and attempts to reach the asker. */
export function QuestionNotes({ view, isBusy, act }: { view: QuestionView; isBusy: boolean; act: Act }) {
  const say = useTexts(questionTexts)
  const { questionId, may } = view
  const [text, setText] = useSessionText(`note.${questionId}`)
  const [kind, setKind] = useState<MessageKind>('note')
  const [channel, setChannel] = useState<(typeof attemptChannels)[number]>('phone')
  const details = useRef<HTMLDetailsElement>(null)
  const kinds: MessageKind[] = [
    ...(may.includes('note') ? (['note'] as const) : []),
    ...(may.includes('tell_unit') ? (['told_unit'] as const) : []),
    ...(may.includes('ask_back') ? (['asked_back'] as const) : []),
    ...(may.includes('answer') ? (['request'] as const) : []),
  ]
  useCommand(
    'note',
    kinds.length > 0
      ? () => {
          if (details.current) details.current.open = true
          document.getElementById('note')?.focus()
        }
      : null,
  )
  const send = async () => {
    if (text.trim() === '') return document.getElementById('note')?.focus()
    if (await act(() => call(writeMessage, { questionId, kind, body: text }), { text: say('sent') })) setText('')
  }
  const tried = (reached: boolean) =>
    void act(() => call(logAttempt, { questionId, channel, reached }), { text: say('attempted') })
  return (
    <div>
      {kinds.length > 0 && (
        <Details summary={say('write')} ref={details} open={text !== '' || undefined}>
          <div className="stack is-tight">
            <Select
              name="note-kind"
              label={say('messageTo')}
              value={kinds.includes(kind) ? kind : kinds[0]}
              options={kinds.map((value) => ({ value, label: say(`to-${value}`) }))}
              onChange={(event) => setKind(event.target.value as MessageKind)}
            />
            <TextArea
              name="note"
              label={say('messageBody')}
              rows={2}
              isGrowing
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button variant="secondary" className="at-start" isBusy={isBusy} onClick={() => void send()}>
              {say('send')}
            </Button>
          </div>
        </Details>
      )}
      {may.includes('attempt') && (
        <Details summary={say('attempts')}>
          <div className="attempts">
            <Select
              name="attempt"
              label={say('attemptHow')}
              value={channel}
              options={attemptChannels.map((value) => ({ value, label: say(`attempt-${value}`) }))}
              onChange={(event) => setChannel(event.target.value as (typeof attemptChannels)[number])}
            />
            <Button variant="secondary" isBusy={isBusy} onClick={() => tried(true)}>
              {say('reached')}
            </Button>
            <Button variant="secondary" isBusy={isBusy} onClick={() => tried(false)}>
              {say('missed')}
            </Button>
          </div>
        </Details>
      )}
    </div>
  )
}
