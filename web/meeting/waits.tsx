import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useWhen } from '#web/desk/use-when.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { IconName } from '#web/shared/ui/icon-paths.ts'
import type { Meeting } from './meeting.tsx'
import { meetingTexts } from './texts.ts'
import { listHref } from './topic-words.ts'

/** What is late, promised and broken, or lies with somebody who keeps silent. */
export function Waits({ meeting: { late, promises, silent } }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts)
  const when = useWhen()
  const service = (name: string | null) =>
    name ? name.slice(0, 1).toLocaleLowerCase('sv') + name.slice(1) : say('aQuestion')
  return (
    <section className="stack is-tight" aria-labelledby="waits">
      <h2 className="label" id="waits">
        {say('waits')}
      </h2>
      <ul className="needs">
        <Line icon="clock" isWaiting={late.count > 0} href={listHref(late.list)}>
          {late.count === 0 ? say('lateNone') : say('late', { count: late.count })}
          {late.units.length > 0 && (
            <Under>
              {late.units.map((row) => (
                <li key={row.unit}>
                  <MaybeLink href={listHref(row.list)}>
                    {say('lateUnit', { unit: row.unit, count: row.count, when: when(row.oldest) })}
                  </MaybeLink>
                </li>
              ))}
            </Under>
          )}
        </Line>
        <Line icon="phone" isWaiting={promises.count > 0} href={listHref(promises.list)}>
          {promises.count === 0 ? say('promiseNone') : say('promises', { count: promises.count })}
          {promises.rows.length > 0 && (
            <Under>
              {promises.rows.map((row) => (
                <li key={row.questionId + row.dueAt}>
                  <Link to={`/desk/question/${row.questionId}`}>
                    {say(`promise-${row.kind}`, {
                      by: row.madeBy,
                      service: service(row.service),
                      when: when(row.dueAt),
                    })}
                  </Link>
                </li>
              ))}
            </Under>
          )}
        </Line>
        {silent.map((row) => (
          <Line key={row.unit} icon="hourglass" isWaiting href={listHref(row.list)}>
            {say('silent', { unit: row.unit, count: row.count })}
          </Line>
        ))}
      </ul>
    </section>
  )
}

function Line(props: { icon: IconName; isWaiting: boolean; href: string | undefined; children: ReactNode }) {
  const say = useTexts(meetingTexts)
  return (
    <li className={props.isWaiting ? 'is-waiting' : undefined}>
      <Icon name={props.icon} />
      <div>{props.children}</div>
      {props.isWaiting && props.href && (
        <a className="no-print" href={props.href}>
          {say('seeQuestions')}
        </a>
      )}
    </li>
  )
}

function Under({ children }: { children: ReactNode }) {
  return <ul className="quiet">{children}</ul>
}

function MaybeLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href ? <a href={href}>{children}</a> : <Fragment>{children}</Fragment>
}
