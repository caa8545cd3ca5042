import type { z } from 'zod'
import type { uncoveredDuties } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Table } from '#web/shared/ui/table.tsx'
import { directoryTexts } from './texts.ts'

type Uncovered = z.output<(typeof uncoveredDuties)['reply']>['duties'][number]

/** Duties that nobody answers for some time soon. */
export function UncoveredTable({ duties }: { duties: Uncovered[] }) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const span = ({ from, to }: Uncovered) =>
    times.date(from) === times.date(to)
      ? times.near(from)
      : say('fromTo', { from: times.near(from), to: times.day(to) })
  return (
    <Table
      caption={say('uncovered')}
      isCaptionHidden
      scrollLabel={say('uncovered')}
      rows={duties}
      rowKey={(row) => row.duty.id}
      columns={[
        {
          key: 'duty',
          head: say('dutyName'),
          isRowHead: true,
          cell: (row) => <a href={`/directory/duty/${row.duty.id}`}>{row.duty.name}</a>,
        },
        { key: 'unit', head: say('unit'), cell: (row) => row.unit.name },
        { key: 'main', head: say('main'), cell: (row) => row.main },
        { key: 'when', head: say('when'), cell: (row) => span(row) },
      ]}
    />
  )
}
