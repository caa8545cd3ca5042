import { deskTexts } from '#web/desk/texts.ts'
import { useWhen } from '#web/desk/use-when.ts'
import { sentence } from '#web/shared/i18n/number-words.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { Meeting } from './meeting.tsx'
import { meetingTexts } from './texts.ts'

/** Who works today and when each place is open. */
export function Here({ meeting: { staff, hours, away } }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts)
  const desk = useTexts(deskTexts)
  const times = useTimes()
  const when = useWhen()
  const places = Map.groupBy(hours, (row) => row.place)
  return (
    <section className="stack is-tight" aria-labelledby="here">
      <h2 className="label" id="here">
        {say('here')}
      </h2>
      <dl className="facts">
        {/* Nobody is here when every place is closed. */}
        {(hours.length > 0 ? staff : []).map(({ role, people }) => (
          <div key={role}>
            <dt>{say('roleCount', { role: say(`role-${role}` as 'role-guide'), count: people.length })}</dt>
            <dd>{people.map(({ name, place }) => (place ? `${name} (${place})` : name)).join(', ')}</dd>
          </div>
        ))}
        {away && (
          <div>
            <dt>{say('away')}</dt>
            <dd>
              {away.length === 0
                ? say('awayNone')
                : away
                    .map(({ name, until }) => (until ? say('awayUntil', { name, when: when(until) }) : name))
                    .join('; ')}
            </dd>
          </div>
        )}
        <div>
          <dt>{say('hours')}</dt>
          <dd>
            {hours.length === 0 && say('hoursNone')}
            <ul>
              {[...places].map(([place, rows]) => (
                <li key={place}>
                  {place}:{' '}
                  {[...Map.groupBy(rows, (row) => row.channel)]
                    .map(([channel, spans]) => {
                      const open = spans.map(({ from, to }) =>
                        say('hoursRow', { from: times.clock(from), to: times.clock(to) }),
                      )
                      return `${desk(`channel-${channel}` as 'channel-phone').toLocaleLowerCase('sv')} ${open.join(', ')}`
                    })
                    .join('; ')}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** What is to come: news that begins, days that are not as usual, services that end. */
export function Planned({ meeting: { planned } }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts)
  const times = useTimes()
  const noon = (day: string) => times.near(`${day}T12:00:00Z`)
  const lines = [
    ...planned.news.map(({ newsId, startsAt, heading, unit }) => ({
      key: newsId,
      at: times.date(startsAt),
      text: say('begins', { when: times.near(startsAt), heading, unit }),
    })),
    ...planned.days.map(({ day, kind, name, closes }) => ({
      key: day,
      at: day,
      text: say(`day-${kind}`, { day: noon(day), name: name ?? '', clock: closes ? times.clock(closes) : '' }),
    })),
    ...planned.ending.map(({ serviceId, service, lastDay }) => ({
      key: serviceId,
      at: lastDay,
      text: say('ending', { service, day: noon(lastDay) }),
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  return (
    <section className="stack is-tight" aria-labelledby="planned">
      <h2 className="label" id="planned">
        {say('planned')}
      </h2>
      {lines.length === 0 ? (
        <p>{say('plannedNone')}</p>
      ) : (
        <ul className="brief is-tight">
          {lines.map(({ key, text }) => (
            <li key={key}>{sentence(text)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
