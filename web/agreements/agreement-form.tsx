import { Form, useNavigation, useRouteLoaderData } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { agreementTexts } from './texts.ts'
import type { Typed } from './typed-agreement.ts'

/** A new version of an agreement. What was typed stays when it is refused. */
export function AgreementForm({ typed, problem }: { typed: Typed; problem: ToldProblem | null }) {
  const say = useTexts(agreementTexts)
  const times = useTimes()
  const navigation = useNavigation()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => ({ field: fieldOf(pointer), text: detail }))
  const error = (name: string) => errors.find((each) => each.field === name)?.text
  return (
    <section className="question" aria-labelledby="change">
      <h2 className="label" id="change">
        {say('change')}
      </h2>
      <p>{say('changeAbout')}</p>
      {problem && errors.length === 0 && (
        <Notice note={problem.status === 409 ? say('newer') : undefined}>{problem.detail}</Notice>
      )}
      <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
      <Form method="post" className="stack is-form">
        <input type="hidden" name="key" value={typed.key} />
        <input type="hidden" name="readVersion" value={typed.readVersion} />
        <input type="hidden" name="unitId" value={typed.unitId} />
        <RadioGroup
          name="centre"
          label={say('centreDoes')}
          defaultValue={typed.centre}
          error={error('centre')}
          choices={(['answers', 'prepares', 'receives'] as const).map((value) => ({
            value,
            label: say(`does-${value}`),
          }))}
        />
        <div className="row is-fields">
          <TextField
            name="acceptWithinMinutes"
            label={say('acceptWithin')}
            help={say('minutesHelp')}
            type="number"
            min={5}
            max={4800}
            required
            defaultValue={typed.acceptWithinMinutes}
            error={error('acceptWithinMinutes')}
          />
          <TextField
            name="answerWithinMinutes"
            label={say('answerWithin')}
            help={say('minutesHelp')}
            type="number"
            min={15}
            max={48_000}
            required
            defaultValue={typed.answerWithinMinutes}
            error={error('answerWithinMinutes')}
          />
        </div>
        <TextField
          name="validFrom"
          label={say('validFrom')}
          type="date"
          min={times.date(now)}
          required
          defaultValue={typed.validFrom || times.date(now)}
          error={error('validFrom')}
        />
        {(['centre', 'unit'] as const).map((who) => (
          <TextArea
            key={who}
            name={`${who}Steps`}
            label={say(who === 'centre' ? 'stepCentre' : 'stepUnit')}
            help={say('stepsHelp')}
            rows={3}
            isGrowing
            defaultValue={typed[`${who}Steps`]}
            error={error(`${who}Steps`)}
          />
        ))}
        <TextField
          name="supportPhone"
          label={say('phone')}
          mark={say('optional')}
          type="tel"
          maxLength={40}
          defaultValue={typed.supportPhone}
          error={error('supportPhone')}
        />
        <TextArea
          name="note"
          label={say('note')}
          mark={say('optional')}
          rows={2}
          isGrowing
          maxLength={2000}
          defaultValue={typed.note}
          error={error('note')}
        />
        <Button type="submit" variant="primary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
      </Form>
    </section>
  )
}

/** The control that a pointer into the operation's input is about. */
function fieldOf(pointer: string): string {
  const name = pointer.split('/')[1] ?? ''
  return name === 'steps' ? 'centreSteps' : name
}
