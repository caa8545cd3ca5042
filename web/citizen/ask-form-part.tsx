import type { ReactNode } from 'react'
import { type Say, useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { ErrorNotice, ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { FileField } from '#web/shared/ui/file-field.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { citizenAddress, telephoneAddress } from './addresses.ts'
import { type AskFault, type AskField, limits, type Typed } from './ask-form.ts'
import { useMunicipality } from './frame.tsx'
import { askTexts } from './texts.ts'

type AskWord = keyof typeof askTexts.sv

export type AskState = {
  typed: Typed
  faults: AskFault[]
  /** What went wrong with the whole: 'again', or a sentence of the server's. */
  problem: string | null
  service: { code: string; shortName: string } | null
}

/** The one calm form. Everything typed stays; what is wrong is told first and at its field. */
export function AskForm({ state }: { state: AskState }) {
  const say = useTexts(askTexts)
  const language = useLanguage()
  const { typed, faults, problem, service } = state
  const error = (field: AskField) => errorAt(field, faults, say)
  return (
    <main className="narrow" id="main">
      <div className="lead">
        <h1>{say('title')}</h1>
        <Wrong faults={faults} problem={problem} />
      </div>
      <form
        className="form"
        id="ask"
        method="post"
        action={citizenAddress(language, 'ask')}
        encType="multipart/form-data"
        noValidate
      >
        <input type="hidden" name="key" value={typed.key} />
        {service && <About service={service} />}
        <TextArea
          name="asked"
          label={say('asked')}
          help={say('askedHelp')}
          error={error('asked')}
          rows={5}
          defaultValue={typed.asked}
          required
        />
        <TextField
          name="location"
          label={say('location')}
          mark={say('ifYouLike')}
          error={error('location')}
          autoComplete="street-address"
          defaultValue={typed.location}
        />
        <ReplyBy typed={typed} error={error} />
        <TextField
          name="name"
          label={say('name')}
          mark={say('ifYouLike')}
          error={error('name')}
          autoComplete="name"
          defaultValue={typed.name}
        />
        <FileField
          name="files"
          label={say('files')}
          mark={say('ifYouLike')}
          help={say('filesHelp', { most: limits.files, size: limits.fileMegabytes })}
          error={error('files')}
          note={typed.fileNames.length > 0 && say('filesAgain', { names: typed.fileNames.join(', ') })}
          accept="image/*,.heic,.pdf"
          multiple
        />
        <Send />
      </form>
    </main>
  )
}

/** What is wrong, first on the page: with links to the fields, or one sentence about the whole. */
function Wrong({ faults, problem }: { faults: AskFault[]; problem: string | null }) {
  const say = useTexts(askTexts)
  if (problem !== null) {
    return <ErrorNotice title={say('notSent')}>{problem === 'again' ? say('fault-again') : problem}</ErrorNotice>
  }
  const count = faults.length
  const title = count === 1 ? 'wrong-1' : count === 2 ? 'wrong-2' : count === 3 ? 'wrong-3' : 'wrong-many'
  return (
    <ErrorSummary
      title={say(title)}
      errors={faults.map(({ field, code }) => ({ field, text: say(`fault-${code}`) }))}
    />
  )
}

function errorAt(field: AskField, faults: AskFault[], say: Say<AskWord>): string | undefined {
  const fault = faults.find((each) => each.field === field)
  if (!fault) return undefined
  if (fault.detail !== undefined) return fault.detail
  const words = { most: limits[field === 'asked' || field === 'location' || field === 'name' ? field : 'files'] }
  const how = { ...words, size: limits.fileMegabytes, name: fault.name ?? '' }
  const { code } = fault
  if (isOfAddress(code)) return say(field === 'email' ? 'fault-email-how' : 'fault-number-how')
  return say(`fault-${code}-how`, how)
}

type AddressCode = Extract<AskFault['code'], `email-${string}` | `number-${string}`>

/** Whatever is wrong with an address, one sentence helps: how it is written. */
function isOfAddress(code: AskFault['code']): code is AddressCode {
  return code.startsWith('email-') || code.startsWith('number-')
}

/** The service the page was opened for, and the way out of it. */
function About({ service }: { service: { code: string; shortName: string } }) {
  const say = useTexts(askTexts)
  const language = useLanguage()
  return (
    <div className="about">
      <input type="hidden" name="service" value={service.code} />
      <p>
        {say('concerns')}:{' '}
        <span className="strong" lang="sv">
          {service.shortName}
        </span>
      </p>
      <p className="quiet">
        <a href={citizenAddress(language, 'ask')}>{say('concernsOther')}</a>
      </p>
    </div>
  )
}

/** How the answer is to come; each way opens its own field, by CSS alone. */
function ReplyBy({ typed, error }: { typed: Typed; error: (field: AskField) => string | undefined }) {
  const say = useTexts(askTexts)
  return (
    <RadioGroup
      name="replyBy"
      label={say('replyBy')}
      error={error('replyBy')}
      defaultValue={typed.replyBy}
      required
      choices={[
        {
          value: 'email',
          label: say('email'),
          branch: (
            <TextField
              name="email"
              label={say('emailAddress')}
              error={error('email')}
              type="email"
              autoComplete="email"
              defaultValue={typed.email}
            />
          ),
        },
        {
          value: 'sms',
          label: say('sms'),
          branch: <Telephone name="sms" label={say('smsNumber')} typed={typed} error={error('sms')} />,
        },
        {
          value: 'phone',
          label: say('phone'),
          branch: <Telephone name="phone" label={say('phoneNumber')} typed={typed} error={error('phone')} />,
        },
        { value: 'follow', label: say('follow'), help: say('followHelp') },
      ]}
    />
  )
}

function Telephone(props: { name: 'sms' | 'phone'; label: ReactNode; typed: Typed; error: string | undefined }) {
  return (
    <TextField
      name={props.name}
      label={props.label}
      error={props.error}
      type="tel"
      autoComplete="tel"
      defaultValue={props.typed[props.name]}
    />
  )
}

function Send() {
  const say = useTexts(askTexts)
  const { profile } = useMunicipality()
  return (
    <div className="lead">
      <p className="quiet">
        {say('public')}
        <a className="nowrap" href={telephoneAddress(profile.phone)}>
          {profile.phone}
        </a>
        .
      </p>
      <Button type="submit" variant="primary" className="at-start">
        {say('send')}
      </Button>
    </div>
  )
}
