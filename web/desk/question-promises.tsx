import { endPromise } from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useWhen } from './use-when.ts'
import { questionTexts } from './question-texts.ts'
import type { QuestionView } from './timeline-words.ts'
import type { Act } from './use-question.ts'

/** What somebody was promised, and whether it was kept. */
export function QuestionPromises({ view, isBusy, act }: { view: QuestionView; isBusy: boolean; act: Act }) {
  const say = useTexts(questionTexts)
  const when = useWhen()
  if (view.promises.length === 0) return null
  const end = (promiseId: string, as: 'kept' | 'withdrawn') => void act(() => call(endPromise, { promiseId, as }))
  return (
    <section aria-labelledby="promises">
      <h2 className="label" id="promises">
        {say('promises')}
      </h2>
      <ul className="promises">
        {view.promises.map(({ promiseId, kind, dueAt, madeBy, state }) => (
          <li key={promiseId} className="row">
            <span>{say(`promise-${kind}`, { when: when(dueAt) })}</span>
            <Tag tone={state === 'broken' ? 'waiting' : undefined}>{say(`promise-${state}`)}</Tag>
            <span className="quiet">{say('promisedBy', { by: madeBy })}</span>
            {(state === 'open' || state === 'broken') && view.may.includes('promise') && (
              <>
                <Button variant="small" isBusy={isBusy} onClick={() => end(promiseId, 'kept')}>
                  {say('kept')}
                </Button>
                <Button variant="small" isBusy={isBusy} onClick={() => end(promiseId, 'withdrawn')}>
                  {say('withdraw')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
