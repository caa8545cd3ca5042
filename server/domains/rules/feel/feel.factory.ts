import { compileExpression, outermost, siteFor } from './compile.ts'
import { nameKey } from './names.ts'
import { type Limits, Run, type Scope, type Warning } from './run.ts'
import { Names, NotFeel } from './syntax.ts'
import { writeValue } from './text.ts'
import type { Value } from './values.ts'

/** The scope expressions in tests are evaluated in: a moment in Stockholm, and what names are given. */
export function aScope(names: Record<string, Value> = {}, limits?: Limits): Scope {
  const run = new Run(new Date('2026-03-02T09:30:00Z'), 'Europe/Stockholm', limits)
  return outermost(run).inner(new Map(Object.entries(names).map(([name, value]) => [nameKey(name), value])))
}

/** An expression's value as FEEL writes it, with what it warned of. 'no feel' for what is no expression. */
export function evaluated(
  text: string,
  names: Record<string, Value> = {},
  limits?: Limits,
): { value: string; warnings: Warning[] } {
  const scope = aScope(names, limits)
  try {
    const value = compileExpression(
      text,
      siteFor(new Names(Object.keys(names), []), () => null),
    )(scope)
    return { value: writeValue(value, true), warnings: scope.run.warnings }
  } catch (cause) {
    if (cause instanceof NotFeel) return { value: 'no feel', warnings: [] }
    throw cause
  }
}
