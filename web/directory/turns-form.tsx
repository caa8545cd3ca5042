import { Form, useNavigation } from 'react-router'
import type { z } from 'zod'
import type { readUnit } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { directoryTexts } from './texts.ts'

export type UnitCard = z.output<(typeof readUnit)['reply']>

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Whose day it is on the support number, one choice a weekday. Dates that are written stay as they are. */
export function TurnsForm({ unit, problem }: { unit: UnitCard; problem: ToldProblem | null }) {
  const say = useTexts(directoryTexts)
  const navigation = useNavigation()
  const people = unit.people.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Details summary={say('turns')} open={problem !== null || undefined}>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="do" value="turns" />
        <input type="hidden" name="version" value={unit.version} />
        {unit.turns
          .filter((turn) => turn.day !== null)
          .map((turn) => (
            <input key={turn.day} type="hidden" name="dated" value={`${turn.staff.id} ${turn.day}`} />
          ))}
        {problem && <Notice>{problem.detail}</Notice>}
        <p className="quiet">{say('turnsHelp')}</p>
        {weekdays.map((day, at) => (
          <Select
            key={day}
            name={`turn-${at + 1}`}
            label={say(day)}
            empty={say('nobody')}
            options={people}
            defaultValue={unit.turns.find((turn) => turn.weekday === at + 1)?.staff.id}
          />
        ))}
        <Button type="submit" variant="primary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
      </Form>
    </Details>
  )
}
