import { sentence } from '#web/shared/i18n/number-words.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Table } from '#web/shared/ui/table.tsx'
import type { Meeting } from './meeting.tsx'
import { meetingTexts } from './texts.ts'
import { listHref } from './topic-words.ts'

/** What the last working day's questions were about, the most first. */
export function LastDay({ meeting: { last } }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts)
  const times = useTimes()
  const day = times.near(`${last.day}T12:00:00Z`)
  if (last.received === 0)
    return (
      <section aria-labelledby="last">
        <h2 className="label" id="last">
          {sentence(say('lastNone', { day }))}
        </h2>
      </section>
    )
  const href = listHref(last.list)
  const title = sentence(say('last', { day, count: last.received }))
  return (
    <section className="stack is-tight" aria-labelledby="last">
      <h2 className="label" id="last">
        {href ? <a href={href}>{title}</a> : title}
        {last.directShare !== null && <span>{say('lastDirect', { share: last.directShare })}</span>}
      </h2>
      <Table
        caption={title}
        isCaptionHidden
        rows={last.services}
        rowKey={(row) => row.name ?? ''}
        columns={[
          { key: 'service', head: say('service'), isRowHead: true, cell: (row) => row.name ?? say('noService') },
          {
            key: 'received',
            head: say('questions'),
            isNumber: true,
            cell: (row) => {
              const rows = listHref(row.list)
              return rows ? <a href={rows}>{row.received}</a> : row.received
            },
          },
        ]}
      />
    </section>
  )
}
