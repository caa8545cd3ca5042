import { finite, numeral } from './numeral.ts'
import { readDate, readDateTime, readDuration, readTime } from './temporal-text.ts'
import type { Value } from './values.ts'

/** The value of a number as it stands in an expression. */
export function numberLiteral(text: string): Value {
  return finite(numeral(text.replace(/\s+/g, '')))
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }

/** The text between quotation marks, its escapes resolved. */
export function stringLiteral(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (whole, four?: string, six?: string, one?: string) => {
      if (four ?? six) {
        const code = Number.parseInt((four ?? six)!, 16)
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
      }
      return escapes[one!] ?? whole
    })
}

/** What stands after the sign @: a date, a time, both, or a duration. */
export function atLiteral(text: string): Value {
  if (/^-?P/.test(text)) return readDuration(text)
  if (/^\d{2}:/.test(text)) return readTime(text)
  return text.includes('T') ? readDateTime(text) : readDate(text)
}
