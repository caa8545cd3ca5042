import { Decimal } from 'decimal.js'
import { writeDate, writeDateTime, writeDays, writeMonths, writeTime } from './temporal-text.ts'
import {
  type Context,
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  Func,
  MonthsDuration,
  Range,
  type Value,
} from './values.ts'

/** A value as FEEL's `string` writes it. A text stands as it is, but within lists and contexts in quotation marks. */
export function writeValue(value: Value, inside = false): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return inside ? JSON.stringify(value) : value
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Decimal) return value.toFixed()
  if (value instanceof FeelDate) return writeDate(value)
  if (value instanceof FeelTime) return writeTime(value)
  if (value instanceof FeelDateTime) return writeDateTime(value)
  if (value instanceof DaysDuration) return writeDays(value)
  if (value instanceof MonthsDuration) return writeMonths(value)
  if (Array.isArray(value)) return `[${value.map((each) => writeValue(each, true)).join(', ')}]`
  if (value instanceof Map) return writeContext(value)
  if (value instanceof Range) return writeRange(value)
  return writeFunction(value)
}

function writeContext(value: Context): string {
  const entries = [...value].map(([key, each]) => `${writeKey(key)}: ${writeValue(each, true)}`)
  return `{${entries.join(', ')}}`
}

function writeKey(key: string): string {
  return /^[\p{L}_?][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key)
}

function writeRange({ start, end, startIncluded, endIncluded, unequal }: Range): string {
  const side = (value: Value) => writeValue(value, true)
  if (unequal) return `!= ${side(start)}`
  return `${startIncluded ? '[' : '('}${side(start)}..${side(end)}${endIncluded ? ']' : ')'}`
}

function writeFunction({ parameters }: Func): string {
  return `function(${(parameters ?? []).map(({ name }) => name).join(', ')})`
}
