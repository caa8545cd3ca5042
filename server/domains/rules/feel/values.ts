import { Decimal } from 'decimal.js'
import type { Numeral } from './numeral.ts'
import type { Run } from './run.ts'
import type { FeelType } from './types.ts'

/** Everything a FEEL expression can be. A context is a Map, never an object: no key can reach a prototype. */
export type Value =
  | null
  | boolean
  | string
  | Numeral
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | Value[]
  | Context
  | Range
  | Func
export type Context = Map<string, Value>

/** Where on the earth a time is told: a fixed distance to UTC, or a named zone whose distance changes. */
export type Zone = { readonly offset: number } | { readonly name: string }

export class FeelDate {
  readonly year: number
  readonly month: number
  readonly day: number
  constructor(year: number, month: number, day: number) {
    this.year = year
    this.month = month
    this.day = day
  }
}

export class FeelTime {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nanos: number
  readonly zone: Zone | null
  constructor(hour: number, minute: number, second: number, nanos: number, zone: Zone | null) {
    this.hour = hour
    this.minute = minute
    this.second = second
    this.nanos = nanos
    this.zone = zone
  }
}

export class FeelDateTime {
  readonly date: FeelDate
  readonly time: FeelTime
  constructor(date: FeelDate, time: FeelTime) {
    this.date = date
    this.time = time
  }
}

/** Days and time duration, counted in nanoseconds. */
export class DaysDuration {
  readonly nanos: bigint
  constructor(nanos: bigint) {
    this.nanos = nanos
  }
}

/** Years and months duration, counted in months. */
export class MonthsDuration {
  readonly months: bigint
  constructor(months: bigint) {
    this.months = months
  }
}

/** An interval. An end that is null has no end on that side. `compared` is how it was written with a comparison sign. */
export class Range {
  readonly start: Value
  readonly end: Value
  readonly startIncluded: boolean
  readonly endIncluded: boolean
  readonly unequal: boolean
  constructor(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean, unequal = false) {
    this.start = start
    this.end = end
    this.startIncluded = startIncluded
    this.endIncluded = endIncluded
    this.unequal = unequal
  }
}

export type Parameter = { readonly name: string; readonly type: FeelType; readonly optional?: boolean }
export type Arguments = { readonly list: Value[] } | { readonly named: ReadonlyMap<string, Value> }

/** Something that can be called: built in, written in an expression, a business knowledge model or a decision service. */
export class Func {
  readonly parameters: readonly Parameter[] | null
  readonly result: FeelType | null
  readonly call: (given: Arguments, run: Run) => Value
  constructor(
    parameters: readonly Parameter[] | null,
    result: FeelType | null,
    call: (given: Arguments, run: Run) => Value,
  ) {
    this.parameters = parameters
    this.result = result
    this.call = call
  }
}

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'context'
  | 'range'
  | 'function'

/** What kind of value this is, by FEEL's names. */
export function kindOf(value: Value): Kind {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (value instanceof Decimal) return 'number'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Map) return 'context'
  if (value instanceof FeelDate) return 'date'
  if (value instanceof FeelTime) return 'time'
  if (value instanceof FeelDateTime) return 'date and time'
  if (value instanceof DaysDuration) return 'days and time duration'
  if (value instanceof MonthsDuration) return 'years and months duration'
  if (value instanceof Range) return 'range'
  return 'function'
}

/** Whether a value is a number. Numbers of every decimal constructor count, as the reader of a file may have its own. */
export function isNumeral(value: Value): value is Numeral {
  return value instanceof Decimal
}
