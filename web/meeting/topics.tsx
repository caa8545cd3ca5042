import { Form, useRouteLoaderData } from 'react-router'
import type { Topic } from '#domains/meeting/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import type { ComboboxOption } from '#web/shared/ui/combobox-options.ts'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { meetingTexts } from './texts.ts'
import { listHref, topicWords } from './topic-words.ts'

/** What many ask about, each with what the reader may do; and a way to flag something. */
export function Topics({ topics, services }: { topics: Topic[]; services: ComboboxOption[] }) {
  const say = useTexts(meetingTexts)
  return (
    <section className="stack is-tight" aria-labelledby="topics">
      <h2 className="label" id="topics">
        {say('topics')}
      </h2>
      {topics.length === 0 && <p>{say('topicsNone')}</p>}
      {topics.length > 0 && (
        <ul className="needs">
          {topics.map((topic) => (
            <TopicLine key={topic.topicId} topic={topic} />
          ))}
        </ul>
      )}
      <Details summary={say('flag')} className="no-print">
        <Form method="post" className="stack is-form" key={topics.length}>
          <input type="hidden" name="intent" value="flag" />
          <Combobox
            name="serviceId"
            label={say('flagService')}
            options={services}
            empty={say('flagServiceNone')}
            nothing={say('flagServiceNone')}
          />
          <TextField name="words" label={say('flagWords')} required maxLength={200} />
          <Button type="submit" variant="secondary" className="at-start">
            {say('flagSave')}
          </Button>
        </Form>
      </Details>
    </section>
  )
}

function TopicLine({ topic }: { topic: Topic }) {
  const say = useTexts(meetingTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? topic.at
  const href = topic.grew ? listHref(topic.grew.list) : undefined
  const heard = topic.joined > 0 ? say('topicJoined', { count: topic.joined }) : ''
  return (
    <li>
      <Icon name={topic.grew ? 'trend-up' : 'people'} />
      <div>
        <p>{topicWords(topic, now, say, times)}</p>
        <p className="quiet">
          {topic.grew
            ? say('topicSure', { oneIn: topic.grew.oneIn.toLocaleString('sv') })
            : topic.flaggedBy && say('topicBy', { by: topic.flaggedBy })}
          {heard && `${topic.grew ? ' ' : ', '}${heard}${topic.mine ? `, ${say('youToo')}` : ''}`}
        </p>
        <Form method="post" className="row no-print" preventScrollReset>
          <input type="hidden" name="topicId" value={topic.topicId} />
          {!topic.mine && (
            <Button type="submit" name="intent" value="join" variant="small" icon="plus">
              {say('sameHere')}
            </Button>
          )}
          {topic.mayEnd && (
            <Button type="submit" name="intent" value="end" variant="small">
              {say('endTopic')}
            </Button>
          )}
        </Form>
      </div>
      {href && (
        <a className="no-print" href={href}>
          {say('seeQuestions')}
        </a>
      )}
    </li>
  )
}
