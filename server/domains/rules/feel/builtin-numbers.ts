import type { BuiltIns } from './calls.ts'
import { order } from './compare.ts'
import { finite, numeral, Numeral, truncated } from './numeral.ts'
import { DaysDuration, isNumeral, MonthsDuration, type Value } from './values.ts'

/** As many digits after the point as decimal128 can have. */
const MOST_DIGITS = 6176
const FEWEST_DIGITS = -6111

/** Adds what counts with numbers. */
export function addNumbers(all: BuiltIns): void {
  rounding(all)
  all.add('abs(n: number|days and time duration|years and months duration)', ([n]) => absolute(n!))
  all.add('modulo(dividend: number, divisor: number)', ([dividend, divisor]) =>
    pair(dividend, divisor, (one, other) =>
      other.isZero() ? null : finite(one.sub(other.mul(one.div(other).floor()))),
    ),
  )
  all.add('sqrt(number: number)', ([n]) =>
    single(n, (each) => (each.isNegative() && !each.isZero() ? null : each.sqrt())),
  )
  all.add('log(number: number)', ([n]) => single(n, (each) => (each.greaterThan(0) ? each.ln() : null)))
  all.add('exp(number: number)', ([n]) =>
    single(n, (each) => (each.abs().greaterThan(14_000) ? null : Numeral.exp(each))),
  )
  all.add('odd(number: number)', ([n]) => parity(n!, 1))
  all.add('even(number: number)', ([n]) => parity(n!, 0))
  all.add('number(from: string|number)', ([from]) => readNumber(from!, null, null))
  all.add('number(from: string, grouping separator?: string, decimal separator?: string)', ([from, group, point]) =>
    readNumber(from!, group ?? null, point ?? null),
  )
  aggregates(all)
}

function single(value: Value | undefined, work: (value: Numeral) => Numeral | null): Value {
  const made = isNumeral(value ?? null) ? work(new Numeral(value as Numeral)) : null
  return made && finite(made)
}

function pair(one: Value | undefined, other: Value | undefined, work: (one: Numeral, other: Numeral) => Value): Value {
  return isNumeral(one ?? null) && isNumeral(other ?? null)
    ? work(new Numeral(one as Numeral), new Numeral(other as Numeral))
    : null
}

function rounding(all: BuiltIns): void {
  const modes = {
    'decimal(n: number, scale: number)': Numeral.ROUND_HALF_EVEN,
    'round up(n: number, scale: number)': Numeral.ROUND_UP,
    'round down(n: number, scale: number)': Numeral.ROUND_DOWN,
    'round half up(n: number, scale: number)': Numeral.ROUND_HALF_UP,
    'round half down(n: number, scale: number)': Numeral.ROUND_HALF_DOWN,
    'floor(n: number, scale?: number)': Numeral.ROUND_FLOOR,
    'ceiling(n: number, scale?: number)': Numeral.ROUND_CEIL,
  } as const
  for (const [signature, mode] of Object.entries(modes))
    all.add(signature, ([n, scale]) => rounded(n!, scale ?? null, mode))
}

/** A number with so many digits after the point; fewer than none round to tens and hundreds. */
function rounded(value: Value, scale: Value, mode: (typeof Numeral)['rounding']): Value {
  if (!isNumeral(value)) return null
  const digits = scale === null ? 0 : isNumeral(scale) ? truncated(scale) : null
  if (digits === null || digits > MOST_DIGITS || digits < FEWEST_DIGITS) return null
  if (digits >= 0) return finite(new Numeral(value).toDecimalPlaces(digits, mode))
  const unit = new Numeral(10).pow(-digits)
  return finite(new Numeral(value).div(unit).toDecimalPlaces(0, mode).mul(unit))
}

function absolute(value: Value): Value {
  if (isNumeral(value)) return value.abs()
  if (value instanceof DaysDuration) return value.nanos < 0n ? new DaysDuration(-value.nanos) : value
  if (value instanceof MonthsDuration) return value.months < 0n ? new MonthsDuration(-value.months) : value
  return null
}

function parity(value: Value, wanted: 0 | 1): Value {
  return isNumeral(value) && value.isInteger() ? value.mod(2).abs().equals(wanted) : isNumeral(value) ? false : null
}

/** A number written with whatever sign between thousands and before decimals. */
function readNumber(from: Value, group: Value, point: Value): Value {
  if (isNumeral(from)) return from
  if (typeof from !== 'string') return null
  if (group !== null && ![' ', ',', '.'].includes(group as string)) return null
  if (point !== null && !['.', ','].includes(point as string)) return null
  if (group !== null && group === (point ?? '.')) return null
  const bare = group === null ? from : from.split(group as string).join('')
  if (point === ',' && bare.includes('.')) return null
  const plain = point === ',' ? bare.replace(',', '.') : bare
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/.test(plain) ? finite(numeral(plain)) : null
}

function numbersOf(list: Value): Numeral[] | null {
  return Array.isArray(list) && list.every(isNumeral) ? list.map((each) => new Numeral(each as Numeral)) : null
}

function aggregates(all: BuiltIns): void {
  const ofNumbers = (signature: string, empty: Value, work: (numbers: Numeral[]) => Value) =>
    all.add(signature, ([list]) => {
      const numbers = numbersOf(list ?? null)
      return numbers && (numbers.length === 0 ? empty : work(numbers))
    })
  ofNumbers('sum(...list: any)', null, (numbers) => finite(total(numbers)))
  ofNumbers('product(...list: any)', null, (numbers) => finite(numbers.reduce((one, other) => one.mul(other))))
  ofNumbers('mean(...list: any)', null, (numbers) => finite(total(numbers).div(numbers.length)))
  ofNumbers('median(...list: any)', null, median)
  ofNumbers('stddev(...list: any)', null, deviation)
  ofNumbers('mode(...list: any)', [], mostOften)
  all.add('min(...list: any)', ([list]) => extreme(list ?? null, -1))
  all.add('max(...list: any)', ([list]) => extreme(list ?? null, 1))
}

/** The sum of numbers. */
export function total(numbers: readonly Numeral[]): Numeral {
  return numbers.reduce((one, other) => one.add(other), new Numeral(0))
}

function median(numbers: Numeral[]): Value {
  const sorted = numbers.toSorted((one, other) => one.comparedTo(other))
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!.add(sorted[middle]!).div(2)
}

function deviation(numbers: Numeral[]): Value {
  if (numbers.length < 2) return null
  const mean = total(numbers).div(numbers.length)
  const squares = numbers.map((each) => each.sub(mean).pow(2))
  return finite(
    total(squares)
      .div(numbers.length - 1)
      .sqrt(),
  )
}

function mostOften(numbers: Numeral[]): Value {
  const counts = new Map<string, { value: Numeral; count: number }>()
  for (const value of numbers) {
    const key = value.toFixed()
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count))
  return [...counts.values()]
    .filter(({ count }) => count === most)
    .map(({ value }) => value)
    .toSorted((one, other) => one.comparedTo(other))
}

/** The first or last of values that have an order; null if they have none. */
export function extreme(list: Value, direction: 1 | -1): Value {
  if (!Array.isArray(list) || list.length === 0) return null
  let best = list[0] ?? null
  if (order(best, best) === null) return null
  for (const value of list) {
    const found = order(value, best)
    if (found === null) return null
    if (found * direction > 0) best = value
  }
  return best
}
