import type { Language } from '#platform/access/actor.ts'
import { say } from '#platform/text/language.ts'
import { spoken, spokenTest } from './plain-words.ts'
import './texts.ts'
import type { Trace, TraceRow, TraceStep, TraceTable } from './trace.ts'

/**
 * The reasons of a decision in plain words, a line each: what was decided, why at every step, and by which rules.
 * A rule's own words come from its annotations: from the column named by the language (`sv`, `en`, or `Skäl (sv)`),
 * else from one that names no language. A rule without words is told by its conditions.
 */
export function explain(trace: Trace, language: Language): string {
  const lines = [say(language, 'rules.outcome', { decision: trace.decision, result: resultOf(trace, language) })]
  if (!trace.complete) lines.push(say(language, 'rules.not-decided'))
  else {
    const reasons = trace.steps.flatMap((step) => reasonsOf(step, language))
    if (reasons.length > 0) lines.push(say(language, 'rules.because'))
    lines.push(...[...new Set(reasons)].map((reason) => say(language, 'rules.reason', { reason })))
  }
  lines.push(say(language, 'rules.version', { model: trace.model, version: trace.version.slice(0, 12) }))
  return lines.join('\n')
}

function resultOf({ result }: Trace, language: Language): string {
  return result === null ? say(language, 'rules.none') : spoken(result, language)
}

function reasonsOf({ tables }: TraceStep, language: Language): string[] {
  return tables.flatMap((table) => tableReasons(table, language))
}

function tableReasons(table: TraceTable, language: Language): string[] {
  const { rows, hitPolicy } = table
  if (table.otherwise) return [say(language, 'rules.otherwise', { result: spoken(table.result, language) })]
  if (rows.length === 0) return [say(language, 'rules.no-rule')]
  const clash = (hitPolicy === 'UNIQUE' || hitPolicy === 'ANY') && rows.length > 1 && table.result === null
  const reasons = rows.map((row) => reasonOf(row, language))
  return clash ? [say(language, 'rules.several-rules'), ...reasons] : reasons
}

/** A rule's own words, or what it looked at. */
function reasonOf(row: TraceRow, language: Language): string {
  return annotationIn(row, language) ?? row.description ?? conditionsOf(row, language)
}

function annotationIn({ annotations }: TraceRow, language: Language): string | null {
  const filled = annotations.filter(({ text }) => text.trim() !== '')
  const named = filled.find(({ name }) => new RegExp(`(^|\\W)${language}\\W*$`, 'i').test(name))
  const neutral = filled.find(({ name }) => !/(^|\W)(sv|en)\W*$/i.test(name))
  return (named ?? neutral)?.text.trim() ?? null
}

function conditionsOf({ number, conditions }: TraceRow, language: Language): string {
  const told = conditions.map(({ label, test, value }) =>
    say(language, 'rules.condition', { label, value: spoken(value, language), test: spokenTest(test, language) }),
  )
  const words = told.length === 0 ? say(language, 'rules.always') : told.join(' ')
  return say(language, 'rules.rule-says', { number, conditions: words })
}
