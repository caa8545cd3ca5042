import type { MouseEvent } from 'react'
import { useNavigate } from 'react-router'
import { CallFailed } from '#web/shared/browser-call.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Menu } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { startedByHand } from './channel-icons.ts'
import { lastedWords, useNow } from './clock.tsx'
import { contactTexts } from './contact-texts.ts'
import type { DraftKeeper, KeptDraft } from './draft-keeper.ts'
import { setPaused, throwAway } from './drafts.ts'
import { keyOf } from './keys.ts'
import { deskTexts } from './texts.ts'
import { showToast } from './toasts.tsx'
import { useCommand } from './use-keys.ts'
import { WorkPlace } from './work-place.tsx'

/** What it is, how long it has lasted, whether it is saved, and what can be done with the contact as a whole. */
export function ContactHead({ kept, keeper }: { kept: KeptDraft; keeper: DraftKeeper | null }) {
  const say = useTexts(contactTexts)
  const sayDesk = useTexts(deskTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const pause = () => {
    setPaused(kept.draftId, kept.pausedAt === null).catch((error: unknown) => {
      if (!(error instanceof CallFailed)) throw error
      showToast({ text: error.problem?.detail ?? say('away') })
    })
  }
  useCommand('pause', pause)
  const close = (event: MouseEvent<HTMLButtonElement>) =>
    event.currentTarget.closest('details')?.removeAttribute('open')
  const away = () => {
    showToast({ text: say('thrownAway'), undo: throwAway(kept.draftId) })
    void navigate('/desk')
  }
  return (
    <div className="head">
      <h1>{sayDesk(`channel-${kept.channel}`)}</h1>
      <Lasted kept={kept} />
      {(kept.channel === 'phone' || kept.channel === 'visit') && <WorkPlace />}
      <Saved kept={kept} />
      <Button keys={keyOf('pause', language)} onClick={pause}>
        {kept.pausedAt ? say('goOn') : say('pause')}
      </Button>
      <Menu summary={say('more')} name="contact" className="more">
        {startedByHand
          .filter((channel) => channel !== kept.channel)
          .map((channel) => (
            <li key={channel}>
              <button
                type="button"
                onClick={(event) => {
                  close(event)
                  keeper?.changeChannel(channel)
                }}
              >
                {say('changeTo', { channel: sayDesk(`channel-${channel}`).toLocaleLowerCase(language) })}
              </button>
            </li>
          ))}
        <li>
          <button type="button" onClick={away}>
            {say('throwAway')}
          </button>
        </li>
      </Menu>
    </div>
  )
}

function Lasted({ kept }: { kept: KeptDraft }) {
  const say = useTexts(contactTexts)
  const times = useTimes()
  const now = useNow()
  return (
    <p className="quiet is-clock">
      {kept.pausedAt
        ? say('pausedNow', { clock: times.clock(kept.pausedAt) })
        : say('since', {
            clock: times.clock(kept.startedAt),
            lasted: lastedWords(now - Date.parse(kept.startedAt), say('hour')),
          })}
    </p>
  )
}

/** Whether the server has it. Only troubles are told aloud: "saved" at every rest of the hands would drown the rest. */
function Saved({ kept }: { kept: KeptDraft }) {
  const say = useTexts(contactTexts)
  const times = useTimes()
  const isNot =
    kept.saving === 'away' || kept.saving === 'clash' || kept.saving === 'gone' || kept.saving === 'signed-out'
  return (
    <p className={classNames('quiet saved push', isNot && 'is-not')}>
      {isNot ? (
        <>
          <Icon name="warning" />
          <output>
            {kept.saving === 'signed-out' ? say('savingSignedOut') : say(kept.saving as 'away' | 'clash' | 'gone')}
          </output>
        </>
      ) : kept.saving === 'saved' ? (
        <>
          <Icon name="check" />
          {say('saved')} <time dateTime={kept.savedAt}>{times.seconds(kept.savedAt)}</time>
        </>
      ) : (
        say(kept.saving === 'saving' ? 'saving' : 'typing')
      )}
    </p>
  )
}
