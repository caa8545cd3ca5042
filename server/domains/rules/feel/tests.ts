import { compare, type Comparison, equal, within } from './compare.ts'
import { type Evaluate, part, type Site } from './site.ts'
import type { Scope } from './run.ts'
import { type Node, NotFeel, readUnaryTests } from './syntax.ts'
import { kindOf, Range, type Value } from './values.ts'

/** Whether a value passes; null if that cannot be told. */
export type Test = (value: Value, scope: Scope) => boolean | null
const everything: Test = () => true

/** Reads the tests of a cell and makes them ready. An empty cell and a dash let everything pass. */
export function compileUnaryTests(text: string, site: Site): Test {
  if (text.trim() === '' || text.trim() === '-') return everything
  const [first, , third] = readUnaryTests(text, site.names).children
  if (!first) throw new NotFeel(text)
  if (first.name === 'Wildcard') return everything
  if (first.name !== 'not') return compileTests(first, site)
  if (!third) throw new NotFeel(text)
  const test = compileTests(third, site)
  return (value, scope) => {
    const passed = test(value, scope)
    return passed === null ? null : !passed
  }
}

/** Reads the values that stand in a cell, in their order: what an output may be. */
export function compileValues(text: string, site: Site): Evaluate[] {
  if (text.trim() === '' || text.trim() === '-') return []
  const [tests] = readUnaryTests(text, site.names).children
  return (tests?.name === 'PositiveUnaryTests' ? tests.children : []).map((each) => site.compile(part(each, 0), site))
}

/** Several tests: one is enough. */
export function compileTests(node: Node, site: Site): Test {
  const tests = node.children.filter(({ name }) => name === 'PositiveUnaryTest').map((each) => compileTest(each, site))
  if (tests.length === 1) return tests[0]!
  return (value, scope) => {
    let unknown = false
    for (const test of tests) {
      const passed = test(value, scope)
      if (passed) return true
      unknown ||= passed === null
    }
    return unknown ? null : false
  }
}

/** One test: a comparison sign with a value, a range, or an expression. */
export function compileTest(node: Node, site: Site): Test {
  const inside = node.name === 'PositiveUnaryTest' ? part(node, 0) : node
  const unwrapped = inside.name === 'ParenthesizedExpression' ? part(inside, 1) : inside
  if (unwrapped.name === 'SimplePositiveUnaryTest' && unwrapped.children[0]?.name === 'CompareOp')
    return compileSign(unwrapped, site)
  const expression = once(inside, site.compile(inside, site))
  const asks = mentionsInput(inside)
  if (!asks) return (value, scope) => matching(expression(scope), value)
  return (value, scope) => {
    const found = expression(scope.inner(new Map([['?', value]])))
    if (found === true) return true
    // An answer about the value is the answer; otherwise what was found may be the value itself.
    if (typeof found === 'boolean' && typeof value !== 'boolean') return found
    return found === null && value !== null ? null : matching(found, value)
  }
}

const literals = new Set(['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'null', 'AtLiteral'])
const ofLiterals = new Set([
  'DateTimeLiteral',
  'SimplePositiveUnaryTest',
  'Interval',
  'ParenthesizedExpression',
  'List',
])

function isLiteral(node: Node): boolean {
  if (literals.has(node.name)) return true
  const signs = /^(\(|\)|\[|\]|\.\.|ArithOp)$/
  return ofLiterals.has(node.name) && node.children.every((each) => signs.test(each.name) || isLiteral(each))
}

/** What is written out in full is worked out once: tables are mostly that. */
function once(node: Node, evaluate: Evaluate): Evaluate {
  if (!isLiteral(node)) return evaluate
  let kept: Value | undefined
  return (scope) => (kept ??= evaluate(scope))
}

function mentionsInput(node: Node): boolean {
  return node.name === '?' || node.children.some(mentionsInput)
}

function compileSign(node: Node, site: Site): Test {
  const sign = part(node, 0).text
  const inside = part(node, 1)
  const operand = once(inside, site.compile(inside, site))
  const asks = mentionsInput(inside)
  return (value, scope) => {
    const other = operand(asks ? scope.inner(new Map([['?', value]])) : scope)
    if (sign !== '=' && sign !== '!=') return compare(sign as Comparison, value, other)
    const same = equal(value, other)
    return same === null || sign === '=' ? same : !same
  }
}

/** Whether a value is what stands there, within it, or among it. */
export function matching(found: Value, value: Value): boolean | null {
  if (found instanceof Range) return value instanceof Range ? equal(found, value) : within(found, value)
  if (Array.isArray(found)) {
    if (Array.isArray(value) && equal(found, value) === true) return true
    return found.some((each) => (each instanceof Range ? matching(each, value) : equal(each, value)) === true)
  }
  return equal(found, value) ?? false
}

/** The range a comparison sign with a value tells. */
export function rangeOf(sign: string, value: Value): Value {
  switch (sign) {
    case '<':
      return new Range(null, value, false, false)
    case '<=':
      return new Range(null, value, false, true)
    case '>':
      return new Range(value, null, false, false)
    case '>=':
      return new Range(value, null, true, false)
    case '=':
      return new Range(value, value, true, true)
    default:
      return new Range(value, value, false, false, true)
  }
}

const ordered = new Set<string>([
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
])

/** The range between two ends. Ends of different kinds, or without order, make no range. */
export function rangeBetween(node: Node, site: Site): Evaluate {
  const [from, to] = [site.compile(part(node, 1), site), site.compile(part(node, 3), site)]
  const [opened, closed] = [part(node, 0).text === '[', part(node, 4).text === ']']
  return (scope) => {
    const [start, end] = [from(scope), to(scope)]
    const kinds = [start, end].filter((each) => each !== null).map(kindOf)
    if (kinds.length === 0 || kinds.some((each) => !ordered.has(each) || each !== kinds[0]))
      return scope.run.warn('wrong-type', node.text)
    return new Range(start, end, opened && start !== null, closed && end !== null)
  }
}
