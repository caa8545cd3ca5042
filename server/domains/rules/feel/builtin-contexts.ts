import type { BuiltIns } from './calls.ts'
import type { Context, Value } from './values.ts'

/** Adds what works on contexts. */
export function addContexts(all: BuiltIns): void {
  all.add('get value(m: context, key: string)', ([m, key]) => (m as Context).get(key as string) ?? null)
  all.add('get value(context: context, keys: list)', ([context, keys]) => deepGet(context!, keys as Value[]))
  all.add('get entries(m: context)', ([m]) =>
    [...(m as Context)].map(
      ([key, value]) =>
        new Map<string, Value>([
          ['key', key],
          ['value', value],
        ]),
    ),
  )
  all.add('context(entries: list)', ([entries]) => fromEntries(entries as Value[]))
  all.add('context put(context: context, key: string, value: any)', ([context, key, value]) =>
    new Map(context as Context).set(key as string, value!),
  )
  all.add('context put(context: context, keys: list, value: any)', ([context, keys, value]) =>
    deepPut(context!, keys as Value[], value!),
  )
  all.add('context merge(contexts: list)', ([contexts]) => merge(contexts as Value[]))
}

function deepGet(from: Value, keys: Value[]): Value {
  if (keys.length === 0) return null
  let value = from
  for (const key of keys) {
    if (typeof key !== 'string' || !(value instanceof Map)) return null
    value = value.get(key) ?? null
  }
  return value
}

function deepPut(into: Value, keys: Value[], value: Value): Value {
  const [key, ...rest] = keys
  if (typeof key !== 'string') return null
  if (!(into instanceof Map)) return null
  const inner = rest.length === 0 ? value : deepPut(into.get(key) ?? null, rest, value)
  if (rest.length > 0 && inner === null) return null
  return new Map(into).set(key, inner)
}

function fromEntries(entries: Value[]): Value {
  const made: Context = new Map()
  for (const entry of entries) {
    if (!(entry instanceof Map) || !entry.has('value')) return null
    const key = entry.get('key') ?? null
    if (typeof key !== 'string' || made.has(key)) return null
    made.set(key, entry.get('value') ?? null)
  }
  return made
}

function merge(contexts: Value[]): Value {
  const made: Context = new Map()
  for (const each of contexts) {
    if (!(each instanceof Map)) return null
    for (const [key, value] of each) made.set(key, value)
  }
  return made
}
