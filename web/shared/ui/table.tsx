import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface Column<Row> {
  key: string
  head: ReactNode
  /** The head is for screen readers only. */
  isHeadHidden?: boolean | undefined
  cell: (row: Row) => ReactNode
  /** Figures: tabular, at the end of the cell. */
  isNumber?: boolean | undefined
  /** This column names the row. */
  isRowHead?: boolean | undefined
  /** Beside the point: yesterday's figure, a reference. */
  isQuiet?: boolean | undefined
}

export interface TableProps<Row> {
  caption: ReactNode
  isCaptionHidden?: boolean | undefined
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  /** The last, summing row. */
  sum?: Row | undefined
  /** Shown in place of the rows when there are none. */
  empty?: ReactNode
  /** For a wide table: the name of the frame it scrolls in, so that it can be scrolled by keyboard. */
  scrollLabel?: string | undefined
  /** The frame is low, and scrolls up and down too. */
  isLow?: boolean | undefined
  className?: string | undefined
}

/** A table with caption, heads for columns and rows, and figures that line up. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, sum } = props
  if (rows.length === 0 && props.empty) return props.empty
  const table = (
    <table className={classNames('table', props.className)}>
      <caption>{props.isCaptionHidden ? <span className="hidden-text">{caption}</span> : caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, head, isHeadHidden, isNumber }) => (
            <th key={key} scope="col" className={isNumber ? 'is-number' : undefined}>
              {isHeadHidden ? <span className="hidden-text">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Cells key={props.rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
      {sum !== undefined && (
        <tfoot>
          <Cells row={sum} columns={columns} />
        </tfoot>
      )}
    </table>
  )
  if (props.scrollLabel === undefined) return table
  return (
    <section
      className={classNames('scroll', props.isLow && 'is-low')}
      aria-label={props.scrollLabel}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {table}
    </section>
  )
}

function Cells<Row>({ row, columns }: { row: Row; columns: Column<Row>[] }) {
  return (
    <tr>
      {columns.map(({ key, cell, isNumber, isRowHead, isQuiet }) => {
        const className = classNames(isNumber && 'is-number', isQuiet && 'quiet')
        return isRowHead ? (
          <th key={key} scope="row" className={className}>
            {cell(row)}
          </th>
        ) : (
          <td key={key} className={className}>
            {cell(row)}
          </td>
        )
      })}
    </tr>
  )
}
