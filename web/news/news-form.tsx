import { Form, useNavigation } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/checkbox.tsx'
import { CheckboxGroup, RadioGroup } from '#web/shared/ui/choices.tsx'
import type { ComboboxOption } from '#web/shared/ui/combobox-options.ts'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { newsTexts } from './texts.ts'
import type { TypedNews } from './typed-news.ts'

/** Services that can be named without more ado; more when it already has more. */
const SERVICES = 3

type NewsFormProps = {
  typed: TypedNews
  problem: ToldProblem | null
  units: { unitId: string; name: string }[]
  services: ComboboxOption[]
}

/** Writing a piece of news, or changing one. What was typed stays when it is refused. */
export function NewsForm({ typed, problem, units, services }: NewsFormProps) {
  const say = useTexts(newsTexts)
  const navigation = useNavigation()
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => ({ field: controlOf(pointer), text: detail }))
  const error = (name: string) => errors.find((each) => each.field === name)?.text
  return (
    <>
      <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
      <Form method="post" className="stack is-form" key={typed.key}>
        <input type="hidden" name="key" value={typed.key} />
        <input type="hidden" name="revision" value={typed.revision} />
        <Select
          name="unitId"
          label={say('unit')}
          options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          defaultValue={typed.unitId}
          error={error('unitId')}
        />
        <RadioGroup
          name="severity"
          label={say('severity')}
          defaultValue={typed.severity}
          error={error('severity')}
          choices={(['information', 'disturbance', 'urgent'] as const).map((value) => ({
            value,
            label: say(`severity-${value}`),
            help: say(`help-${value}`),
          }))}
        />
        <TextField
          name="heading"
          label={say('heading')}
          help={say('headingHelp')}
          required
          maxLength={120}
          defaultValue={typed.heading}
          error={error('heading')}
        />
        <TextArea
          name="body"
          label={say('body')}
          help={say('bodyHelp')}
          required
          rows={6}
          isGrowing
          maxLength={4000}
          defaultValue={typed.body}
          error={error('body')}
        />
        <Services typed={typed} services={services} error={error('serviceIds')} />
        <Times typed={typed} error={error} />
        <Checkbox
          name="onlyAuthority"
          label={say('onlyAuthority')}
          defaultChecked={typed.onlyAuthority}
          error={error('onlyAuthority')}
        />
        <CheckboxGroup
          name="isPublic"
          label={say('onWeb')}
          defaultValue={typed.isPublic ? ['yes'] : []}
          choices={[{ value: 'yes', label: say('public'), branch: <PublicTexts typed={typed} error={error} /> }]}
        />
        <Button type="submit" variant="primary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
      </Form>
    </>
  )
}

type ErrorOf = (name: string) => string | undefined

function Services({
  typed,
  services,
  error,
}: {
  typed: TypedNews
  services: ComboboxOption[]
  error: string | undefined
}) {
  const say = useTexts(newsTexts)
  const rows = Math.max(SERVICES, Math.min(20, typed.serviceIds.length + 1))
  return Array.from({ length: rows }, (_, at) => (
    <Combobox
      key={at}
      id={at === 0 ? 'serviceIds' : `serviceIds-${at}`}
      name="serviceIds"
      label={say(at === 0 ? 'service' : 'serviceMore')}
      mark={say('optional')}
      help={at === 0 ? say('serviceHelp') : undefined}
      error={at === 0 ? error : undefined}
      options={services}
      empty={say('serviceEmpty')}
      nothing={say('serviceNothing')}
      defaultValue={typed.serviceIds[at] ?? ''}
    />
  ))
}

function Times({ typed, error }: { typed: TypedNews; error: ErrorOf }) {
  const say = useTexts(newsTexts)
  return (
    <>
      <div className="row is-fields">
        <TextField
          name="startsDay"
          type="date"
          isShort
          label={say('startsDay')}
          help={say('startsHelp')}
          defaultValue={typed.startsDay}
          error={error('startsDay')}
        />
        <TextField name="startsClock" type="time" isShort label={say('startsClock')} defaultValue={typed.startsClock} />
      </div>
      <div className="row is-fields">
        <TextField
          name="endsDay"
          type="date"
          isShort
          required
          label={say('endsDay')}
          defaultValue={typed.endsDay}
          error={error('endsDay')}
        />
        <TextField
          name="endsClock"
          type="time"
          isShort
          required
          label={say('endsClock')}
          defaultValue={typed.endsClock}
        />
      </div>
    </>
  )
}

function PublicTexts({ typed, error }: { typed: TypedNews; error: ErrorOf }) {
  const say = useTexts(newsTexts)
  return (
    <div className="stack is-form">
      <TextArea
        name="publicText"
        label={say('publicText')}
        help={say('publicTextHelp')}
        rows={2}
        maxLength={400}
        defaultValue={typed.publicText}
        error={error('publicText')}
      />
      <TextArea
        name="publicTextEn"
        label={say('publicTextEn')}
        mark={say('optional')}
        rows={2}
        maxLength={400}
        defaultValue={typed.publicTextEn}
        error={error('publicTextEn')}
      />
    </div>
  )
}

/** The control that a pointer into the operation's input is about. */
function controlOf(pointer: string): string {
  const name = pointer.split('/')[1] ?? ''
  if (name === 'startsAt') return 'startsDay'
  return name === 'endsAt' ? 'endsDay' : name
}
