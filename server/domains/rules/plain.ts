import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  type FeelType,
  FeelTime,
  Func,
  isNumeral,
  MonthsDuration,
  numeral,
  Range,
  readDate,
  readDateTime,
  readDuration,
  readTime,
  type Value,
  writeValue,
} from './feel/index.ts'

/** What comes from forms and goes to pages: JSON. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

const DEEPEST = 40

/** JSON as FEEL has it. A text becomes a date, a time or a duration where such a one is wanted. */
export function fromPlain(plain: unknown, type: FeelType | null, depth = 0): Value {
  if (depth > DEEPEST) return null
  if (typeof plain === 'boolean') return plain
  if (typeof plain === 'number') return Number.isFinite(plain) ? numeral(plain) : null
  if (typeof plain === 'string') return fromText(plain, type)
  if (Array.isArray(plain)) {
    const of = listItems(type)
    return plain.map((each) => fromPlain(each, of, depth + 1))
  }
  if (typeof plain !== 'object' || plain === null) return null
  const members = contextMembers(type)
  return new Map(
    Object.entries(plain).map(([key, value]) => [key, fromPlain(value, members?.get(key) ?? null, depth + 1)]),
  )
}

function listItems(type: FeelType | null): FeelType | null {
  if (type?.kind === 'limited') return listItems(type.of)
  return type?.kind === 'list' ? type.of : type
}

function contextMembers(type: FeelType | null): ReadonlyMap<string, FeelType> | null {
  if (type?.kind === 'limited' || type?.kind === 'list') return contextMembers(type.of)
  return type?.kind === 'context' ? type.members : null
}

function fromText(text: string, type: FeelType | null): Value {
  if (type?.kind === 'limited' || type?.kind === 'list') return fromText(text, type.of)
  if (type?.kind !== 'simple') return text
  switch (type.name) {
    case 'date':
      return readDate(text)
    case 'time':
      return readTime(text)
    case 'date and time':
      return readDateTime(text)
    case 'days and time duration':
    case 'years and months duration':
      return readDuration(text)
    case 'number':
      return /^-?\d{1,34}(\.\d{1,34})?$/.test(text) ? numeral(text) : text
    case 'null':
    case 'boolean':
    case 'string':
      return text
  }
}

/** A value as JSON. A number that JSON's numbers cannot hold exactly is told as a text, as are dates, times and durations. */
export function toPlain(value: Value): Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (isNumeral(value)) {
    const plain = value.toNumber()
    return numeral(plain).equals(value) ? plain : value.toFixed()
  }
  if (Array.isArray(value)) return value.map(toPlain)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, toPlain(each)]))
  if (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof DaysDuration ||
    value instanceof MonthsDuration ||
    value instanceof Range ||
    value instanceof Func
  )
    return writeValue(value)
  return null
}
