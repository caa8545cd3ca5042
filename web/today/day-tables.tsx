import { useRouteLoaderData } from 'react-router'
import { deskTexts } from '#web/desk/texts.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Table, type Column } from '#web/shared/ui/table.tsx'
import { channelOf, ghostWords, listHref, type Day, type DayRow } from './day-words.ts'
import { todayTexts } from './texts.ts'

/** What came in by channel, service, place and unit, with the share answered directly. */
export function DayTables({ day }: { day: Day }) {
  const say = useTexts(todayTexts)
  const desk = useTexts(deskTexts)
  const all: DayRow = {
    key: null,
    name: say('all'),
    received: day.received.now,
    direct: day.direct.share,
    directBefore: day.direct.shareBefore,
    list: day.received.list,
  }
  const others = day.otherServices
  const services = [
    ...day.services.map((row) => ({ ...row, name: row.name ?? say('noService') })),
    ...(others ? [{ ...others, key: 'others', name: say('others', { count: others.services }) }] : []),
  ]
  const channels = day.channels.map((row) => ({ ...row, name: desk(`channel-${channelOf(row.key)}`) }))
  const places = day.placeRows.map((row) => ({ ...row, name: row.name ?? say('noPlace') }))
  return (
    <div className="stack">
      <Rows day={day} caption={say('channel')} rows={channels} />
      <Rows day={day} caption={say('service')} rows={services} sum={all} />
      {places.length > 1 && <Rows day={day} caption={say('placeHead')} rows={places} />}
      {day.units.length > 1 && <Rows day={day} caption={say('unit')} rows={day.units} />}
    </div>
  )
}

function Rows({ day, caption, rows, sum }: { day: Day; caption: string; rows: DayRow[]; sum?: DayRow }) {
  const say = useTexts(todayTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? day.at
  const share = (of: number | null) => (of === null ? say('tooFew') : `${of}\u00a0%`)
  const columns: Column<DayRow>[] = [
    { key: 'name', head: caption, isHeadHidden: true, isRowHead: true, cell: (row) => row.name },
    {
      key: 'received',
      head: say('received'),
      isNumber: true,
      cell: (row) => (row.list && row.received > 0 ? <a href={listHref(row.list)}>{row.received}</a> : row.received),
    },
    { key: 'direct', head: say('directHead'), isNumber: true, cell: (row) => share(row.direct) },
    {
      key: 'before',
      head: ghostWords(day, now, false, times, say),
      isNumber: true,
      isQuiet: true,
      cell: (row) => share(row.directBefore),
    },
  ]
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key ?? 'none'}
      sum={rows.length > 0 ? sum : undefined}
      empty={
        <section className="stack is-tight">
          <h2 className="label">{caption}</h2>
          <p className="quiet">{say('noRows')}</p>
        </section>
      }
    />
  )
}
