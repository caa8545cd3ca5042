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
  const share = (of: number | null) => (of === null ? say('tooFew') : `${of}\u00a0%`)
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
        value={direct.share === null ? direct.now : share(direct.share)}
        ghost={direct.share === null ? direct.before : share(direct.shareBefore)}
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
