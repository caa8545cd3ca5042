import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes, type Times } from '#web/shared/i18n/times.ts'
import { Details } from '#web/shared/ui/details.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { chartOf, FLOOR, LEFT, RIGHT, TOP, type Chart } from './chart-shape.ts'
import { weekdayOf, type Day } from './day-words.ts'
import { todayTexts, type TodaySay } from './texts.ts'

/** The day's load by quarter of an hour: drawn, in words, and as a table. */
export function DayChart({ day }: { day: Day }) {
  const say = useTexts(todayTexts)
  const times = useTimes()
  const chart = chartOf(day)
  if (day.received.now === 0 && day.quarters.every((quarter) => quarter.handled === 0 && !quarter.usual))
    return (
      <section aria-labelledby="load">
        <h2 className="label" id="load">
          {say('load')}
        </h2>
        <EmptyState title={day.isToday ? say('nothingYet') : say('nothingThatDay')}>
          {day.isToday && say('nothingAbout')}
        </EmptyState>
      </section>
    )
  return (
    <section aria-labelledby="load">
      <h2 className="label" id="load">
        {say('load')}
      </h2>
      <Drawing chart={chart} day={day} say={say} times={times} />
      <Legend chart={chart} say={say} />
      <Details summary={say('asTable')}>
        <QuarterTable day={day} say={say} times={times} />
      </Details>
    </section>
  )
}

type Drawn = { chart: Chart; day: Day; say: TodaySay; times: Times }

function Drawing({ chart, day, say, times }: Drawn) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing with title and description in it; an img could not follow the theme
    <svg className="chart" viewBox="0 0 904 276" role="img" aria-labelledby="chart-title chart-text">
      <title id="chart-title">{say('chartTitle')}</title>
      <desc id="chart-text">{inWords(chart, day, say, times)}</desc>
      <defs>
        <pattern id="over" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="is-hatch" d="M0 0h3v6H0z" />
        </pattern>
      </defs>
      {chart.grid.map(({ y, value }) => (
        <g key={value}>
          <line className="is-grid" x1={LEFT} x2={RIGHT} y1={y} y2={y} />
          <text x={LEFT - 8} y={y + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {chart.bars.map(({ key, kind, ...box }) => (
        <rect key={key} className={`is-${kind}`} fill={kind === 'over' ? 'url(#over)' : undefined} {...box} />
      ))}
      {chart.handledPath && <path className="is-staff" d={chart.handledPath} />}
      {chart.nowX !== null && (
        <>
          <line className="is-now" x1={chart.nowX} x2={chart.nowX} y1={TOP} y2={FLOOR} />
          <text x={Math.min(Math.max(chart.nowX, LEFT + 40), RIGHT - 40)} y={12} textAnchor="middle">
            {say('now', { clock: times.clock(day.at) })}
          </text>
        </>
      )}
      {chart.hours.map(({ x, from }) => (
        <text key={from} x={x} y={FLOOR + 20}>
          {Number(times.clock(from).slice(0, 2))}
        </text>
      ))}
    </svg>
  )
}

function inWords({ mostFrom, most, over }: Chart, day: Day, say: TodaySay, times: Times): string {
  const handled = day.quarters.reduce((sum, quarter) => sum + quarter.handled, 0)
  const about = mostFrom
    ? say('chartMost', { when: times.clock(mostFrom), count: most, received: day.received.now, handled })
    : say('nothingYet')
  if (over.length === 0) return about
  return `${about} ${say('chartOver', { when: over.map((from) => times.clock(from)).join(', ') })}`
}

function Legend({ chart, say }: { chart: Chart; say: TodaySay }) {
  const has = (kind: string) => chart.bars.some((bar) => bar.kind === kind)
  return (
    <ul className="legend quiet">
      <li>
        <svg viewBox="0 0 16 12" className="chart" aria-hidden="true">
          <rect className="is-came" width="16" height="12" />
        </svg>
        {say('came')}
      </li>
      {has('over') && (
        <li>
          <svg viewBox="0 0 16 12" className="chart" aria-hidden="true">
            <rect className="is-over" fill="url(#over)" x=".75" y=".75" width="14.5" height="10.5" />
          </svg>
          {say('over')}
        </li>
      )}
      {has('expected') && (
        <li>
          <svg viewBox="0 0 16 12" className="chart" aria-hidden="true">
            <rect className="is-expected" x=".5" y=".5" width="15" height="11" />
          </svg>
          {say('expected')}
        </li>
      )}
      <li>
        <svg viewBox="0 0 16 12" className="chart" aria-hidden="true">
          <path className="is-staff" d="M0 6h16" />
        </svg>
        {say('handled')}
      </li>
    </ul>
  )
}

function QuarterTable({ day, say, times }: Omit<Drawn, 'chart'>) {
  const isKnown = day.quarters.some((quarter) => quarter.usual !== null)
  return (
    <Table
      caption={say('tableName')}
      isCaptionHidden
      scrollLabel={say('tableName')}
      rows={day.quarters}
      rowKey={(row) => row.from}
      columns={[
        { key: 'from', head: say('quarter'), isRowHead: true, cell: (row) => times.clock(row.from) },
        { key: 'came', head: say('received'), isNumber: true, cell: (row) => (isAhead(row, day) ? '' : row.received) },
        {
          key: 'handled',
          head: say('handledHead'),
          isNumber: true,
          cell: (row) => (isAhead(row, day) ? '' : row.handled),
        },
        ...(isKnown
          ? [
              {
                key: 'usual',
                head: say('usualHead', { weekday: weekdayOf(day.day, times) }),
                isNumber: true,
                isQuiet: true,
                cell: (row: Day['quarters'][number]) => Math.round(row.usual ?? 0),
              },
            ]
          : []),
      ]}
    />
  )
}

function isAhead(row: Day['quarters'][number], day: Day): boolean {
  return Date.parse(row.from) > Date.parse(day.at)
}
