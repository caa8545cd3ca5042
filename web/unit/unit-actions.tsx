import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Form, Link, useNavigate, useNavigation, useSearchParams, useSubmit } from 'react-router'
import { keyOf, type Command } from '#web/desk/keys.ts'
import { useCommand } from '#web/desk/use-keys.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button, buttonClass, ButtonContent } from '#web/shared/ui/button.tsx'
import type { Done, Doing } from './doings.ts'
import { DoingFields } from './doing-fields.tsx'
import { unitTexts } from './texts.ts'
import type { UnitQuestionProps } from './unit-question.tsx'

/** The key that opens each. */
const commands: Record<Doing, Command> = {
  answer: 'answer',
  ask_back: 'askBack',
  return: 'giveBack',
  pass_on: 'passOn',
  hand_over: 'handOver',
  note: 'note',
}

type UnitActionsProps = UnitQuestionProps & { text: string; onText: (text: string) => void }

/** The foot: what can be done with the question in one row and one order; when something must be written first, its form. */
export function UnitActions(props: UnitActionsProps) {
  const { view, inbox, doing } = props
  const isOffered = view.handOver?.to.id === inbox.unit.id
  const may = (action: Done) => view.may.includes(action)
  const order: Doing[] = isOffered
    ? ['answer', 'ask_back', 'return']
    : ['answer', 'ask_back', 'pass_on', 'hand_over', 'note']
  const open = order.filter(may)
  if (open.length === 0 && !may('accept') && !may('keep')) return null
  return (
    <div className="foot">
      {doing ? (
        <DoingForm {...props} doing={doing} isOffered={isOffered} />
      ) : (
        <Row {...props} open={open} isOffered={isOffered} />
      )}
    </div>
  )
}

function Row({ view, open, isOffered, refused, ...props }: UnitActionsProps & { open: Doing[]; isOffered: boolean }) {
  const say = useTexts(unitTexts)
  const language = useLanguage()
  const href = useHref()
  const may = (action: Done) => view.may.includes(action)
  const hasAccept = isOffered && may('accept')
  return (
    <>
      {refused?.problem && <p className="field-error">{refused.problem.detail}</p>}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields; these are actions */}
      <div className="row" role="group" aria-label={say('actions')}>
        {hasAccept && <Press {...props} view={view} name="accept" />}
        {open.map((doing, index) => (
          <Open
            key={doing}
            doing={doing}
            href={href({ do: doing })}
            isPrimary={!hasAccept && index === 0 && doing === 'answer'}
          >
            <ButtonContent keys={keyOf(commands[doing], language)}>
              {say(doing === 'answer' && isOffered ? 'do-answerDirect' : `do-${doing}`)}
            </ButtonContent>
          </Open>
        ))}
        {!isOffered && may('keep') && <Press {...props} view={view} name="keep" />}
      </div>
    </>
  )
}

/** A link that opens a form, also by its key. */
function Open(props: { doing: Doing; href: string; isPrimary: boolean; children: ReactNode }) {
  const { doing, href, isPrimary, children } = props
  const language = useLanguage()
  const navigate = useNavigate()
  useCommand(commands[doing], () => void navigate(href, { preventScrollReset: true }))
  return (
    <Link
      to={href}
      preventScrollReset
      className={buttonClass(isPrimary ? 'primary' : 'secondary')}
      aria-keyshortcuts={keyOf(commands[doing], language)}
    >
      {children}
    </Link>
  )
}

/** Something done with one press: a form of one button. */
function Press({ view, name, formKey }: Pick<UnitActionsProps, 'view' | 'formKey'> & { name: 'accept' | 'keep' }) {
  const say = useTexts(unitTexts)
  const language = useLanguage()
  const submit = useSubmit()
  const navigation = useNavigation()
  const form = useRef<HTMLFormElement>(null)
  useCommand(name, () => {
    if (form.current && navigation.state === 'idle') void submit(form.current)
  })
  return (
    <Form method="post" ref={form}>
      <Hidden view={view} formKey={formKey} doing={name} />
      <Button
        type="submit"
        variant={name === 'accept' ? 'primary' : 'secondary'}
        keys={keyOf(name, language)}
        isBusy={navigation.state !== 'idle' && navigation.formData?.get('do') === name}
      >
        {say(`do-${name}`)}
      </Button>
    </Form>
  )
}

function DoingForm(props: UnitActionsProps & { doing: Doing; isOffered: boolean }) {
  const { view, doing, choices, refused, isOffered, text, onText, formKey } = props
  const say = useTexts(unitTexts)
  const href = useHref()
  const navigate = useNavigate()
  const navigation = useNavigation()
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const ours = refused && refused.typed.doing === doing ? refused : null
  const isBusy = navigation.state !== 'idle' && navigation.formData?.get('do') === doing
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
  }, [doing])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (!isBusy) void submit(form.current)
    } else if (event.key === 'Escape') void navigate(href({ do: null }), { preventScrollReset: true })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter sends and Esc goes back, from any of its fields
    <Form method="post" className="stack is-form" ref={form} onKeyDown={press} noValidate>
      <Hidden view={view} formKey={formKey} doing={doing} />
      {ours?.problem && (
        <p className="field-error" role="alert">
          {ours.problem.detail} {ours.problem.code !== 'changed-meanwhile' && say('kept')}
        </p>
      )}
      <DoingFields
        doing={doing}
        isOffered={isOffered}
        choices={choices}
        typed={ours?.typed ?? null}
        lacking={ours?.lacking ?? null}
        text={text}
        onText={onText}
      />
      <div className="row">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {say(`send-${doing}`)}
        </Button>
        <Link
          to={href({ do: null })}
          preventScrollReset
          className={buttonClass('secondary')}
          aria-keyshortcuts="Escape"
        >
          <ButtonContent keys="Esc">{say('cancel')}</ButtonContent>
        </Link>
        <span className="quiet is-key-hint">{say('ctrlEnter')}</span>
      </div>
    </Form>
  )
}

function Hidden({ view, formKey, doing }: Pick<UnitActionsProps, 'view' | 'formKey'> & { doing: Done }) {
  return (
    <>
      <input type="hidden" name="do" value={doing} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="handOverId" value={view.handOver?.handOverId ?? ''} />
    </>
  )
}

/** The page's own address with something changed; what was just done is not said twice. */
function useHref() {
  const [query] = useSearchParams()
  return (change: Record<string, string | null>) => {
    const next = new URLSearchParams(query)
    next.delete('done')
    for (const [name, value] of Object.entries(change)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return `?${next}`
  }
}
