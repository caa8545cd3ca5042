import { dateOfDay, dayNumber } from './calendar.ts'
import { type Evaluate, part, type Site } from './site.ts'
import { numeral, whole } from './numeral.ts'
import { type Run, type Scope, TooMuch } from './run.ts'
import { type Node, nameOf } from './syntax.ts'
import { FeelDate, isNumeral, Range, type Value } from './values.ts'

type Iterator = { readonly name: string; readonly items: (scope: Scope) => Value[] | null }

function compileIterators(node: Node, site: Site): { iterators: Iterator[]; inner: Site } {
  let inner = site
  const iterators: Iterator[] = []
  for (const each of node.children.filter(({ name }) => name === 'InExpression')) {
    const name = nameOf(part(each, 0))
    iterators.push({ name, items: compileItems(part(each, 2), inner) })
    inner = { ...inner, names: inner.names.with([name]) }
  }
  return { iterators, inner }
}

function compileItems(node: Node, site: Site): (scope: Scope) => Value[] | null {
  if (node.name === 'IterationContext' && node.children.length === 3) {
    const [from, to] = [site.compile(part(node, 0), site), site.compile(part(node, 2), site)]
    return (scope) => counted(from(scope), to(scope), scope.run)
  }
  const from = site.compile(node, site)
  return (scope) => itemsOf(from(scope), scope.run)
}

/** What there is to go through in a value; null if it cannot be gone through. */
export function itemsOf(value: Value, run: Run): Value[] | null {
  if (Array.isArray(value)) return value
  if (value instanceof Range) return itemsOfRange(value, run)
  if (value === null) {
    run.warn('wrong-type', 'nothing to go through')
    return null
  }
  return [value]
}

function itemsOfRange(range: Range, run: Run): Value[] | null {
  const items = counted(range.start, range.end, run)
  if (!items) return null
  return items.slice(range.startIncluded ? 0 : 1, range.endIncluded ? undefined : -1)
}

/** All whole numbers, or days, from one to the other, upwards or downwards. */
function counted(from: Value, to: Value, run: Run): Value[] | null {
  const [start, end] = [countOf(from), countOf(to)]
  if (start === null || end === null || from instanceof FeelDate !== to instanceof FeelDate) {
    run.warn('wrong-type', 'no numbers to count through')
    return null
  }
  const size = Math.abs(end - start) + 1
  if (size > run.limits.listSize) throw new TooMuch('list')
  const direction = end < start ? -1 : 1
  return Array.from({ length: size }, (_, at) => {
    const each = start + at * direction
    return from instanceof FeelDate ? dateOfDay(each) : numeral(each)
  })
}

function countOf(value: Value): number | null {
  if (value instanceof FeelDate) return dayNumber(value.year, value.month, value.day)
  return isNumeral(value) ? whole(value) : null
}

/** Carries something out for every combination of the iterators' items; stops early when told so. False if one could not be gone through. */
function through(iterators: readonly Iterator[], scope: Scope, each: (inner: Scope) => boolean): boolean | null {
  const [first, ...rest] = iterators
  if (!first) return each(scope)
  const items = first.items(scope)
  if (items === null) return null
  for (const value of items) {
    scope.run.step()
    const further = through(rest, scope.inner(new Map([[first.name, value]])), each)
    if (further !== true) return further
  }
  return true
}

/** `for … return`: a list of what is made for each. `partial` is what has been made so far. */
export function compileFor(node: Node, site: Site): Evaluate {
  const { iterators, inner } = compileIterators(part(node, 1), site)
  const body = site.compile(part(node, 3), { ...inner, names: inner.names.with(['partial']) })
  return (scope) => {
    const made: Value[] = []
    const done = through(iterators, scope, (within) => {
      made.push(body(within.inner(new Map([['partial', made]]))))
      scope.run.sized(made)
      return true
    })
    return done === null ? null : made
  }
}

/** `some` and `every … satisfies`. */
export function compileQuantified(node: Node, site: Site): Evaluate {
  const decides = part(node, 0).text === 'some'
  const { iterators, inner } = compileIterators(part(node, 1), site)
  const test = site.compile(part(node, 3), inner)
  return (scope) => quantified(decides, (each) => through(iterators, scope, (within) => each(test(within))))
}

/** The answer of `some` (decided by a true) or `every` (decided by a false). */
export function quantified(decides: boolean, go: (each: (passed: Value) => boolean) => boolean | null): Value {
  let unknown = false
  const done = go((passed) => {
    if (typeof passed !== 'boolean') unknown = true
    return passed !== decides
  })
  if (done === null) return null
  if (done === false) return decides
  return unknown ? null : !decides
}
