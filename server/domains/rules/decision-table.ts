import {
  anyType,
  compileUnaryTests,
  compileValues,
  equal,
  type Evaluate,
  extreme,
  type FeelType,
  fitted,
  numeral,
  type Scope,
  type Site,
  type Test,
  total,
  isNumeral,
  type Value,
} from './feel/index.ts'
import type { DecisionTable } from './model.ts'
import { literal, readable } from './literal.ts'
import { type RowEvent, TracedRun } from './traced-run.ts'

type Output = {
  readonly name: string
  readonly type: FeelType
  readonly allowed: Test | null
  readonly values: readonly Evaluate[]
  readonly otherwise: Evaluate | null
}
type Row = { readonly at: number; readonly values: Value[] }
type Ready = {
  readonly table: DecisionTable
  readonly inputs: readonly { value: Evaluate; allowed: Test | null; type: FeelType }[]
  readonly rules: readonly { tests: readonly Test[]; outputs: readonly Evaluate[] }[]
  readonly outputs: readonly Output[]
}

/** Makes a decision table ready. */
export function compileTable(table: DecisionTable, site: Site): Evaluate {
  const ready: Ready = {
    table,
    inputs: table.inputs.map(({ text, allowed, typeRef }) => ({
      value: expression(text, site),
      allowed: allowed === null ? null : tests(allowed, site, () => false),
      type: typeRef === null ? anyType : (site.typeOf(typeRef) ?? anyType),
    })),
    rules: table.rules.map((rule) => ({
      tests: table.inputs.map((_, at) => tests(rule.tests[at] ?? '-', site, unreadable(rule.tests[at] ?? ''))),
      outputs: table.outputs.map((_, at) => expression(rule.outputs[at] ?? '', site)),
    })),
    outputs: table.outputs.map(({ name, typeRef, allowed, otherwise }) => ({
      name: name ?? '',
      type: typeRef === null ? anyType : (site.typeOf(typeRef) ?? anyType),
      allowed: allowed === null ? null : tests(allowed, site, () => false),
      values: allowed === null ? [] : (readable(() => compileValues(allowed, site)) ?? []),
      otherwise: otherwise === null ? null : expression(otherwise, site),
    })),
  }
  return (scope) => evaluateTable(ready, scope)
}

function unreadable(text: string): Test {
  return (_, scope) => {
    scope.run.warn('syntax', text)
    return null
  }
}

/** An output or input of words; an empty one is null. */
function expression(text: string, site: Site): Evaluate {
  return text.trim() === '' || text.trim() === '-' ? () => null : literal(text, site)
}

function tests(text: string, site: Site, failed: Test): Test {
  return readable(() => compileUnaryTests(text, site)) ?? failed
}

function evaluateTable(ready: Ready, scope: Scope): Value {
  const inputs = ready.inputs.map(({ value, allowed, type }) => {
    const found = fitted(value(scope), type, scope.run, 'input')
    // A value that may not come in is none.
    if (allowed && found !== null && allowed(found, scope) !== true) return scope.run.warn('not-allowed', 'input')
    return found
  })
  const first = ready.table.hitPolicy === 'FIRST'
  const rows: Row[] = []
  for (const [at, rule] of ready.rules.entries()) {
    scope.run.step()
    if (!rule.tests.every((test, column) => test(inputs[column] ?? null, scope) === true)) continue
    rows.push({ at, values: outputsOf(ready, rule.outputs, scope) })
    if (first) break
  }
  const chosen = chooseRows(ready, rows, scope)
  const value = chosen === null ? null : result(ready, chosen, scope)
  remember(ready, inputs, chosen ?? rows, value, scope)
  return value
}

function outputsOf(ready: Ready, entries: readonly Evaluate[], scope: Scope): Value[] {
  return ready.outputs.map(({ type, allowed, name }, at) => {
    const value = fitted(entries[at]?.(scope) ?? null, type, scope.run, name)
    if (value !== null && allowed && allowed(value, scope) !== true) return scope.run.warn('not-allowed', name)
    return value
  })
}

/** The rows that count, by hit policy; null if they may not be so many, or not so different. */
function chooseRows(ready: Ready, rows: Row[], scope: Scope): Row[] | null {
  switch (ready.table.hitPolicy) {
    case 'UNIQUE':
      if (rows.length <= 1) return rows
      scope.run.warn('hit-policy', `rules ${rows.map(({ at }) => at + 1).join(', ')}`)
      return null
    case 'ANY': {
      const same = rows.every(({ values }) => values.every((value, at) => equal(value, rows[0]!.values[at]!) === true))
      if (same) return rows
      scope.run.warn('hit-policy', `rules ${rows.map(({ at }) => at + 1).join(', ')}`)
      return null
    }
    case 'PRIORITY':
      return byPriority(ready, rows, scope).slice(0, 1)
    case 'OUTPUT ORDER':
      return byPriority(ready, rows, scope)
    case 'FIRST':
    case 'RULE ORDER':
    case 'COLLECT':
      return rows
  }
}

/** Rows in the order of their outputs among those that may be; the first output column weighs most. */
function byPriority(ready: Ready, rows: Row[], scope: Scope): Row[] {
  const orders = ready.outputs.map(({ values }) => values.map((each) => each(scope)))
  const places = new Map(
    rows.map((row) => [
      row,
      row.values.map((value, column) => {
        const at = orders[column]!.findIndex((each) => equal(each, value) === true)
        return at < 0 ? Number.MAX_SAFE_INTEGER : at
      }),
    ]),
  )
  return rows.toSorted((one, other) => {
    const [left, right] = [places.get(one)!, places.get(other)!]
    const column = left.findIndex((place, at) => place !== right[at])
    return column < 0 ? one.at - other.at : left[column]! - right[column]!
  })
}

function result(ready: Ready, rows: Row[], scope: Scope): Value {
  const { hitPolicy, aggregation } = ready.table
  const several = hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER'
  if (rows.length === 0) return noRow(ready, several, scope)
  const made = rows.map(({ values }) => together(ready.outputs, values))
  if (!several) return made[0] ?? null
  return hitPolicy === 'COLLECT' && aggregation ? aggregated(aggregation, made) : made
}

function noRow(ready: Ready, several: boolean, scope: Scope): Value {
  if (ready.outputs.some(({ otherwise }) => otherwise !== null)) {
    const values = outputsOf(
      ready,
      ready.outputs.map(({ otherwise }) => otherwise ?? (() => null)),
      scope,
    )
    const made = together(ready.outputs, values)
    return several && !ready.table.aggregation && !Array.isArray(made) ? [made] : made
  }
  if (ready.table.aggregation === 'COUNT') return numeral(0)
  return several && !ready.table.aggregation ? [] : null
}

/** One output is itself; several are a context by their names. */
function together(outputs: readonly Output[], values: Value[]): Value {
  if (outputs.length === 1) return values[0] ?? null
  return new Map(outputs.map(({ name }, at) => [name, values[at] ?? null]))
}

function aggregated(how: 'SUM' | 'COUNT' | 'MIN' | 'MAX', values: Value[]): Value {
  switch (how) {
    case 'COUNT':
      return numeral(values.length)
    case 'SUM':
      return values.every(isNumeral) ? total(values) : null
    case 'MIN':
      return extreme(values, -1)
    case 'MAX':
      return extreme(values, 1)
  }
}

function remember(ready: Ready, inputs: Value[], rows: Row[], made: Value, scope: Scope): void {
  if (!(scope.run instanceof TracedRun)) return
  const { table } = ready
  scope.run.remember({
    hitPolicy: table.hitPolicy,
    inputs: table.inputs.map(({ label }, at) => ({ label, value: inputs[at] ?? null })),
    rows: rows.map((row) => rowEvent(ready, row, inputs)),
    result: made,
    otherwise: rows.length === 0 && ready.outputs.some(({ otherwise }) => otherwise !== null),
  })
}

function rowEvent({ table, outputs }: Ready, { at, values }: Row, inputs: Value[]): RowEvent {
  const rule = table.rules[at]!
  return {
    number: at + 1,
    id: rule.id,
    description: rule.description,
    conditions: table.inputs.flatMap(({ label }, column) => {
      const test = (rule.tests[column] ?? '').trim()
      return test === '' || test === '-' ? [] : [{ label, test, value: inputs[column] ?? null }]
    }),
    outputs: outputs.map(({ name }, column) => ({ name, value: values[column] ?? null })),
    annotations: rule.annotations.map((text, column) => ({ name: table.annotations[column] ?? '', text })),
  }
}
