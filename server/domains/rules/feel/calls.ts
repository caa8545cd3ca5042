import { nameKey } from './names.ts'
import type { Run } from './run.ts'
import { anyType, builtInType, convert, type FeelType } from './types.ts'
import { type Arguments, Func, type Parameter, type Value } from './values.ts'

/** What was given, in the order of the parameters; a message if it cannot be given so. What was left out is undefined. */
export function placed(parameters: readonly Parameter[], given: Arguments): (Value | undefined)[] | string {
  const needed = parameters.filter(({ optional }) => !optional).length
  if ('list' in given) {
    if (given.list.length > parameters.length || given.list.length < needed)
      return `${given.list.length} given, ${parameters.length} wanted`
    return parameters.map((_, at) => given.list[at])
  }
  const wanted = new Map(parameters.map(({ name }, at) => [nameKey(name), at]))
  const values: (Value | undefined)[] = parameters.map(() => undefined)
  for (const [name, value] of given.named) {
    const at = wanted.get(nameKey(name))
    if (at === undefined) return `no parameter ${name}`
    values[at] = value
  }
  const missing = parameters.find(({ optional }, at) => !optional && values[at] === undefined)
  return missing ? `${missing.name} is missing` : values
}

/** A function written in a model or an expression. What is of the wrong type is given as null, as the standard says. */
export function writtenFunction(
  parameters: readonly Parameter[],
  result: FeelType | null,
  body: (values: Map<string, Value>, run: Run) => Value,
): Func {
  return new Func(parameters, result, (given, run) =>
    run.deeper(() => {
      const values = placed(parameters, given)
      if (typeof values === 'string') return run.warn('wrong-arguments', values)
      const names = new Map<string, Value>()
      for (const [at, { name, type }] of parameters.entries())
        names.set(nameKey(name), fitted(values[at] ?? null, type, run, name))
      return body(names, run)
    }),
  )
}

/** The value as a type wants it, or null and a warning. */
export function fitted(value: Value, type: FeelType, run: Run, about: string): Value {
  if (type === anyType) return value
  const converted = convert(value, type)
  if (converted === undefined) return run.warn('wrong-type', about)
  return converted instanceof Func && type.kind === 'function' ? asFunction(converted, type) : converted
}

/** A function that takes and gives only what its type says. */
export function asFunction(called: Func, type: FeelType & { kind: 'function' }): Func {
  const { parameters, result } = type
  if (parameters === null && result === null) return called
  return new Func(called.parameters, result ?? called.result, (given, run) => {
    const made = called.call(parameters === null ? given : typedArguments(called, parameters, given, run), run)
    return result === null ? made : fitted(made, result, run, 'result')
  })
}

function typedArguments(called: Func, types: readonly FeelType[], given: Arguments, run: Run): Arguments {
  const typed = (value: Value, at: number) => (types[at] ? fitted(value, types[at], run, 'parameter') : value)
  if ('list' in given) return { list: given.list.map(typed) }
  const names = (called.parameters ?? []).map(({ name }) => nameKey(name))
  return { named: new Map([...given.named].map(([name, value]) => [name, typed(value, names.indexOf(nameKey(name)))])) }
}

type Apply = (values: Value[], run: Run) => Value
type Signature = { readonly parameters: Parameter[]; readonly rest: boolean; readonly apply: Apply }

/** A set of built-in functions being written down. */
export class BuiltIns {
  readonly #signatures = new Map<string, Signature[]>()

  /**
   * Adds a function by its signature: `name(parameter: type, other?: type|type)`; `...list: type` takes any number,
   * or one list of them. Without all that must be there, or with null where no `any` is, the answer is null.
   */
  add(signature: string, apply: Apply): void {
    const [, name = '', inside = ''] = /^([^(]+)\((.*)\)$/.exec(signature) ?? []
    const parameters = inside === '' ? [] : inside.split(', ').map(readParameter)
    const signatures = this.#signatures.get(name) ?? []
    signatures.push({ parameters, rest: inside.includes('...'), apply })
    this.#signatures.set(name, signatures)
  }

  /** Each name with its function. */
  functions(): Map<string, Func> {
    return new Map(
      [...this.#signatures].map(([name, signatures]) => [
        name,
        new Func(signatures[0]?.rest ? null : (signatures[0]?.parameters ?? []), null, (given, run) => {
          run.step()
          for (const signature of signatures) {
            const values = argumentsFor(signature, given)
            if (values) return run.sized(signature.apply(values, run))
          }
          return run.warn('wrong-arguments', name)
        }),
      ]),
    )
  }
}

function readParameter(text: string): Parameter {
  const [, name = '', mark, types = ''] = /^(?:\.\.\.)?([^?:]+)(\?)?: (.+)$/.exec(text) ?? []
  const all = types.split('|').map((each) => (each === 'any' ? anyType : builtInType(each)!))
  return { name, type: all.length === 1 ? all[0]! : { kind: 'either', of: all }, optional: mark === '?' }
}

function argumentsFor({ parameters, rest }: Signature, given: Arguments): Value[] | null {
  if (rest) return restFor(parameters, given)
  const values = placed(parameters, given)
  if (typeof values === 'string') return null
  const converted: Value[] = []
  for (const [at, { type, optional }] of parameters.entries()) {
    const value = convert(values[at] ?? null, type)
    if (value === undefined) return null
    if (value === null && !optional && type.kind !== 'any') return null
    converted.push(value)
  }
  return converted
}

/** The named parameters first, then everything else as one list. */
function restFor(parameters: readonly Parameter[], given: Arguments): Value[] | null {
  if ('named' in given) {
    const values = placed(parameters, given)
    if (typeof values === 'string') return null
    const last = values.at(-1) ?? null
    const before = values.slice(0, -1).map((each) => each ?? null)
    if (before.length > 0) return [...before, [last]]
    return last === null ? null : [asList(last)]
  }
  const { list } = given
  const before = parameters.length - 1
  if (list.length <= before) return null
  const others = list.slice(before)
  const only = others.length === 1 ? (others[0] ?? null) : undefined
  if (only === null && before === 0) return null
  return [...list.slice(0, before), before === 0 && only !== undefined ? asList(only) : others]
}

function asList(value: Value): Value[] {
  return Array.isArray(value) ? value : [value]
}
