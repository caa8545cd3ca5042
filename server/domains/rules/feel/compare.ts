import { instantNanos, nanosOfDay, standardOffset, dayNumber, wallNanos } from './calendar.ts'
import {
  type Context,
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  Func,
  isNumeral,
  kindOf,
  MonthsDuration,
  Range,
  type Value,
  type Zone,
} from './values.ts'

/** Whether two values are equal; null where they cannot be compared. Nothing but null equals null. */
export function equal(left: Value, right: Value): boolean | null {
  if (left === null || right === null) return left === right
  if (kindOf(left) !== kindOf(right)) return null
  if (Array.isArray(left)) return equalLists(left, right as Value[])
  if (left instanceof Map) return equalContexts(left, right as Context)
  if (left instanceof Range) return equalRanges(left, right as Range)
  if (left instanceof Func) return left === right
  if (left instanceof FeelTime) return equalTimes(left, right as FeelTime)
  if (left instanceof FeelDateTime) return equalDateTimes(left, right as FeelDateTime)
  return order(left, right) === 0
}

function equalLists(left: Value[], right: Value[]): boolean | null {
  return left.length === right.length && left.every((item, at) => equal(item, right[at] ?? null) === true)
}

function equalContexts(left: Context, right: Context): boolean {
  if (left.size !== right.size) return false
  for (const [key, value] of left) {
    if (!right.has(key) || equal(value, right.get(key) ?? null) !== true) return false
  }
  return true
}

function equalRanges(left: Range, right: Range): boolean {
  return (
    left.startIncluded === right.startIncluded &&
    left.endIncluded === right.endIncluded &&
    left.unequal === right.unequal &&
    equal(left.start, right.start) === true &&
    equal(left.end, right.end) === true
  )
}

function sameZoneKind(left: Zone | null, right: Zone | null): boolean {
  if (left === null || right === null) return left === right
  return 'name' in left === 'name' in right
}

function equalTimes(left: FeelTime, right: FeelTime): boolean {
  if (!sameZoneKind(left.zone, right.zone)) return false
  return nanosOfUtcDay(left) === nanosOfUtcDay(right)
}

function equalDateTimes(left: FeelDateTime, right: FeelDateTime): boolean {
  if (!sameZoneKind(left.time.zone, right.time.zone)) return false
  return (instantNanos(left) ?? wallNanos(left)) === (instantNanos(right) ?? wallNanos(right))
}

function nanosOfUtcDay(time: FeelTime): bigint {
  return nanosOfDay(time) - BigInt(time.zone ? Math.round(standardOffset(time.zone)) : 0) * 1_000_000_000n
}

const sign = (difference: bigint | number) => (difference > 0 ? 1 : difference < 0 ? -1 : 0)

/** Below zero if left comes first, zero if they stand together, above if right comes first; null if they have no order. */
export function order(left: Value, right: Value): number | null {
  if (isNumeral(left)) return isNumeral(right) ? left.comparedTo(right) : null
  if (typeof left === 'string') return typeof right === 'string' ? orderTexts(left, right) : null
  if (typeof left === 'boolean') return left === right ? 0 : typeof right === 'boolean' ? (left ? 1 : -1) : null
  if (left instanceof FeelDate && right instanceof FeelDate)
    return sign(dayNumber(left.year, left.month, left.day) - dayNumber(right.year, right.month, right.day))
  if (left instanceof FeelTime && right instanceof FeelTime) {
    if ((left.zone === null) !== (right.zone === null)) return null
    return sign(nanosOfUtcDay(left) - nanosOfUtcDay(right))
  }
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    const [one, other] = [instantNanos(left), instantNanos(right)]
    if ((one === null) !== (other === null)) return null
    return sign((one ?? wallNanos(left)) - (other ?? wallNanos(right)))
  }
  if (left instanceof DaysDuration && right instanceof DaysDuration) return sign(left.nanos - right.nanos)
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return sign(left.months - right.months)
  return null
}

/** By code point, as FEEL sorts: the same in every language and on every machine. */
function orderTexts(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)]
    if (one === other) continue
    const pairs = isSurrogate(one) !== isSurrogate(other)
    return pairs ? (isSurrogate(one) ? 1 : -1) : sign(one - other)
  }
  return sign(left.length - right.length)
}

const isSurrogate = (unit: number) => unit >= 0xd8_00 && unit <= 0xdf_ff

export type Comparison = '<' | '<=' | '>' | '>='

/** What the comparison signs say; null where the values have no order, as true and false have none. */
export function compare(sign: Comparison, left: Value, right: Value): boolean | null {
  if (typeof left === 'boolean') return null
  const found = order(left, right)
  if (found === null) return null
  switch (sign) {
    case '<':
      return found < 0
    case '<=':
      return found <= 0
    case '>':
      return found > 0
    case '>=':
      return found >= 0
  }
}

/** Whether a range has a value within it; null where they cannot be compared. */
export function within(range: Range, value: Value): boolean | null {
  if (range.unequal) {
    const same = equal(value, range.start)
    return same === null ? null : !same
  }
  if (value === null) return null
  if (range.start === null && range.end === null) return null
  const after = range.start === null ? true : compare(range.startIncluded ? '>=' : '>', value, range.start)
  const before = range.end === null ? true : compare(range.endIncluded ? '<=' : '<', value, range.end)
  if (after === null || before === null) return null
  return after && before
}
