import { useRouteLoaderData } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Figure, Figures } from '#web/shared/ui/figure.tsx'
import { useWhen } from '#web/desk/use-when.ts'
import { ghostWords, listHref, type Day } from './day-words.ts'
import { todayTexts } from './texts.ts'

/** The five figures of the day, each with the working day before beside it. */
export function DayFigures({ day }: { day: Day }) {
  const say = useTexts(todayTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? day.at
  const ghostLabel = ghostWords(day, now, false, times, say)
  const { direct } = day
  // A share beside a number says nothing: either both days have a share, or both are numbers.
  const shares = direct.share !== null && direct.shareBefore !== null
  const percent = (share: number | null) => `${share}\u00a0%`
  return (
    <Figures>
      <Figure
        label={say('received')}
        value={day.received.now}
        ghost={day.received.before}
        ghostLabel={ghostWords(day, now, true, times, say)}
        href={listHref(day.received.list)}
      />
      <Figure
        label={say('direct')}
        value={shares || (direct.before === 0 && direct.share !== null) ? percent(direct.share) : direct.now}
        ghost={shares ? percent(direct.shareBefore) : direct.before}
        ghostLabel={ghostLabel}
        href={listHref(direct.list)}
      />
      {(['later', 'handedOver', 'open'] as const).map((name) => (
        <Figure
          key={name}
          label={say(name)}
          value={day[name].now}
          ghost={day[name].before}
          ghostLabel={ghostLabel}
          href={listHref(day[name].list)}
        />
      ))}
    </Figures>
  )
}

/** What else a manager asks for, in one quiet line. A nought is left out. */
export function MoreFigures({ day }: { day: Day }) {
  const say = useTexts(todayTexts)
  const when = useWhen()
  const { waiting } = day
  const figures = [
    { name: 'waiting', ...waiting, more: waiting.since ? say('since', { when: when(waiting.since) }) : null },
    { name: 'returned', ...day.returned, more: null },
    { name: 'overdue', ...day.overdue, more: null },
    { name: 'otherwise', ...day.otherwise, more: null },
  ] as const
  const shown = figures.filter((figure) => figure.now > 0)
  if (shown.length === 0 && !day.oldestOpen) return null
  return (
    <ul className="row is-wide" aria-label={say('also')}>
      {shown.map(({ name, now, list, more }) => (
        <li key={name}>
          {say(name)}{' '}
          {list ? (
            <a className="strong" href={listHref(list)}>
              {now}
            </a>
          ) : (
            <span className="strong">{now}</span>
          )}
          {more && <span className="quiet"> {more}</span>}
        </li>
      ))}
      {day.oldestOpen && <li className="quiet">{say('oldest', { when: when(day.oldestOpen) })}</li>}
    </ul>
  )
}
