import { useSyncExternalStore, type MouseEvent } from 'react'
import { Link, useLocation } from 'react-router'
import type { z } from 'zod'
import { type inboxCounts, MOST_COUNTED } from '#domains/contacts/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Menu } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { boxes } from './boxes.ts'
import { channelIcons, startedByHand, type Channel } from './channel-icons.ts'
import { Lasting } from './clock.tsx'
import type { KeptDraft } from './draft-keeper.ts'
import { knownKeeper } from './drafts.ts'
import { inAirRow, type InAirRow } from './in-air-row.ts'
import { keyOf } from './keys.ts'
import { deskTexts } from './texts.ts'
import { useSingleKeys } from './use-keys.ts'

type Counts = z.output<(typeof inboxCounts)['reply']>

/** The left column: what is in the air, a new one, the inbox, and where toasts land. Nothing in it moves. */
export function Side(props: {
  inAir: InAirRow[]
  counts: Counts | null
  mayRegister: boolean
  onNew: (channel: Channel) => void
}) {
  const say = useTexts(deskTexts)
  const { pathname } = useLocation()
  return (
    <nav className="side" aria-label={say('side')}>
      {props.mayRegister && (
        <div>
          <h2 className="label">{say('inAir')}</h2>
          {props.inAir.length > 0 && (
            <ol className="contacts">
              {props.inAir.map((row, index) => (
                <ContactRow
                  key={row.draftId}
                  row={row}
                  place={index + 1}
                  isHere={pathname === `/desk/contact/${row.draftId}`}
                />
              ))}
            </ol>
          )}
          <NewContact onNew={props.onNew} />
        </div>
      )}
      {props.counts && <Inbox counts={props.counts} pathname={pathname} />}
      <KeysFoot />
    </nav>
  )
}

const nothing = () => () => undefined

function ContactRow({ row, place, isHere }: { row: InAirRow; place: number; isHere: boolean }) {
  const say = useTexts(deskTexts)
  const keeper = knownKeeper(row.draftId)
  const kept = useSyncExternalStore<KeptDraft | null>(
    keeper?.shown.subscribe ?? nothing,
    () => keeper?.shown.get() ?? null,
    () => null,
  )
  const { channel, startedAt, pausedAt, identity, name, words } = kept ? inAirRow(kept) : row
  const isUnsaved = kept !== null && ['away', 'signed-out', 'clash', 'gone'].includes(kept.saving)
  const who = name || (identity === 'known' ? say('known') : say('anonymous'))
  return (
    <li>
      <Link className="contact" to={`/desk/contact/${row.draftId}`} aria-current={isHere ? 'page' : undefined}>
        <Icon name={channelIcons[channel]} />
        <span className="strong">{say(`channel-${channel}`)}</span>
        <span className={classNames('quiet', isUnsaved && 'waiting')}>
          {isUnsaved ? say('unsaved') : pausedAt ? say('paused') : <Lasting since={startedAt} />}
        </span>
        <span className="quiet contact-words">{`${who}, ${words || say('nothingYet')}`}</span>
        {place <= 9 && <kbd aria-hidden="true">{place}</kbd>}
      </Link>
    </li>
  )
}

function NewContact({ onNew }: { onNew: (channel: Channel) => void }) {
  const say = useTexts(deskTexts)
  const language = useLanguage()
  const begin = (event: MouseEvent<HTMLButtonElement>, channel: Channel) => {
    event.currentTarget.closest('details')?.removeAttribute('open')
    onNew(channel)
  }
  return (
    <div className="new-contact">
      <button
        className="side-row is-new"
        type="button"
        aria-keyshortcuts={keyOf('new', language)}
        onClick={() => onNew('phone')}
      >
        <Icon name="plus" />
        {say('newContact')} <kbd aria-hidden="true">{keyOf('new', language)}</kbd>
      </button>
      <Menu summary={<Icon name="chevron-down" />} label={say('channels')} name="side">
        {startedByHand.map((channel) => (
          <li key={channel}>
            <button type="button" onClick={(event) => begin(event, channel)}>
              <span className="row">
                <Icon name={channelIcons[channel]} />
                {say(`channel-${channel}`)}
              </span>
            </button>
          </li>
        ))}
      </Menu>
    </div>
  )
}

/** A zero is quiet; what came back or is late is somebody waiting. */
function Inbox({ counts, pathname }: { counts: Counts; pathname: string }) {
  const say = useTexts(deskTexts)
  return (
    <div>
      <h2 className="label">{say('inbox')}</h2>
      <ul>
        {boxes.map((box) => {
          const count = counts[box]
          const isWaiting = count > 0 && (box === 'returned' || box === 'overdue')
          return (
            <li key={box}>
              <Link
                className="side-row"
                to={`/desk/inbox/${box}`}
                aria-current={pathname === `/desk/inbox/${box}` ? 'page' : undefined}
              >
                <span>{say(`box-${box}`)}</span>
                <span className={count === 0 ? 'none' : isWaiting ? 'waiting' : undefined}>
                  {count < MOST_COUNTED ? count : say('orMore', { most: MOST_COUNTED - 1 })}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function KeysFoot() {
  const say = useTexts(deskTexts)
  const [areOn] = useSingleKeys()
  return (
    <p className="side-foot quiet">
      {!areOn && `${say('keysFootOff')} `}
      {!areOn && (
        <>
          <kbd>Alt</kbd> +{' '}
        </>
      )}
      <kbd>?</kbd> {say('keysFoot')} <kbd>Alt</kbd> {say('keysFootAlt')}
    </p>
  )
}
