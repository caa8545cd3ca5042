import { add, divide, multiply, negate, power, subtract } from './arithmetic.ts'
import { builtIns } from './built-ins.ts'
import { compare, type Comparison, equal } from './compare.ts'
import { compileFor, compileQuantified } from './iterations.ts'
import { atLiteral, numberLiteral, stringLiteral } from './literals.ts'
import { nameKey } from './names.ts'
import { whole } from './numeral.ts'
import { propertyOf } from './properties.ts'
import { type Run, Scope } from './run.ts'
import { type Names, type Node, nameOf, NotFeel, readExpression } from './syntax.ts'
import { type Evaluate, part, type Site } from './site.ts'
import { compileTest, compileTests, rangeBetween, rangeOf } from './tests.ts'
import { compileType } from './type-names.ts'
import { anyType, type FeelType, isOf, simpleType } from './types.ts'
import { writtenFunction } from './calls.ts'
import { Func, isNumeral, type Value } from './values.ts'

/** A place for expressions, by the names that may be seen there and what the names of types mean. */
export function siteFor(names: Names, typeOf: (name: string) => FeelType | null): Site {
  return { names, typeOf, compile }
}

/** Reads an expression and makes it ready. Throws NotFeel for a text that is none. */
export function compileExpression(text: string, site: Site): Evaluate {
  return compile(readExpression(text, site.names), site)
}

/** The outermost names: FEEL's own functions. */
export function outermost(run: Run): Scope {
  return new Scope(run, builtIns)
}

/** Makes a piece of an expression ready. */
function compile(node: Node, site: Site): Evaluate {
  const make = Object.hasOwn(makers, node.name) ? makers[node.name] : undefined
  if (!make) throw new NotFeel(`${node.name} ${node.text.slice(0, 40)}`)
  return make(node, site)
}

type Make = (node: Node, site: Site) => Evaluate
const only: Make = (node, site) => compile(part(node, 0), site)
const constant =
  (value: Value): Evaluate =>
  () =>
    value

const makers: Record<string, Make> = {
  Expression: only,
  FunctionBody: only,
  IterationContext: only,
  ParenthesizedExpression: (node, site) => compile(part(node, 1), site),
  NumericLiteral: (node) => constant(numberLiteral(node.text)),
  StringLiteral: (node) => constant(stringLiteral(node.text)),
  BooleanLiteral: (node) => constant(node.text === 'true'),
  null: () => constant(null),
  '?': () => named('?'),
  VariableName: (node) => named(nameOf(node)),
  SpecialFunctionName: (node) => named(nameOf(node)),
  DateTimeConstructor: (node) => named(nameOf(node)),
  DateTimeLiteral: compileDateTime,
  ArithmeticExpression: compileArithmetic,
  Comparison: compileComparison,
  Conjunction: (node, site) => compileTernary(node, site, false),
  Disjunction: (node, site) => compileTernary(node, site, true),
  IfExpression: compileIf,
  ForExpression: compileFor,
  QuantifiedExpression: compileQuantified,
  InstanceOfExpression: compileInstanceOf,
  PathExpression: compilePath,
  FilterExpression: compileFilter,
  FunctionInvocation: compileInvocation,
  FunctionDefinition: compileFunction,
  List: compileList,
  Context: compileContext,
  SimplePositiveUnaryTest: compileRange,
  Interval: compileRange,
}

function named(name: string): Evaluate {
  return (scope) => {
    const found = scope.find(name)
    return found === undefined ? scope.run.warn('unknown-name', name) : found
  }
}

function compileDateTime(node: Node, site: Site): Evaluate {
  const first = part(node, 0)
  if (first.name !== 'AtLiteral') return compileInvocation(node, site)
  const value = atLiteral(stringLiteral(part(first, 0).text))
  return (scope) => value ?? scope.run.warn('no-result', first.text)
}

const operations: Record<string, (left: Value, right: Value) => Value> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
}

function compileArithmetic(node: Node, site: Site): Evaluate {
  if (node.children.length === 2) {
    const value = compile(part(node, 1), site)
    return (scope) => negate(value(scope))
  }
  const [left, right] = [compile(part(node, 0), site), compile(part(node, 2), site)]
  const operation = operations[part(node, 1).text]
  if (!operation) throw new NotFeel(part(node, 1).text)
  return (scope) => {
    scope.run.step()
    const [one, other] = [left(scope), right(scope)]
    const made = operation(one, other)
    if (made === null && one !== null && other !== null) scope.run.warn('no-result', node.text)
    return scope.run.sized(made)
  }
}

function compileComparison(node: Node, site: Site): Evaluate {
  const sign = part(node, 1).text
  const left = compile(part(node, 0), site)
  if (sign === 'in') {
    const test = node.children.length > 3 ? compileTests(part(node, 3), site) : compileTest(part(node, 2), site)
    return (scope) => test(left(scope), scope)
  }
  const right = compile(part(node, 2), site)
  if (sign === 'between') {
    const end = compile(part(node, 4), site)
    return (scope) => {
      const value = left(scope)
      return both(compare('>=', value, right(scope)), compare('<=', value, end(scope)))
    }
  }
  if (sign === '=') return (scope) => equal(left(scope), right(scope))
  if (sign === '!=') {
    return (scope) => {
      const same = equal(left(scope), right(scope))
      return same === null ? null : !same
    }
  }
  return (scope) => compare(sign as Comparison, left(scope), right(scope))
}

function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === null || other === null) return null
  return one && other
}

/** `and` and `or` of three values: what decides decides, what is no truth is unknown. */
function compileTernary(node: Node, site: Site, decides: boolean): Evaluate {
  const [left, right] = [compile(part(node, 0), site), compile(part(node, 2), site)]
  return (scope) => {
    const one = left(scope)
    if (one === decides) return decides
    const other = right(scope)
    if (other === decides) return decides
    return typeof one === 'boolean' && typeof other === 'boolean' ? !decides : null
  }
}

function compileIf(node: Node, site: Site): Evaluate {
  const [condition, yes, no] = [1, 3, 5].map((at) => compile(part(node, at), site)) as [Evaluate, Evaluate, Evaluate]
  return (scope) => (condition(scope) === true ? yes(scope) : no(scope))
}

function compileInstanceOf(node: Node, site: Site): Evaluate {
  const value = compile(part(node, 0), site)
  const type = compileType(part(node, 3), site)
  return (scope) => {
    if (type.kind === 'unknown') return scope.run.warn('unknown-name', type.name)
    return isOf(value(scope), type, false)
  }
}

function compilePath(node: Node, site: Site): Evaluate {
  const from = compile(part(node, 0), site)
  const name = part(node, 2).text.replace(/\s+/g, ' ').replace(/^`|`$/g, '')
  return (scope) => {
    const value = from(scope)
    if (value === null) return null
    const found = propertyOf(value, name)
    return found === undefined ? scope.run.warn('unknown-name', name) : found
  }
}

const item = 'item'

function compileFilter(node: Node, site: Site): Evaluate {
  const from = compile(part(node, 0), site)
  const inside = part(node, 2)
  const test = compile(inside, site)
  const numeric = inside.name === 'NumericLiteral' || inside.name === 'ArithmeticExpression'
  return (scope) => {
    const value = from(scope)
    const list = Array.isArray(value) ? value : value === null ? [] : [value]
    if (numeric) return itemAt(list, test(scope), scope.run)
    return filtered(list, value, test, scope)
  }
}

/** The items that pass a test. A test that is a number turns out to be a place. */
export function filtered(list: Value[], from: Value, test: Evaluate, scope: Scope): Value {
  const kept: Value[] = []
  if (list.length === 0) {
    const place = test(scope.inner(new Map([[item, null]])))
    return isNumeral(place) || from === null ? null : kept
  }
  for (const each of list) {
    scope.run.step()
    const passed = test(itemScope(each, scope))
    if (isNumeral(passed)) return itemAt(list, test(scope) ?? passed, scope.run)
    if (passed === true) kept.push(each)
  }
  return kept
}

/** The names of an item's own entries stand beside those around. */
function itemScope(value: Value, scope: Scope): Scope {
  const names = new Map<string, Value>([[item, value]])
  if (value instanceof Map) for (const [key, each] of value) names.set(nameKey(key), each)
  return scope.inner(names)
}

function itemAt(list: Value[], place: Value, run: Run): Value {
  const at = isNumeral(place) ? whole(place) : null
  if (at === null || at === 0 || Math.abs(at) > list.length) return run.warn('no-result', 'no such place in a list')
  return list.at(at > 0 ? at - 1 : at) ?? null
}

function compileInvocation(node: Node, site: Site): Evaluate {
  const callee = part(node, 0)
  const target = compile(callee, site)
  const given = part(node, 2)
  const builtIn = builtIns.get(nameOf(callee))
  const arguments_ = compileArguments(given, site)
  return (scope) => {
    const found = target(scope)
    const called = found instanceof Func ? found : builtIn
    if (!called) return scope.run.warn('not-a-function', callee.text)
    const values = arguments_(scope)
    return scope.run.deeper(() => called.call(values, scope.run))
  }
}

function compileArguments(
  given: Node,
  site: Site,
): (scope: Scope) => { list: Value[] } | { named: Map<string, Value> } {
  if (given.name === 'NamedParameters') {
    const parts = given.children
      .filter(({ name }) => name === 'NamedParameter')
      .map((each) => ({ name: nameOf(part(each, 0)), value: compile(part(each, 1), site) }))
    return (scope) => ({ named: new Map(parts.map(({ name, value }) => [name, value(scope)])) })
  }
  const parts = given.children.map((each) => compile(each, site))
  return (scope) => ({ list: parts.map((each) => each(scope)) })
}

function compileFunction(node: Node, site: Site): Evaluate {
  const parameters = part(node, 2)
    .children.filter(({ name }) => name === 'FormalParameter')
    .map((each) => ({
      name: nameOf(part(each, 0)),
      type: each.children[1] ? compileType(each.children[1], site) : anyType,
    }))
  const inner = { ...site, names: site.names.with(parameters.map(({ name }) => name)) }
  // Nothing outside the rules is ever carried out.
  if (node.children.some(({ name }) => name === 'external'))
    return () => writtenFunction(parameters, null, (_, run) => run.warn('not-allowed', 'external function'))
  const body = compile(part(node, -1), inner)
  const result = literalType(part(node, -1))
  return (scope) => writtenFunction(parameters, result, (names, run) => body(new Scope(run, names, scope)))
}

const literalKinds: Record<string, 'number' | 'string' | 'boolean'> = {
  NumericLiteral: 'number',
  StringLiteral: 'string',
  BooleanLiteral: 'boolean',
}

/** The type of what is written out in full; null for what is worked out. */
function literalType(node: Node): FeelType | null {
  const kind = Object.hasOwn(literalKinds, node.name) ? literalKinds[node.name] : undefined
  if (kind) return simpleType(kind)
  if (node.name === 'FunctionBody' || node.name === 'Expression') return literalType(part(node, 0))
  if (node.name === 'ParenthesizedExpression') return literalType(part(node, 1))
  if (node.name !== 'Context') return null
  const entries = node.children.filter(({ name }) => name === 'ContextEntry')
  const members = new Map(
    entries.map((each) => [keyOf(part(part(each, 0), 0)), literalType(part(each, 1)) ?? anyType] as const),
  )
  return { kind: 'context', members }
}

function compileList(node: Node, site: Site): Evaluate {
  const items = node.children.slice(1, -1).map((each) => compile(each, site))
  return (scope) => {
    scope.run.step(items.length)
    return items.map((each) => each(scope))
  }
}

function compileContext(node: Node, site: Site): Evaluate {
  const entries = node.children
    .filter(({ name }) => name === 'ContextEntry')
    .map((each) => ({ key: keyOf(part(part(each, 0), 0)), value: compile(part(each, 1), site) }))
  if (new Set(entries.map(({ key }) => key)).size < entries.length)
    return (scope) => scope.run.warn('no-result', 'the same key twice')
  return (scope) => {
    const names = new Map<string, Value>()
    const inner = scope.inner(names)
    const made = new Map<string, Value>()
    for (const { key, value } of entries) {
      scope.run.step()
      const each = value(inner)
      made.set(key, each)
      names.set(nameKey(key), each)
    }
    return made
  }
}

function keyOf(node: Node): string {
  return node.name === 'StringLiteral' ? stringLiteral(node.text) : node.text.replace(/\s+/g, ' ')
}

function compileRange(node: Node, site: Site): Evaluate {
  const first = part(node, 0)
  if (first.name === 'Interval') return compileRange(first, site)
  if (node.name === 'Interval') return rangeBetween(node, site)
  const value = compile(part(node, 1), site)
  return (scope) => rangeOf(first.text, value(scope))
}
