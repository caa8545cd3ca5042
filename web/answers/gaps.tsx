import { listGaps } from '#domains/answers/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import type { Route } from './+types/gaps.ts'
import { BankHead } from './bank-head.tsx'
import { answerTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  return { frame, ...(await page.call(listGaps, {})) }
}

export default function GapsRoute({ loaderData: { frame, rows, from } }: Route.ComponentProps) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  return (
    <WorkFrame frame={frame} form="desk" quiet={60_000}>
      <title>{`${say('tab-gaps')}, ${say('title')}`}</title>
      <BankHead at="gaps" mayWrite={frame.may.writeArticles} />
      <p className="quiet">{say('gapsAbout', { day: times.day(`${from}T12:00:00Z`) })}</p>
      <Table
        caption={say('gapsCaption')}
        isCaptionHidden
        scrollLabel={say('gapsCaption')}
        rows={rows}
        rowKey={(row) => row.serviceId ?? ''}
        empty={<EmptyState title={say('gapsEmpty')}>{say('gapsEmptyAbout')}</EmptyState>}
        columns={[
          { key: 'service', head: say('service'), isRowHead: true, cell: (row) => row.service ?? say('noService') },
          { key: 'count', head: say('gapsCount'), isNumber: true, cell: (row) => row.count },
          {
            key: 'latest',
            head: say('gapsLatest'),
            cell: (row) => (
              <ul className="stack is-tight">
                {row.latest.map((gap) => (
                  <li key={gap.gapId}>
                    {gap.words} <span className="quiet nowrap">{times.day(gap.at)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
          ...(frame.may.writeArticles
            ? [
                {
                  key: 'write',
                  head: say('writeIt'),
                  isHeadHidden: true,
                  cell: (row: (typeof rows)[number]) => (
                    <a className="nowrap" href={`/answers/new${row.serviceId ? `?service=${row.serviceId}` : ''}`}>
                      {say('writeIt')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </WorkFrame>
  )
}
