import { Form } from 'react-router'
import type { z } from 'zod'
import type { listSynonyms } from '#domains/search/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { searchTexts } from './texts.ts'

type Synonym = z.output<(typeof listSynonyms)['reply']>['synonyms'][number]

/** One group of words: changed, taken away, brought back, or set back to what it was. */
export function SynonymRow({ synonym, mayTeach }: { synonym: Synonym; mayTeach: boolean }) {
  const say = useTexts(searchTexts)
  const times = useTimes()
  const words = synonym.words.join(', ')
  const [, ...before] = synonym.earlier
  return (
    <li className="answer">
      <span>{words}</span>
      <span className="quiet">{[synonym.changedBy, times.day(synonym.changedAt)].filter(Boolean).join(', ')}</span>
      {mayTeach && (
        <Details summary={synonym.removed ? say('bringBack') : say('changed')} className="no-print">
          <div className="stack is-tight">
            <Change synonym={synonym} words={words}>
              {synonym.removed ? say('bringBack') : say('save')}
            </Change>
            {before
              .filter((earlier) => earlier.words.join(', ') !== words)
              .map((earlier) => (
                <Form method="post" key={earlier.version}>
                  <Hidden synonym={synonym} intent="save" />
                  <input type="hidden" name="words" value={earlier.words.join(', ')} />
                  <Button type="submit" variant="small">
                    {say('undoTo', { words: earlier.words.join(', ') })}
                  </Button>
                </Form>
              ))}
            {!synonym.removed && (
              <Form method="post">
                <Hidden synonym={synonym} intent="remove" />
                <Button type="submit" variant="small" aria-label={say('removeNamed', { words })}>
                  {say('remove')}
                </Button>
              </Form>
            )}
          </div>
        </Details>
      )}
    </li>
  )
}

function Change({ synonym, words, children }: { synonym: Synonym; words: string; children: string }) {
  const say = useTexts(searchTexts)
  return (
    <Form method="post" className="stack is-tight">
      <Hidden synonym={synonym} intent="save" />
      <TextField
        name="words"
        id={`words-${synonym.synonymId}`}
        label={say('wordsLabel')}
        defaultValue={words}
        required
        maxLength={900}
      />
      <Button type="submit" variant="secondary" className="at-start">
        {children}
      </Button>
    </Form>
  )
}

function Hidden({ synonym, intent }: { synonym: Synonym; intent: 'save' | 'remove' }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="synonymId" value={synonym.synonymId} />
      <input type="hidden" name="version" value={synonym.version} />
    </>
  )
}
