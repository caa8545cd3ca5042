import {
  addMonths,
  dateOfDay,
  dateTimeOfWall,
  dayNumber,
  instantNanos,
  NANOS_PER_DAY,
  nanosOfDay,
  standardOffset,
  timeOfDay,
  wallNanos,
} from './calendar.ts'
import { finite, numeral, Numeral } from './numeral.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, isNumeral, MonthsDuration, type Value } from './values.ts'

/** The longest duration that is counted with: more than the calendar can tell. */
const LONGEST = 10n ** 27n
const isDuration = (value: Value) => value instanceof DaysDuration || value instanceof MonthsDuration

/** left + right; null where FEEL has no sum. */
export function add(left: Value, right: Value): Value {
  if (isNumeral(left) && isNumeral(right)) return finite(Numeral.add(left, right))
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (isDuration(left) && !isDuration(right)) return move(right, left, 1n)
  if (left instanceof DaysDuration && right instanceof DaysDuration) return days(left.nanos + right.nanos)
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return months(left.months + right.months)
  return move(left, right, 1n)
}

/** left - right; null where FEEL has no difference. */
export function subtract(left: Value, right: Value): Value {
  if (isNumeral(left) && isNumeral(right)) return finite(Numeral.sub(left, right))
  if (left instanceof DaysDuration && right instanceof DaysDuration) return days(left.nanos - right.nanos)
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return months(left.months - right.months)
  if (isDuration(right)) return move(left, right, -1n)
  return between(left, right)
}

/** left * right: numbers, and durations with numbers. */
export function multiply(left: Value, right: Value): Value {
  if (isNumeral(left) && isNumeral(right)) return finite(Numeral.mul(left, right))
  if (isNumeral(left)) return scale(right, left)
  return isNumeral(right) ? scale(left, right) : null
}

/** left / right: numbers, durations by numbers, durations by durations of the same kind. */
export function divide(left: Value, right: Value): Value {
  if (isNumeral(left) && isNumeral(right)) return right.isZero() ? null : finite(Numeral.div(left, right))
  if (left instanceof DaysDuration && right instanceof DaysDuration)
    return right.nanos === 0n ? null : Numeral.div(numeral(left.nanos), numeral(right.nanos))
  if (left instanceof MonthsDuration && right instanceof MonthsDuration)
    return right.months === 0n ? null : Numeral.div(numeral(left.months), numeral(right.months))
  if (!isNumeral(right) || right.isZero()) return null
  if (left instanceof DaysDuration) return days(toBig(numeral(left.nanos).div(right)))
  if (left instanceof MonthsDuration) return months(toBig(numeral(left.months).div(right)))
  return null
}

/** left raised to right. */
export function power(left: Value, right: Value): Value {
  if (!isNumeral(left) || !isNumeral(right)) return null
  if (right.abs().greaterThan(100_000)) return null
  return finite(Numeral.pow(left, right))
}

/** The value with its sign turned. */
export function negate(value: Value): Value {
  if (isNumeral(value)) return value.negated()
  if (value instanceof DaysDuration) return days(-value.nanos)
  if (value instanceof MonthsDuration) return months(-value.months)
  return null
}

function toBig(value: Numeral): bigint | null {
  const rounded = value.trunc()
  return rounded.isFinite() && rounded.abs().lessThan(1e27) ? BigInt(rounded.toFixed()) : null
}

function days(nanos: bigint | null): DaysDuration | null {
  return nanos === null || nanos > LONGEST || nanos < -LONGEST ? null : new DaysDuration(nanos)
}

function months(count: bigint | null): MonthsDuration | null {
  return count === null || count > LONGEST || count < -LONGEST ? null : new MonthsDuration(count)
}

function scale(value: Value, by: Numeral): Value {
  if (value instanceof DaysDuration) return days(toBig(numeral(value.nanos).mul(by)))
  if (value instanceof MonthsDuration) return months(toBig(numeral(value.months).mul(by)))
  return null
}

/** A date or time moved by a duration. A date moved by hours goes by the days they fill. */
function move(from: Value, by: Value, direction: 1n | -1n): Value {
  if (by instanceof MonthsDuration) {
    if (from instanceof FeelDate) return addMonths(from, by.months * direction)
    if (!(from instanceof FeelDateTime)) return null
    const date = addMonths(from.date, by.months * direction)
    return date && new FeelDateTime(date, from.time)
  }
  if (!(by instanceof DaysDuration)) return null
  const nanos = by.nanos * direction
  if (from instanceof FeelTime) return timeOfDay(nanosOfDay(from) + nanos, from.zone)
  if (from instanceof FeelDateTime) return dateTimeOfWall(wallNanos(from) + nanos, from.time.zone)
  if (!(from instanceof FeelDate)) return null
  const start = BigInt(dayNumber(from.year, from.month, from.day)) * NANOS_PER_DAY + nanos
  const inDay = ((start % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY
  return dateOfDay(Number((start - inDay) / NANOS_PER_DAY))
}

/** The time between two dates or times. A date among date-times is its midnight in UTC. */
function between(left: Value, right: Value): Value {
  if (left instanceof FeelTime && right instanceof FeelTime) {
    if ((left.zone === null) !== (right.zone === null)) return null
    return days(utcOfDay(left) - utcOfDay(right))
  }
  const mixed = left instanceof FeelDate !== right instanceof FeelDate
  const [one, other] = [asDateTime(left, mixed), asDateTime(right, mixed)]
  if (!one || !other) return null
  const [from, to] = [instantNanos(one), instantNanos(other)]
  if (from !== null && to !== null) return days(from - to)
  // A time that does not say where it is told cannot be compared with one that does.
  return from === null && to === null ? days(wallNanos(one) - wallNanos(other)) : null
}

function utcOfDay(time: FeelTime): bigint {
  return nanosOfDay(time) - BigInt(time.zone ? Math.round(standardOffset(time.zone)) : 0) * 1_000_000_000n
}

function asDateTime(value: Value, inUtc: boolean): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value
  const midnight = new FeelTime(0, 0, 0, 0, inUtc ? { offset: 0 } : null)
  return value instanceof FeelDate ? new FeelDateTime(value, midnight) : null
}
