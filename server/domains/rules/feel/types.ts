import { FeelDate, FeelDateTime, FeelTime, Func, kindOf, Range, type Kind, type Value } from './values.ts'

/** What a value may be. 'limited' is a type whose values must also pass a test, as an item definition's allowed values. */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: 'simple'; readonly name: Exclude<Kind, 'list' | 'context' | 'range' | 'function'> }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly members: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[] | null; readonly result: FeelType | null }
  | { readonly kind: 'either'; readonly of: readonly FeelType[] }
  | { readonly kind: 'limited'; readonly of: FeelType; readonly allows: (value: Value) => boolean }
  | { readonly kind: 'unknown'; readonly name: string }

export const anyType: FeelType = { kind: 'any' }
export const anyContext: FeelType = { kind: 'context', members: new Map() }
export const anyList: FeelType = { kind: 'list', of: anyType }
export const anyFunction: FeelType = { kind: 'function', parameters: null, result: null }

const simple: Record<string, Exclude<Kind, 'list' | 'context' | 'range' | 'function'>> = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  null: 'null',
  Null: 'null',
}

/** FEEL's own type of a name, in the spellings of all versions of the standard; null if the name is no such type. */
export function builtInType(name: string): FeelType | null {
  const plain = name.replace(/^feel:/, '').trim()
  if (plain === 'Any' || plain === 'any') return anyType
  if (plain === 'context') return anyContext
  if (plain === 'list') return anyList
  if (plain === 'range') return { kind: 'range', of: anyType }
  if (plain === 'function') return anyFunction
  if (plain === 'duration')
    return { kind: 'either', of: [simpleType('days and time duration'), simpleType('years and months duration')] }
  const kind = Object.hasOwn(simple, plain) ? simple[plain] : undefined
  return kind ? simpleType(kind) : null
}

/** The type of one of the kinds that have no parts. */
export function simpleType(name: Exclude<Kind, 'list' | 'context' | 'range' | 'function'>): FeelType {
  return { kind: 'simple', name }
}

/** Whether a value is of a type. Null is of no type but null. `limits` says whether allowed values count. */
export function isOf(value: Value, type: FeelType, limits = true): boolean {
  switch (type.kind) {
    case 'any':
      return value !== null
    case 'simple':
      return kindOf(value) === type.name
    case 'list':
      return Array.isArray(value) && value.every((item) => fits(item, type.of, limits))
    case 'range':
      return value instanceof Range && fits(value.start, type.of, limits) && fits(value.end, type.of, limits)
    case 'context':
      if (!(value instanceof Map)) return false
      for (const [name, of] of type.members) {
        if (!value.has(name) || !fits(value.get(name) ?? null, of, limits)) return false
      }
      return true
    case 'function':
      return value instanceof Func && functionIs(value, type)
    case 'either':
      return type.of.some((each) => isOf(value, each, limits))
    case 'limited':
      return isOf(value, type.of, limits) && (!limits || type.allows(value))
    case 'unknown':
      return false
  }
}

/** Whether a value may stand where a type is wanted: null may stand everywhere, unless allowed values leave it out. */
function fits(value: Value, type: FeelType, limits: boolean): boolean {
  return value === null || isOf(value, type, limits)
}

function functionIs(value: Func, type: FeelType & { kind: 'function' }): boolean {
  if (type.parameters === null) return true
  const { parameters } = value
  if (parameters !== null) {
    if (parameters.length !== type.parameters.length) return false
    // What may be given must be at least what is wanted.
    if (!type.parameters.every((given, at) => conforms(given, parameters[at]!.type))) return false
  }
  return type.result === null || value.result === null || conforms(value.result, type.result)
}

/** Whether every value of one type is of another. */
export function conforms(one: FeelType, other: FeelType): boolean {
  if (other.kind === 'any') return true
  if (one.kind === 'limited') return conforms(one.of, other)
  if (other.kind === 'limited') return conforms(one, other.of)
  if (other.kind === 'either') return other.of.some((each) => conforms(one, each))
  if (one.kind === 'either') return one.of.every((each) => conforms(each, other))
  if (one.kind === 'simple') return one.name === 'null' || (other.kind === 'simple' && one.name === other.name)
  if (one.kind === 'list') return other.kind === 'list' && conforms(one.of, other.of)
  if (one.kind === 'range') return other.kind === 'range' && conforms(one.of, other.of)
  if (one.kind === 'context')
    return (
      other.kind === 'context' &&
      [...other.members].every(([name, of]) => one.members.has(name) && conforms(one.members.get(name)!, of))
    )
  if (one.kind === 'function' && other.kind === 'function') {
    if (other.parameters === null) return true
    if (one.parameters === null || one.parameters.length !== other.parameters.length) return false
    const parameters = one.parameters
    return (
      other.parameters.every((each, at) => conforms(each, parameters[at]!)) &&
      (one.result === null || other.result === null || conforms(one.result, other.result))
    )
  }
  return false
}

/**
 * The value as a type wants it: itself, out of or into a list of one, a date as its midnight in UTC.
 * Undefined if it cannot be that; the caller makes null of it, and a warning.
 */
export function convert(value: Value, type: FeelType): Value | undefined {
  if (value === null) return null
  if (isOf(value, type)) return value
  if (Array.isArray(value) && value.length === 1 && !isListType(type)) return convert(value[0] ?? null, type)
  if (isListType(type) && !Array.isArray(value)) return isOf([value], type) ? [value] : undefined
  if (value instanceof FeelDate && isDateTimeType(type))
    return new FeelDateTime(value, new FeelTime(0, 0, 0, 0, { offset: 0 }))
  return undefined
}

function isListType(type: FeelType): boolean {
  return type.kind === 'list' || (type.kind === 'limited' && isListType(type.of))
}

function isDateTimeType(type: FeelType): boolean {
  return type.kind === 'limited' ? isDateTimeType(type.of) : type.kind === 'simple' && type.name === 'date and time'
}
