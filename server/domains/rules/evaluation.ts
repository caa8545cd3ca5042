import { type DrgElement, type Found, LinkedModel } from './linked-model.ts'
import { parametersOf } from './boxed.ts'
import {
  anyType,
  asFunction,
  type FeelType,
  fitted,
  Func,
  nameKey,
  outermost,
  Scope,
  type Value,
  writtenFunction,
} from './feel/index.ts'
import type { TracedRun } from './traced-run.ts'

/** What is known in one evaluation of a decision graph: what was given, and what has been decided so far. */
type Frame = {
  readonly inputs: ReadonlyMap<string, Value>
  /** Decisions whose answer was given from outside, as a decision service's input decisions. */
  readonly given: ReadonlyMap<string, Value>
  readonly decided: Map<string, Value>
  readonly deciding: Set<string>
}

/** Evaluates the elements of a linked model, each decision once. */
export class Evaluation {
  readonly #run: TracedRun
  readonly #frame: Frame

  constructor(run: TracedRun, inputs: ReadonlyMap<string, Value>, given: ReadonlyMap<string, Value> = new Map()) {
    this.#run = run
    this.#frame = { inputs, given, decided: new Map(), deciding: new Set() }
  }

  /** The value of an element: what was given, what it decides, or the function it is. */
  value({ model, element }: Pick<Found, 'model' | 'element'>): Value {
    switch (element.kind) {
      case 'input':
        return this.#input(model, element)
      case 'decision':
        return this.#decision(model, element)
      case 'knowledge':
        return this.#knowledge(model, element)
      case 'service':
        return this.#service(model, element)
    }
  }

  /** Input data by the path of imports that leads to it, or by the namespace of its model, which all ways share. */
  #input(model: LinkedModel, { of }: DrgElement & { kind: 'input' }): Value {
    const { inputs } = this.#frame
    const keys = [model.path + of.name, model.path + of.variable, `${model.model.namespace}#${of.name}`].map(nameKey)
    const value = keys.map((key) => inputs.get(key)).find((each) => each !== undefined) ?? null
    return fitted(value, typeOf(model, of.typeRef), this.#run, of.name)
  }

  #decision(model: LinkedModel, element: DrgElement & { kind: 'decision' }): Value {
    const { of } = element
    const key = keyOf(model, of.id)
    const { given, decided, deciding } = this.#frame
    const known = given.get(key) ?? decided.get(key)
    if (known !== undefined) return known
    if (given.has(key) || decided.has(key)) return null
    if (deciding.has(key)) return this.#run.warn('model', `${of.name} needs itself`)
    deciding.add(key)
    const value = this.#run.decide(of.label, of.question, () => {
      const scope = this.#scope(model, [...of.needs, ...of.knows])
      return fitted(model.logicOf(element)(scope), typeOf(model, of.typeRef), this.#run, of.name)
    })
    deciding.delete(key)
    decided.set(key, value)
    return value
  }

  /** The names an element's logic sees: what it requires. Imported elements stand under the name of their import. */
  #scope(model: LinkedModel, requirements: readonly string[]): Scope {
    const names = new Map<string, Value>()
    for (const href of requirements) {
      const found = model.find(href)
      if (!found) {
        this.#run.warn('model', `nothing is at ${href}`)
        continue
      }
      const { variable: name } = found.element.of
      if (found.importName === null) {
        names.set(nameKey(name), this.value(found))
        continue
      }
      const key = nameKey(found.importName)
      const inside = names.get(key)
      const members = inside instanceof Map ? inside : new Map<string, Value>()
      members.set(name, this.value(found))
      names.set(key, members)
    }
    return outermost(this.#run).inner(names)
  }

  #knowledge(model: LinkedModel, element: DrgElement & { kind: 'knowledge' }): Value {
    const { of } = element
    if (!of.logic) return this.#run.warn('model', `${of.name} has no logic`)
    const site = model.siteOf(of.knows)
    const written = writtenFunction(parametersOf(of.logic.parameters, site), null, (given, run) => {
      // Looked up when called, as it may call itself.
      const scope = this.#scope(model, of.knows).inner(new Map([[nameKey(of.variable), written]]))
      const made = model.logicOf(element)(scope)
      const values = (of.logic?.parameters ?? []).map(({ name }) => given.get(nameKey(name)) ?? null)
      return made instanceof Func ? made.call({ list: values }, run) : null
    })
    return typedAs(typedAs(written, typeOf(model, of.logic.typeRef), this.#run), typeOf(model, of.typeRef), this.#run)
  }

  #service(model: LinkedModel, { of }: DrgElement & { kind: 'service' }): Value {
    const data = model.findAll(of.inputData)
    const decisions = model.findAll(of.inputDecisions)
    const parameters = [...data, ...decisions].map(({ model: at, element }) => ({
      name: element.of.variable,
      type: element.kind === 'input' || element.kind === 'decision' ? typeOf(at, element.of.typeRef) : anyType,
    }))
    const written = writtenFunction(parameters, null, (values, run) => {
      const value = ({ element }: Found) => values.get(nameKey(element.of.variable)) ?? null
      const inside = new Evaluation(
        run as TracedRun,
        new Map(data.map((each) => [nameKey(each.model.path + each.element.of.name), value(each)])),
        new Map(decisions.map((each) => [keyOf(each.model, each.element.of.id), value(each)])),
      )
      const outputs = model.findAll(of.outputs)
      if (outputs.length === 1) return inside.value(outputs[0]!)
      return new Map(outputs.map((each) => [each.element.of.name, inside.value(each)]))
    })
    return typedAs(written, typeOf(model, of.typeRef), this.#run)
  }
}

function keyOf(model: LinkedModel, id: string): string {
  return `${model.path}#${model.model.namespace}#${id}`
}

function typeOf(model: LinkedModel, typeRef: string | null): FeelType {
  return typeRef === null ? anyType : (model.type(typeRef) ?? anyType)
}

/** A function under a type: a function's type, or, as older models write it, the type of what it comes to. */
function typedAs(written: Func, type: FeelType, run: TracedRun): Func {
  if (type === anyType) return written
  if (type.kind === 'function') return asFunction(written, type)
  return new Func(written.parameters, type, (given) => fitted(written.call(given, run), type, run, 'result'))
}
