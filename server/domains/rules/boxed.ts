import { literal, missing } from './literal.ts'
import { compileTable } from './decision-table.ts'
import {
  anyType,
  type Evaluate,
  type FeelType,
  filtered,
  fitted,
  Func,
  itemsOf,
  nameKey,
  quantified,
  Scope,
  type Site,
  type Value,
  writtenFunction,
} from './feel/index.ts'
import type { Boxed, Item } from './model.ts'

/** Makes a boxed expression ready. Never throws: what is wrong in a model is null and a warning when it is asked. */
export function compileBoxed(boxed: Boxed | null, site: Site): Evaluate {
  if (!boxed) return missing
  const evaluate = compileKind(boxed, site)
  const type = typeNamed(boxed.typeRef, site)
  if (type === anyType) return evaluate
  // A function is told its type; other values must fit it.
  return (scope) => fitted(evaluate(scope), type, scope.run, boxed.typeRef ?? '')
}

/** The type of a reference; any type where there is none, or none is known. */
export function typeNamed(typeRef: string | null, site: Site): FeelType {
  return typeRef === null ? anyType : (site.typeOf(typeRef) ?? anyType)
}

function compileKind(boxed: Boxed, site: Site): Evaluate {
  switch (boxed.kind) {
    case 'literal':
      return literal(boxed.text, site)
    case 'table':
      return compileTable(boxed.table, site)
    case 'context':
      return context(boxed, site)
    case 'invocation':
      return invocation(boxed, site)
    case 'list': {
      const items = boxed.items.map((each) => compileBoxed(each, site))
      return (scope) => items.map((each) => each(scope))
    }
    case 'relation':
      return relation(boxed, site)
    case 'function':
      return functionDefinition(boxed, site)
    case 'conditional': {
      const [condition, yes, no] = [boxed.condition, boxed.yes, boxed.no].map((each) => compileBoxed(each, site))
      return (scope) => (condition!(scope) === true ? yes!(scope) : no!(scope))
    }
    case 'filter':
      return filter(boxed, site)
    case 'for':
    case 'some':
    case 'every':
      return iteration(boxed, site)
  }
}

function context(boxed: Boxed & { kind: 'context' }, site: Site): Evaluate {
  let inner = site
  const entries: { key: string | null; value: Evaluate; type: FeelType }[] = []
  for (const { variable, value } of boxed.entries) {
    entries.push({
      key: variable && variable.name,
      value: compileBoxed(value, inner),
      type: typeNamed(variable?.typeRef ?? null, site),
    })
    if (variable) inner = { ...inner, names: inner.names.with([variable.name]) }
  }
  return (scope) => {
    const names = new Map<string, Value>()
    const within = scope.inner(names)
    const made = new Map<string, Value>()
    for (const { key, value, type } of entries) {
      scope.run.step()
      const found = fitted(value(within), type, scope.run, key ?? '')
      // What stands last without a name is what the context comes to.
      if (key === null) return found
      made.set(key, found)
      names.set(nameKey(key), found)
    }
    return made
  }
}

function invocation(boxed: Boxed & { kind: 'invocation' }, site: Site): Evaluate {
  const called = compileBoxed(boxed.called, site)
  const bindings = boxed.bindings.map(({ parameter, value }) => ({
    name: parameter.name,
    type: typeNamed(parameter.typeRef, site),
    value: compileBoxed(value, site),
  }))
  return (scope) => {
    const target = called(scope)
    if (!(target instanceof Func)) return scope.run.warn('not-a-function', 'invocation')
    const named = new Map(bindings.map(({ name, type, value }) => [name, fitted(value(scope), type, scope.run, name)]))
    return scope.run.deeper(() => target.call({ named }, scope.run))
  }
}

function relation(boxed: Boxed & { kind: 'relation' }, site: Site): Evaluate {
  const columns = boxed.columns.map(({ name, typeRef }) => ({ name, type: typeNamed(typeRef, site) }))
  const rows = boxed.rows.map((row) => row.map((each) => compileBoxed(each, site)))
  return (scope) =>
    rows.map((row) => {
      scope.run.step(row.length)
      return new Map(
        columns.map(({ name, type }, at) => [name, fitted(row[at]?.(scope) ?? null, type, scope.run, name)]),
      )
    })
}

/** The parameters of a function as FEEL has them. */
export function parametersOf(items: readonly Item[], site: Site): { name: string; type: FeelType }[] {
  return items.map(({ name, typeRef }) => ({ name, type: typeNamed(typeRef, site) }))
}

function functionDefinition(boxed: Boxed & { kind: 'function' }, site: Site): Evaluate {
  const parameters = parametersOf(boxed.parameters, site)
  // Programs outside the rules are never carried out.
  if (boxed.external)
    return () => writtenFunction(parameters, null, (_, run) => run.warn('not-allowed', 'external function'))
  const names = site.names.with(parameters.map(({ name }) => name))
  const body = compileBoxed(boxed.body, { ...site, names })
  const result = boxed.body?.typeRef ? typeNamed(boxed.body.typeRef, site) : null
  return (scope) => writtenFunction(parameters, result, (given, run) => body(new Scope(run, given, scope)))
}

function filter(boxed: Boxed & { kind: 'filter' }, site: Site): Evaluate {
  const from = compileBoxed(boxed.in, site)
  const match = compileBoxed(boxed.match, { ...site, names: site.names.with(['item']) })
  return (scope) => {
    const value = from(scope)
    return filtered(Array.isArray(value) ? value : value === null ? [] : [value], value, match, scope)
  }
}

function iteration(boxed: Boxed & { kind: 'for' | 'some' | 'every' }, site: Site): Evaluate {
  const from = compileBoxed(boxed.in, site)
  const key = nameKey(boxed.iterator)
  const body = compileBoxed(boxed.body, { ...site, names: site.names.with([boxed.iterator, 'partial']) })
  return (scope) => {
    const items = itemsOf(from(scope), scope.run)
    if (!items) return null
    const partial: Value[] = []
    const each = (item: Value) => {
      scope.run.step()
      return body(
        scope.inner(
          new Map<string, Value>([[key, item], ...(boxed.kind === 'for' ? [['partial', partial] as const] : [])]),
        ),
      )
    }
    if (boxed.kind === 'for') {
      for (const item of items) partial.push(each(item))
      return scope.run.sized(partial)
    }
    return quantified(boxed.kind === 'some', (told) => items.every((item) => told(each(item))))
  }
}
