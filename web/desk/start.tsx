import { Link, useRouteLoaderData } from 'react-router'
import { MOST_COUNTED } from '#domains/contacts/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import { boxes } from './boxes.ts'
import { keyOf } from './keys.ts'
import type { loader as deskLoader } from './layout.tsx'
import { Middle } from './middle.tsx'
import { deskTexts } from './texts.ts'

/** The desk with nothing at hand: what is waiting, as sentences, the most pressing first. */
export default function Start() {
  const say = useTexts(deskTexts)
  const language = useLanguage()
  const desk = useRouteLoaderData<typeof deskLoader>('desk/layout')
  const counts = desk?.counts
  const counted = (count: number) => ({
    count,
    shown: count < MOST_COUNTED ? String(count) : say('atLeast', { most: MOST_COUNTED }),
  })
  const waiting = counts ? boxes.toReversed().filter((box) => counts[box] > 0) : []
  return (
    <Middle title={say('startTitle')}>
      <div className="head">
        <h1>{say('startTitle')}</h1>
      </div>
      {waiting.length === 0 ? (
        <p>{say('startCalm', { key: keyOf('new', language) })}</p>
      ) : (
        <section aria-labelledby="waiting">
          <h2 className="label" id="waiting">
            {say('startWaiting')}
          </h2>
          <ul className="needs">
            {waiting.map((box) => (
              <li key={box} className={box === 'overdue' || box === 'returned' ? 'is-waiting' : undefined}>
                <Icon name={box === 'overdue' ? 'clock' : box === 'returned' ? 'arrow-undo' : 'inbox'} />
                <span>{say(`start-${box}`, counted(counts?.[box] ?? 0))}</span>
                <Link to={`/desk/inbox/${box}`}>
                  {say('startShow')} <span className="hidden-text">{say(`box-${box}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {desk && desk.inAir.length > 0 && <p className="quiet">{say('startInAir', { count: desk.inAir.length })}</p>}
    </Middle>
  )
}
