import type { Language } from '#platform/access/actor.ts'
import { say } from '#platform/text/language.ts'
import type { Plain } from './plain.ts'
import './texts.ts'

/** A value as people say it: ja, 1 000,5, 2 mars 2026. */
export function spoken(value: Plain, language: Language): string {
  if (value === null || value === '') return say(language, 'rules.nothing')
  if (typeof value === 'boolean') return say(language, value ? 'rules.yes' : 'rules.no')
  if (typeof value === 'number') return spokenNumber(value, language)
  if (typeof value === 'string') return spokenText(value, language)
  if (Array.isArray(value))
    return joined(
      value.map((each) => spoken(each, language)),
      'rules.and',
      language,
    )
  return Object.entries(value)
    .map(([key, each]) => `${key} ${spoken(each, language)}`)
    .join(', ')
}

function spokenNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 20 }).format(value)
}

function spokenText(text: string, language: Language): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!day) return text
  const date = new Date(`${text}T12:00:00Z`)
  return Number.isNaN(date.getTime())
    ? text
    : new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

const localeOf = (language: Language) => (language === 'sv' ? 'sv-SE' : 'en-GB')

/** Words put together: a, b eller c. */
function joined(words: readonly string[], with_: 'rules.or' | 'rules.and', language: Language): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${say(language, with_)} ${words.at(-1)}`
}

/** A table cell's test as people say it. What has no plain words stands as it was written. */
export function spokenTest(test: string, language: Language): string {
  const plain = test.trim()
  const not = /^not\s*\((.*)\)$/s.exec(plain)
  if (not) return say(language, 'rules.not', { tests: spokenTest(not[1]!, language) })
  return joined(
    alternatives(plain).map((each) => spokenAlternative(each, language)),
    'rules.or',
    language,
  )
}

/** The tests of a cell, parted at the commas that stand outside of texts and brackets. */
function alternatives(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '"' && text[at - 1] !== '\\') quoted = !quoted
    if (quoted) continue
    if (/[[({]/.test(sign)) depth++
    if (/[\])}]/.test(sign)) depth--
    if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)].map((each) => each.trim()).filter((each) => each !== '')
}

const numbers: Record<string, string> = {
  '<': 'rules.less',
  '<=': 'rules.at-most',
  '>': 'rules.more',
  '>=': 'rules.at-least',
}
const days: Record<string, string> = { '<': 'rules.before', '<=': 'rules.by', '>': 'rules.after', '>=': 'rules.from' }

function spokenAlternative(text: string, language: Language): string {
  const compared = /^(<=|>=|<|>)\s*(.+)$/s.exec(text)
  if (compared) {
    const words = /^(date|@)/.test(compared[2]!) ? days : numbers
    return say(language, words[compared[1]!]!, { value: spokenLiteral(compared[2]!, language) })
  }
  const range = /^([[(\]])(.+?)\.\.(.+)([\])[])$/s.exec(text)
  if (!range) return spokenLiteral(text, language)
  const [start, end] = [spokenLiteral(range[2]!, language), spokenLiteral(range[3]!, language)]
  if (range[1] === '[' && range[4] === ']') return say(language, 'rules.between', { start, end })
  const low = range[1] === '[' ? 'rules.at-least' : 'rules.over-start'
  const high = range[4] === ']' ? 'rules.at-most' : 'rules.under-end'
  const both = [say(language, low, { value: start, start }), say(language, high, { value: end, end })]
  return joined(both, 'rules.and', language)
}

function spokenLiteral(text: string, language: Language): string {
  const plain = text.trim()
  if (plain === 'true' || plain === 'false') return spoken(plain === 'true', language)
  if (plain === 'null') return spoken(null, language)
  if (/^-?\d+(\.\d+)?$/.test(plain)) return spokenNumber(Number(plain), language)
  const quoted = /^(?:date\s*\(\s*|@\s*)?"((?:[^"\\]|\\.)*)"\s*\)?$/s.exec(plain)
  return quoted ? spokenText(quoted[1]!, language) : plain
}
