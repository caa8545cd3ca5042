/**
 * A value as JSON text that PostgreSQL's jsonb takes, otherwise as it was: without NUL, and half a surrogate pair becomes U+FFFD.
 * For what is kept as typed; what is read by others is cleaned (clean-text.ts).
 */
export function storableJson(value: unknown): string {
  return JSON.stringify(storable(value))
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [storableText(key), storable(held)]))
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

/** Whether a value of unknown shape is nested at most so deep. Looks without recursion: what came over the network may be endlessly deep. */
export function isShallow(value: unknown, deepest: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return true
}
