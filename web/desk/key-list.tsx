import { useEffect, useRef, useState } from 'react'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { keyOf, type Command } from './keys.ts'
import { deskTexts } from './texts.ts'
import { useCommand, useSingleKeys } from './use-keys.ts'

const always = ['new', 'digit', 'search', 'undo', 'help'] as const
const inContact = [
  'answered',
  'keep',
  'handOver',
  'other',
  'another',
  'pause',
  'takeBack',
  'note',
] as const satisfies readonly Command[]
const inUnit = [
  'accept',
  'answer',
  'askBack',
  'giveBack',
  'passOn',
  'handOver',
  'note',
] as const satisfies readonly Command[]
const inList = ['next', 'previous', 'open'] as const

/** Keys of the desk and of the unit's inbox. */
type DeskKey = (typeof always | typeof inContact | typeof inUnit | typeof inList)[number]

/** The list of keys, opened with `?`. */
export function KeyList() {
  const [isOpen, setIsOpen] = useState(false)
  useCommand('help', () => setIsOpen(true))
  return isOpen ? <KeyDialog onClose={() => setIsOpen(false)} /> : null
}

function KeyDialog({ onClose }: { onClose: () => void }) {
  const say = useTexts(deskTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  const [areOn] = useSingleKeys()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} className="key-dialog" aria-labelledby="keys-title" onClose={onClose}>
      <div className="head">
        <h1 id="keys-title">{say('helpTitle')}</h1>
        <Button className="push" keys="Esc" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
      <p className="quiet">{areOn ? say('helpOn') : say('helpOff')}</p>
      <KeyGroup title={say('helpAlways')} keys={always} />
      <KeyGroup title={say('helpContact')} keys={inContact} />
      <KeyGroup title={say('helpUnit')} keys={inUnit} />
      <KeyGroup title={say('helpList')} keys={inList} />
    </dialog>
  )
}

function KeyGroup({ title, keys }: { title: string; keys: readonly DeskKey[] }) {
  const say = useTexts(deskTexts)
  const language = useLanguage()
  const sign = (key: DeskKey) => (key === 'digit' ? '1–9' : key === 'open' ? 'Enter' : keyOf(key, language))
  return (
    <section>
      <h2 className="label">{title}</h2>
      <dl className="key-group">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{sign(key)}</kbd>
            </dt>
            <dd>{say(`key-${key}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
