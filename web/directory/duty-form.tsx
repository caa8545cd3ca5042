import { Form, useNavigation, useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import type { readDuty } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/checkbox.tsx'
import { CheckboxGroup } from '#web/shared/ui/choices.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Select, type SelectOption } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { directoryTexts } from './texts.ts'

type Duty = z.output<(typeof readDuty)['reply']>

/** The form as typed. */
export type DutyTyped = {
  version: string
  unitId: string
  name: string
  about: string
  isPublic: string
  mainId: string
  substituteIds: string[]
  serviceIds: string[]
  fromDay: string
  toDay: string
}

interface DutyFormProps {
  duty: Duty | null
  unitId: string
  people: SelectOption[]
  services: SelectOption[]
  typed: DutyTyped | null
  problem: ToldProblem | null
}

/** Who answers for what. What was typed stays when it is refused. */
export function DutyForm({ duty, unitId, people, services, typed, problem }: DutyFormProps) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const navigation = useNavigation()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => ({
    field: pointer.split('/')[1] ?? '',
    text: detail,
  }))
  const error = (name: string) => errors.find((each) => each.field === name)?.text
  const shown = typed ?? {
    name: duty?.name ?? '',
    about: duty?.about ?? '',
    isPublic: duty?.isPublic ? 'on' : '',
    mainId: duty?.main?.id ?? '',
    substituteIds: duty?.substitutes.map((each) => each.id) ?? [],
    serviceIds: duty?.services.map((each) => each.id) ?? [],
    fromDay: duty?.fromDay ?? times.date(now),
    toDay: duty?.toDay ?? '',
  }
  return (
    <Details summary={duty ? say('changeDuty') : say('newDuty')} open={!duty || typed !== null || undefined}>
      <Form method="post" className="stack is-form">
        <input type="hidden" name="do" value="duty" />
        <input type="hidden" name="version" value={duty?.version ?? ''} />
        <input type="hidden" name="unitId" value={unitId} />
        <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
        {problem && errors.length === 0 && <Notice>{problem.detail}</Notice>}
        <TextField
          name="name"
          label={say('dutyName')}
          required
          maxLength={120}
          defaultValue={shown.name}
          error={error('name')}
        />
        <TextArea
          name="about"
          label={say('dutyAbout')}
          mark={say('optional')}
          rows={2}
          isGrowing
          maxLength={1000}
          defaultValue={shown.about}
          error={error('about')}
        />
        <Select
          name="mainId"
          label={say('main')}
          empty={say('nobody')}
          options={people}
          defaultValue={shown.mainId}
          error={error('mainId')}
        />
        {people.length > 0 && (
          <CheckboxGroup
            name="substituteIds"
            label={say('substitutes')}
            choices={people}
            defaultValue={shown.substituteIds}
            error={error('substituteIds')}
          />
        )}
        <Select
          name="serviceIds"
          label={say('services')}
          multiple
          size={8}
          options={services}
          defaultValue={shown.serviceIds as never}
          error={error('serviceIds')}
        />
        <Checkbox name="isPublic" label={say('isPublic')} defaultChecked={shown.isPublic !== ''} />
        <div className="row is-fields">
          <TextField
            name="fromDay"
            label={say('validFrom')}
            type="date"
            required
            defaultValue={shown.fromDay}
            error={error('fromDay')}
          />
          <TextField
            name="toDay"
            label={say('validTo')}
            mark={say('optional')}
            type="date"
            defaultValue={shown.toDay}
            error={error('toDay')}
          />
        </div>
        <Button type="submit" variant="primary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
      </Form>
    </Details>
  )
}

/** Ends a duty from today. */
export function EndDuty({ duty }: { duty: Duty }) {
  const say = useTexts(directoryTexts)
  return (
    <Form method="post">
      <input type="hidden" name="do" value="end" />
      <input type="hidden" name="version" value={duty.version} />
      <input type="hidden" name="unitId" value={duty.unit.id} />
      <Button type="submit" variant="secondary">
        {say('endDuty')}
      </Button>
    </Form>
  )
}
