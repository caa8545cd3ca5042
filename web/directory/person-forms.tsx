import { Form, useNavigation, useRouteLoaderData } from 'react-router'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { hoursAsText } from './hours-text.ts'
import type { PersonCard } from './person.tsx'
import { directoryTexts } from './texts.ts'

/** A form that was refused, with what was typed in it. */
export type Refused = { form: string; typed: Record<string, string>; problem: ToldProblem | null; hoursWrong?: true }

interface FormProps {
  person: PersonCard
  refused: Refused | null
}

/** What was wrong in a form, by field, and the rest of it in words. */
function useFaults(refused: Refused | null, form: string) {
  const mine = refused?.form === form ? refused : null
  const errors = (mine?.problem?.errors ?? []).map(({ pointer, detail }) => ({
    field: pointer.split('/')[1] ?? '',
    text: detail,
  }))
  return {
    mine,
    errors,
    error: (name: string) => errors.find((each) => each.field === name)?.text,
    whole: mine?.problem && errors.length === 0 ? mine.problem.detail : null,
  }
}

/** From when to when somebody is away, the word colleagues see, who stands in, and why for the manager only. */
export function AbsenceForm({ person, refused }: FormProps) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const navigation = useNavigation()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const { mine, errors, error, whole } = useFaults(refused, 'absence')
  const typed = mine?.typed ?? { fromDay: times.date(now), kind: 'away' }
  return (
    <Details summary={say('writeAbsence')} open={mine !== null || undefined}>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="do" value="absence" />
        <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
        {whole && <Notice>{whole}</Notice>}
        <RadioGroup
          name="kind"
          label={say('absenceWord')}
          defaultValue={typed['kind'] ?? 'away'}
          error={error('kind')}
          choices={(['away', 'meeting', 'elsewhere', 'leave'] as const).map((value) => ({
            value,
            label: say(`kind-${value}`),
          }))}
        />
        <div className="row is-fields">
          <TextField
            name="fromDay"
            label={say('fromDay')}
            type="date"
            required
            defaultValue={typed['fromDay']}
            error={error('fromDay')}
          />
          <TextField
            name="fromTime"
            label={say('fromTime')}
            type="time"
            isShort
            defaultValue={typed['fromTime']}
            error={error('fromTime')}
          />
        </div>
        <div className="row is-fields">
          <TextField
            name="toDay"
            label={say('toDay')}
            type="date"
            defaultValue={typed['toDay'] ?? typed['fromDay']}
            error={error('toDay')}
          />
          <TextField
            name="toTime"
            label={say('toTime')}
            type="time"
            isShort
            defaultValue={typed['toTime']}
            error={error('toTime')}
          />
        </div>
        <p className="quiet">{say('wholeDays')}</p>
        <Select
          name="substituteId"
          label={say('chooseSubstitute')}
          empty={say('nobody')}
          defaultValue={typed['substituteId']}
          error={error('substituteId')}
          options={person.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          name="reason"
          label={say('reason')}
          mark={say('optional')}
          help={say('reasonHelp', { name: person.name })}
          maxLength={500}
          autoComplete="off"
          defaultValue={typed['reason']}
          error={error('reason')}
        />
        <Button type="submit" variant="primary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
      </Form>
    </Details>
  )
}

/** How somebody is reached, what they speak, when they work. */
export function EntryForm({ person, refused }: FormProps) {
  const say = useTexts(directoryTexts)
  const language = useLanguage()
  const navigation = useNavigation()
  const { mine, errors, error, whole } = useFaults(refused, 'entry')
  const typed = mine?.typed ?? {
    phone: person.phone ?? '',
    email: person.email ?? '',
    room: person.room ?? '',
    languages: person.languages.join(' '),
    hours: hoursAsText(person.hours, language),
  }
  return (
    <Details summary={say('changeEntry')} open={mine !== null || undefined}>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="do" value="entry" />
        <input type="hidden" name="version" value={person.version} />
        <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
        {whole && <Notice>{whole}</Notice>}
        <TextField
          name="phone"
          label={say('phone')}
          type="tel"
          maxLength={40}
          defaultValue={typed['phone']}
          error={error('phone')}
        />
        <TextField
          name="email"
          label={say('email')}
          type="email"
          maxLength={200}
          defaultValue={typed['email']}
          error={error('email')}
        />
        <TextField name="room" label={say('room')} maxLength={60} defaultValue={typed['room']} error={error('room')} />
        <TextField
          name="languages"
          label={say('languages')}
          help={say('languagesHelp')}
          defaultValue={typed['languages']}
          error={error('languages')}
        />
        <TextArea
          name="hours"
          label={say('hours')}
          help={say('hoursHelp')}
          rows={3}
          isGrowing
          defaultValue={typed['hours']}
          error={mine?.hoursWrong ? say('hoursWrong') : error('hours')}
        />
        <Button type="submit" variant="primary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
      </Form>
    </Details>
  )
}
