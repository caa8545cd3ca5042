import { useTexts } from '#web/shared/i18n/texts.ts'
import { Quote } from '#web/shared/ui/quote.tsx'
import { questionTexts } from './question-texts.ts'
import type { QuestionView } from './timeline-words.ts'

/** What has been said since: answers and what the citizen added, and what colleagues wrote to each other. */
export function QuestionMessages({
  messages,
  when,
}: {
  messages: QuestionView['messages']
  when: (at: string) => string
}) {
  const say = useTexts(questionTexts)
  return messages.map(({ messageId, kind, body, by, unit, at }) => (
    <Quote
      key={messageId}
      isAsked={kind === 'added'}
      className={kind === 'note' || kind === 'greeting' ? 'is-inside' : undefined}
      source={say(`message-${kind}`, {
        who: [by, unit].filter(Boolean).join(', ') || say('us'),
        when: when(at),
      })}
    >
      {body}
    </Quote>
  ))
}
