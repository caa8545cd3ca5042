import { Form } from 'react-router'
import type { z } from 'zod'
import type { listKeys } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/checkbox.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Select, type SelectOption } from '#web/shared/ui/select.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { importTexts } from './import-texts.ts'

type Key = z.output<(typeof listKeys)['reply']>['keys'][number]

/** Keys that other systems change people with. A key is shown once, when it is made. */
export function KeySection(props: {
  keys: Key[]
  units: SelectOption[]
  address: string
  refused: { typed: Record<string, string>; problem: ToldProblem | null } | null
}) {
  const say = useTexts(importTexts)
  const times = useTimes()
  const { refused } = props
  const error = (name: string) => refused?.problem?.errors.find((each) => each.pointer === `/${name}`)?.detail
  return (
    <section className="stack" aria-labelledby="keys">
      <div className="stack is-tight">
        <h2 className="label" id="keys">
          {say('keys')}
        </h2>
        <p className="quiet">{say('keysAbout', { address: props.address })}</p>
      </div>
      <Table
        caption={say('keys')}
        isCaptionHidden
        scrollLabel={say('keys')}
        rows={props.keys}
        rowKey={(key) => key.id}
        empty={<EmptyState title={say('keysNone')} />}
        columns={[
          { key: 'name', head: say('name'), isRowHead: true, cell: (key) => key.name },
          { key: 'unit', head: say('keyUnit'), cell: (key) => key.unit.name },
          { key: 'used', head: say('used'), cell: (key) => (key.usedAt ? times.short(key.usedAt) : say('never')) },
          {
            key: 'state',
            head: say('state'),
            cell: (key) =>
              key.endedAt ? (
                <span className="quiet">{say('ended')}</span>
              ) : (
                <Form method="post">
                  <input type="hidden" name="do" value="end-key" />
                  <input type="hidden" name="keyId" value={key.id} />
                  <Button type="submit" variant="small">
                    {say('endKey')}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      <Details summary={say('newKey')} open={refused?.problem ? true : undefined}>
        <Form method="post" className="stack is-form">
          <input type="hidden" name="do" value="make-key" />
          <TextField
            name="name"
            id="key-name"
            label={say('name')}
            required
            maxLength={100}
            defaultValue={refused?.typed['name']}
            error={error('name')}
          />
          <Select
            name="unitId"
            label={say('keyUnit')}
            options={props.units}
            defaultValue={refused?.typed['unitId']}
            error={error('unitId')}
          />
          <Checkbox name="seesProtected" label={say('seesProtected')} />
          <Button type="submit" variant="primary" className="at-start">
            {say('makeKey')}
          </Button>
        </Form>
      </Details>
    </section>
  )
}
