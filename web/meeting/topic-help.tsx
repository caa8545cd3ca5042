import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useRouteLoaderData } from 'react-router'
import { flagTopic, joinTopic, listTopics, type Topic } from '#domains/meeting/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { meetingTexts } from './texts.ts'
import { topicWords } from './topic-words.ts'

/** Beside a question: whether many ask about the service just now, "I hear it too", and a way to flag it. */
export function TopicHelp({ serviceId }: { serviceId: string }) {
  const say = useTexts(meetingTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const [topics, setTopics] = useState<Topic[]>([])
  const [isFlagged, setFlagged] = useState(false)
  const [words, setWords] = useState('')
  const details = useRef<HTMLDetailsElement>(null)
  const fetchTopics = (signal?: AbortSignal) =>
    call(listTopics, { serviceId }, signal ? { signal } : {})
      .then((reply) => setTopics(reply.topics))
      .catch(() => undefined) // nothing is shown: the contact goes on without
  useEffect(() => {
    const leaving = new AbortController()
    void fetchTopics(leaving.signal)
    return () => leaving.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another service is fetched anew
  }, [serviceId])
  const join = (topicId: string) =>
    call(joinTopic, { topicId })
      .then(() => fetchTopics())
      .catch(() => undefined)
  const flag = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (words.trim() === '') return
    call(flagTopic, { serviceId, words })
      .then(() => {
        setFlagged(true)
        setWords('')
        details.current?.removeAttribute('open')
        return fetchTopics()
      })
      .catch(() => undefined)
  }
  return (
    <section aria-label={say('justNow')} className="stack is-tight">
      {topics.length > 0 && <h2 className="label">{say('justNow')}</h2>}
      {topics.length > 0 && (
        <ul className="answers">
          {topics.map((topic) => (
            <li key={topic.topicId} className="answer">
              <span>{topicWords(topic, now, say, times)}</span>
              <span className="quiet">{topic.joined > 0 && say('topicJoined', { count: topic.joined })}</span>
              {!topic.mine && (
                <Button variant="small" icon="plus" onClick={() => void join(topic.topicId)}>
                  {say('sameHere')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <output>{isFlagged && <span className="quiet">{say('flagged')}</span>}</output>
      <Details summary={say('flag')} ref={details}>
        <form className="stack is-tight" onSubmit={flag}>
          <label className="field-label" htmlFor="topic-words">
            {say('flagWords')}
          </label>
          <input
            className="control"
            id="topic-words"
            name="topic-words"
            maxLength={200}
            required
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button type="submit" variant="secondary" className="at-start">
            {say('flagSave')}
          </Button>
        </form>
      </Details>
    </section>
  )
}
