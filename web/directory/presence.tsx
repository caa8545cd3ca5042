import { useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import type { readPerson } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { type Times, useTimes } from '#web/shared/i18n/times.ts'
import { classNames } from '#web/shared/ui/class-names.ts'
import { type DirectorySay, directoryTexts } from './texts.ts'

export type Presence = z.output<(typeof readPerson)['reply']>['presence']

/** Whether somebody is there, in words: "På plats till 16:30", "I möte, åter 11:30", "Ledig, åter måndag 16 mars". */
export function presenceWords(presence: Presence, say: DirectorySay, times: Times, now: string): string {
  const when = (at: string) => (times.date(at) === times.date(now) ? times.clock(at) : times.near(at))
  const { state, until, back, kind } = presence
  if (state === 'here') return until ? say('hereUntil', { until: when(until) }) : say('here')
  if (kind !== null) {
    const word = say(`kind-${kind}`)
    return back ? say('kindBack', { kind: word, back: when(back) }) : say('kindOpen', { kind: word })
  }
  if (state === 'finished') return back ? say('finishedBack', { back: when(back) }) : say('finished')
  return back ? say('awayBack', { back: when(back) }) : say('away')
}

/** A dot and the words. The substitute follows where there is one. */
export function PresenceLine({ presence, isShort }: { presence: Presence; isShort?: boolean }) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  return (
    <span className="presence">
      <span className={classNames('dot', presence.state === 'here' && 'is-here')} aria-hidden="true" />
      <span>
        {presenceWords(presence, say, times, now)}
        {presence.substitute && !isShort && (
          <>
            . {say('substitute')} <a href={`/directory/person/${presence.substitute.id}`}>{presence.substitute.name}</a>
          </>
        )}
      </span>
    </span>
  )
}
