import type { BuiltIns } from './calls.ts'
import { truncated } from './numeral.ts'
import { numeral, type Numeral } from './numeral.ts'
import { matches, parts, replaced } from './patterns.ts'
import { writeValue } from './text.ts'
import type { Value } from './values.ts'

/** Adds what works on texts. Lengths and places are counted in characters as people see code points, not in JavaScript's halves. */
export function addTexts(all: BuiltIns): void {
  const add = (signature: string, work: (...texts: string[]) => Value) =>
    all.add(signature, (values) => work(...(values as string[])))
  all.add('string(from: any)', ([from]) => (from === null ? null : writeValue(from!)))
  add('string length(string: string)', (text) => numeral(pointsOf(text).length))
  add('upper case(string: string)', (text) => text.toUpperCase())
  add('lower case(string: string)', (text) => text.toLowerCase())
  add('contains(string: string, match: string)', (text, match) => text.includes(match))
  add('starts with(string: string, match: string)', (text, match) => text.startsWith(match))
  add('ends with(string: string, match: string)', (text, match) => text.endsWith(match))
  add('substring before(string: string, match: string)', (text, match) =>
    text.includes(match) ? text.slice(0, text.indexOf(match)) : '',
  )
  add('substring after(string: string, match: string)', (text, match) =>
    text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
  )
  all.add('substring(string: string, start position: number, length?: number)', ([text, start, length]) =>
    substring(text as string, start as Numeral, (length ?? null) as Numeral | null),
  )
  all.add('matches(input: string, pattern: string, flags?: string)', ([input, pattern, flags], run) =>
    matches(input as string, pattern as string, (flags ?? '') as string, run),
  )
  all.add(
    'replace(input: string, pattern: string, replacement: string, flags?: string)',
    ([input, pattern, replacement, flags], run) =>
      replaced(input as string, pattern as string, replacement as string, (flags ?? '') as string, run),
  )
  all.add('split(string: string, delimiter: string)', ([text, delimiter], run) =>
    parts(text as string, delimiter as string, run),
  )
  all.add('string join(list: list, delimiter?: string)', ([list, delimiter]) => join(list as Value[], delimiter ?? ''))
}

function pointsOf(text: string): string[] {
  return Array.from(text)
}

function substring(text: string, start: Numeral, length: Numeral | null): Value {
  const points = pointsOf(text)
  const from = truncated(start)
  const count = length === null ? points.length : truncated(length)
  if (from === null || count === null || from === 0 || Math.abs(from) > points.length || count < 1) return null
  const at = from > 0 ? from - 1 : points.length + from
  return points.slice(at, at + count).join('')
}

function join(list: Value[], delimiter: Value): Value {
  const texts = list.filter((each) => each !== null)
  return texts.every((each) => typeof each === 'string') ? texts.join(delimiter as string) : null
}
