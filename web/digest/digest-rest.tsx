import type { DigestContent } from '#domains/digest/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { digestTexts } from './texts.ts'

/** What on the web led wrong; and, where there is an answer bank, what could not be answered and what is to be looked over. */
export function DigestRest({ content: { webPages, answers } }: { content: DigestContent }) {
  const say = useTexts(digestTexts)
  const times = useTimes()
  return (
    <>
      <Lines
        id="web"
        title={say('web')}
        none={say('webNone')}
        lines={webPages.map(({ address, service, count }) => ({
          key: `${address} ${service}`,
          text: address,
          note: say('webRow', { count, service }),
        }))}
      />
      {answers && (
        <>
          <Lines
            id="gaps"
            title={say('gaps')}
            none={say('gapsNone')}
            lines={answers.gaps.map(({ service, words, count }) => ({
              key: `${service} ${words}`,
              text: words || (service ?? ''),
              note: `${service ?? ''} ${say('received', { count })}`.trim(),
            }))}
          />
          <Lines
            id="due"
            title={say('due')}
            none={say('dueNone')}
            lines={answers.due.map(({ title, reviewBy }) => ({
              key: title,
              text: say('dueRow', { title, when: times.day(`${reviewBy}T12:00:00Z`) }),
              note: '',
            }))}
          />
        </>
      )}
    </>
  )
}

function Lines(props: {
  id: string
  title: string
  none: string
  lines: { key: string; text: string; note: string }[]
}) {
  return (
    <section className="stack is-tight" aria-labelledby={props.id}>
      <h2 className="label" id={props.id}>
        {props.title}
      </h2>
      {props.lines.length === 0 && <p className="quiet">{props.none}</p>}
      <ul className="brief is-tight">
        {props.lines.map(({ key, text, note }) => (
          <li key={key}>
            {text} <span className="quiet">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
