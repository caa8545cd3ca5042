import { useEffect } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { setLanguage } from '#domains/staff/contract.ts'
import { call } from '#web/shared/browser-call.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Menu } from '#web/shared/ui/details.tsx'
import { Avatar } from '#web/shared/ui/tag.tsx'
import { chooseScheme, keptScheme, schemes, type Scheme } from './colour-scheme.ts'
import { createStore, useStore } from './store.ts'
import { deskTexts } from './texts.ts'
import { useSingleKeys } from './use-keys.ts'

const scheme = createStore<Scheme>('auto')

/** The pages somebody has, by what they may do. */
export interface AccountLinks {
  desk?: boolean | undefined
  unit: boolean
  today: boolean
  agreements?: boolean | undefined
  answers?: boolean | undefined
  meeting?: boolean | undefined
  digests?: boolean | undefined
}

/** Who is signed in, where they can go, and what they can set for themselves. */
export function AccountMenu({ name, links }: { name: string; links: AccountLinks }) {
  const say = useTexts(deskTexts)
  const language = useLanguage()
  const other = language === 'sv' ? 'en' : 'sv'
  const { pathname, search } = useLocation()
  const revalidator = useRevalidator()
  const [areKeysOn, setKeysOn] = useSingleKeys()
  const chosen = useStore(scheme)
  useEffect(() => scheme.set(keptScheme()), [])
  const initials = initialsOf(name)
  const next = schemes[(schemes.indexOf(chosen) + 1) % schemes.length]!
  const changeLanguage = async () => {
    await call(setLanguage, { language: other })
    await revalidator.revalidate()
  }
  return (
    <Menu
      className="account"
      summary={<Avatar initials={initials} />}
      label={say('account', { initials, name })}
      name="bar"
    >
      <li className="menu-name">{name}</li>
      {links.desk && (
        <li>
          <a href="/desk">{say('deskLink')}</a>
        </li>
      )}
      {links.unit && (
        <li>
          <a href="/unit">{say('unitInbox')}</a>
        </li>
      )}
      {links.today && (
        <li>
          <a href="/today">{say('today')}</a>
        </li>
      )}
      {links.answers && (
        <li>
          <a href="/answers">{say('answerBank')}</a>
        </li>
      )}
      {links.meeting && (
        <li>
          <a href="/meeting">{say('meeting')}</a>
        </li>
      )}
      {links.digests && (
        <li>
          <a href="/digests">{say('digests')}</a>
        </li>
      )}
      <li>
        <a href="/directory">{say('directory')}</a>
      </li>
      {links.agreements && (
        <li>
          <a href="/agreements">{say('agreements')}</a>
        </li>
      )}
      <li>
        <form
          method="post"
          action="/language"
          onSubmit={(event) => {
            // With script the page stays as it is, with what is typed in it.
            event.preventDefault()
            void changeLanguage()
          }}
        >
          <input type="hidden" name="language" value={other} />
          <input type="hidden" name="return" value={pathname + search} />
          <button type="submit" lang={other}>
            {say('changeLanguage')}
          </button>
        </form>
      </li>
      <li>
        <button
          type="button"
          onClick={() => {
            chooseScheme(next)
            scheme.set(next)
          }}
        >
          {say('scheme')} <span className="quiet">{say(`scheme-${chosen}`)}</span>
        </button>
      </li>
      <li>
        <button type="button" aria-pressed={areKeysOn} onClick={() => setKeysOn(!areKeysOn)}>
          {say('singleKeys')} <span className="quiet">{areKeysOn ? say('on') : say('off')}</span>
        </button>
      </li>
      <li>
        <form method="post" action="/sign-out">
          <button type="submit">{say('signOut')}</button>
        </form>
      </li>
    </Menu>
  )
}

/** AL of Alva Linnemark: first and last. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0]?.toLocaleUpperCase('sv') ?? '')
    .join('')
}
