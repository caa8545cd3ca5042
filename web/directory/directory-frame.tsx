import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Form, Link, useLocation, useSubmit } from 'react-router'
import { WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { classNames } from '#web/shared/ui/class-names.ts'
import type { Side } from './read-side.ts'
import { PresenceLine } from './presence.tsx'
import { directoryTexts } from './texts.ts'

/** Typing rests so long before it is searched for. */
const REST = 180

/** A page of the directory: the search and what it found to the left, an entry in the middle, what can be done to the right. */
export function DirectoryFrame(props: { side: Side; helps?: ReactNode; helpsName?: string; children: ReactNode }) {
  const say = useTexts(directoryTexts)
  return (
    <WorkFrame
      frame={props.side.frame}
      form="inbox"
      quiet={props.helps ? null : 30_000}
      names={{ side: say('side'), ...(props.helpsName ? { helps: props.helpsName } : {}) }}
      side={<SearchSide side={props.side} />}
      helps={props.helps}
    >
      {props.children}
    </WorkFrame>
  )
}

function SearchSide({ side }: { side: Side }) {
  const say = useTexts(directoryTexts)
  const submit = useSubmit()
  const { pathname } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys walk between the field and what was found
    <div className="directory-side" onKeyDown={walk}>
      <search>
        <Form
          method="get"
          action={
            pathname.startsWith('/directory/person') || pathname.startsWith('/directory/unit') ? pathname : '/directory'
          }
          ref={form}
          className="directory-search"
        >
          <label className="field-label" htmlFor="q">
            {say('searchShort')}
          </label>
          <div className="row">
            <input
              className="control"
              type="search"
              name="q"
              id="q"
              key={side.q === '' ? 'empty' : 'kept'}
              defaultValue={side.q}
              maxLength={200}
              autoComplete="off"
              aria-describedby="q-about"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is for searching
              autoFocus={pathname === '/directory'}
              onChange={() => {
                clearTimeout(timer.current)
                timer.current = setTimeout(() => form.current && void submit(form.current, { replace: true }), REST)
              }}
            />
            <noscript>
              <button className="button is-secondary" type="submit">
                {say('find')}
              </button>
            </noscript>
          </div>
          <p className="quiet" id="q-about">
            {say('search')}
          </p>
        </Form>
      </search>
      {side.found ? <Found side={side} pathname={pathname} /> : <Ways side={side} pathname={pathname} />}
    </div>
  )
}

/** Up and down between the search field and the entries found. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('#q, a.inbox-item, a.side-row')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

function Found({ side, pathname }: { side: Side; pathname: string }) {
  const say = useTexts(directoryTexts)
  const { found, q, at } = side
  if (!found) return null
  const { people, units, duties } = found
  const keep = `?${new URLSearchParams({ q, ...(at > 0 ? { page: String(at) } : {}) })}`
  const turn = (to: number) => `${pathname}?${new URLSearchParams({ q, page: String(to) })}`
  const here = (path: string) => (pathname === path ? ('true' as const) : undefined)
  if (people.length + units.length + duties.length === 0)
    return (
      <output className="is-inset stack is-tight">
        <p className="strong">{say('nothing', { q })}</p>
        <p className="quiet">{say('nothingAbout')}</p>
        <a href={`/directory/outside?${new URLSearchParams({ q })}`}>{say('outside')}</a>
      </output>
    )
  return (
    <>
      <Group name="people" count={people.length}>
        {people.map((person) => (
          <li key={person.id}>
            <Link
              className="inbox-item"
              to={`/directory/person/${person.id}${keep}`}
              aria-current={here(`/directory/person/${person.id}`)}
            >
              <span className="strong">{person.name}</span>
              <span className="quiet">{[person.duties[0] ?? person.title, person.unit.name].join(', ')}</span>
              <span className={classNames('quiet')}>
                <PresenceLine presence={person.presence} isShort />
              </span>
            </Link>
          </li>
        ))}
      </Group>
      {(found.hasMore || at > 0) && (
        <p className="row is-inset">
          {at > 0 && <Link to={turn(at - 1)}>{say('fewer')}</Link>}
          {found.hasMore && <Link to={turn(at + 1)}>{say('more')}</Link>}
        </p>
      )}
      <Group name="duties" count={duties.length}>
        {duties.map((duty) => (
          <li key={duty.id}>
            <Link
              className="inbox-item"
              to={`/directory/duty/${duty.id}${keep}`}
              aria-current={here(`/directory/duty/${duty.id}`)}
            >
              <span className="strong">{duty.name}</span>
              <span className="quiet">{[duty.main?.name, duty.unit.name].filter(Boolean).join(', ')}</span>
            </Link>
          </li>
        ))}
      </Group>
      <Group name="units" count={units.length}>
        {units.map((unit) => (
          <li key={unit.id}>
            <Link
              className="inbox-item"
              to={`/directory/unit/${unit.id}${keep}`}
              aria-current={here(`/directory/unit/${unit.id}`)}
            >
              <span className="strong">{unit.name}</span>
              <span className="quiet">{[unit.supportPhone, unit.department].filter(Boolean).join(', ')}</span>
            </Link>
          </li>
        ))}
      </Group>
    </>
  )
}

function Group({ name, count, children }: { name: 'people' | 'duties' | 'units'; count: number; children: ReactNode }) {
  const say = useTexts(directoryTexts)
  if (count === 0) return null
  return (
    <section className="inbox-group" aria-labelledby={`found-${name}`}>
      <h2 className="label" id={`found-${name}`}>
        {say(name)} <span>{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

function Ways({ side, pathname }: { side: Side; pathname: string }) {
  const say = useTexts(directoryTexts)
  const ways = [
    ...(side.frame.staffId ? [{ href: `/directory/person/${side.frame.staffId}`, word: say('ownCard') }] : []),
    ...(side.unitId ? [{ href: `/directory/unit/${side.unitId}`, word: say('ownUnit') }] : []),
    { href: '/directory/languages', word: say('speakers') },
    { href: '/directory/outside', word: say('outside') },
    { href: '/directory/to-mend', word: say('toMend') },
    ...(side.mayBringIn ? [{ href: '/directory/import', word: say('bringIn') }] : []),
  ]
  return (
    <ul>
      {ways.map(({ href, word }) => (
        <li key={href}>
          <Link className="side-row" to={href} aria-current={pathname === href ? 'page' : undefined}>
            {word}
          </Link>
        </li>
      ))}
    </ul>
  )
}
