import { NANOS_PER_DAY, offsetAt, standardOffset, weekday } from './calendar.ts'
import { nameKey } from './names.ts'
import { numeral } from './numeral.ts'
import {
  type Context,
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  Range,
  type Value,
} from './values.ts'

/** What stands after a point; undefined if the value has nothing of that name. Of a list, that of each of its items. */
export function propertyOf(value: Value, name: string): Value | undefined {
  if (Array.isArray(value)) return value.map((each) => propertyOf(each, name) ?? null)
  if (value instanceof Map) return memberOf(value, name)
  if (value instanceof FeelDate) return ofDate(value, name)
  if (value instanceof FeelTime) return ofTime(value, null, name)
  if (value instanceof FeelDateTime) return ofDate(value.date, name) ?? ofTime(value.time, value, name)
  if (value instanceof DaysDuration) return ofDays(value, name)
  if (value instanceof MonthsDuration) return ofMonths(value, name)
  return value instanceof Range ? ofRange(value, name) : undefined
}

/** A context's entry. Its name may be spaced in another way where it is used. */
export function memberOf(context: Context, name: string): Value | undefined {
  const found = context.get(name)
  if (found !== undefined) return found
  const key = nameKey(name)
  for (const [each, value] of context) if (nameKey(each) === key) return value
  return undefined
}

function ofDate(date: FeelDate, name: string): Value | undefined {
  switch (name) {
    case 'year':
      return numeral(date.year)
    case 'month':
      return numeral(date.month)
    case 'day':
      return numeral(date.day)
    case 'weekday':
      return numeral(weekday(date))
    default:
      return undefined
  }
}

function ofTime(time: FeelTime, within: FeelDateTime | null, name: string): Value | undefined {
  switch (name) {
    case 'hour':
      return numeral(time.hour)
    case 'minute':
      return numeral(time.minute)
    case 'second':
      return numeral(time.second)
    case 'time offset': {
      if (!time.zone) return null
      const seconds = within ? offsetAt(time.zone, within) : standardOffset(time.zone)
      return new DaysDuration(BigInt(Math.round(seconds)) * 1_000_000_000n)
    }
    case 'timezone':
      return time.zone && 'name' in time.zone ? time.zone.name : null
    default:
      return undefined
  }
}

function ofDays({ nanos }: DaysDuration, name: string): Value | undefined {
  const seconds = nanos / 1_000_000_000n
  switch (name) {
    case 'days':
      return numeral(nanos / NANOS_PER_DAY)
    case 'hours':
      return numeral((seconds / 3600n) % 24n)
    case 'minutes':
      return numeral((seconds / 60n) % 60n)
    case 'seconds':
      return numeral(nanos % 60_000_000_000n).div(1_000_000_000)
    default:
      return undefined
  }
}

function ofMonths({ months }: MonthsDuration, name: string): Value | undefined {
  if (name === 'years') return numeral(months / 12n)
  return name === 'months' ? numeral(months % 12n) : undefined
}

function ofRange(range: Range, name: string): Value | undefined {
  switch (name) {
    case 'start':
      return range.start
    case 'end':
      return range.end
    case 'start included':
      return range.startIncluded
    case 'end included':
      return range.endIncluded
    default:
      return undefined
  }
}
