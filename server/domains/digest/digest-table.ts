import { type Language } from '#platform/access/actor.ts'
import { say } from '#platform/text/language.ts'
import type { DigestContent } from './contract.ts'

/** A digest as a table for a spreadsheet: semicolons and a byte-order mark, as Swedish ones expect. */
export function digestTableText(content: DigestContent, language: Language): string {
  const told = (code: string) => say(language, `digest.table-${code}`)
  const { handOversIn, handOversOut } = content
  const handOvers = (name: string, sums: DigestContent['handOversOut']) =>
    (
      ['offered', 'accepted', 'returned', 'silent', 'waiting', 'acceptMinutes', 'answered', 'answerMinutes'] as const
    ).map((key) => [name, told(key), sums[key], null, null])
  const lines = [
    [told('group'), told('name'), told('count'), told('usual'), told('direct')],
    [told('all'), '', content.received, content.usual, content.direct],
    ...content.services.map((row) => [told('service'), row.name, row.received, row.usual, row.direct]),
    ...handOvers(told('in'), handOversIn),
    ...handOvers(told('out'), handOversOut),
    ...content.webPages.map((row) => [told('web'), `${row.address} (${row.service})`, row.count, null, null]),
    ...(content.answers?.gaps ?? []).map((row) => [
      told('gap'),
      `${row.service ?? ''} ${row.words}`.trim(),
      row.count,
      null,
      null,
    ]),
    ...(content.answers?.due ?? []).map((row) => [told('due'), `${row.title} ${row.reviewBy}`, null, null, null]),
  ]
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}

/** One cell. Words are quoted, and a sign a spreadsheet would take for a formula is kept from meaning one. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
