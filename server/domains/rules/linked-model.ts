import { ItemTypes } from './item-types.ts'
import type { Decision, DecisionService, InputData, KnowledgeModel, Model } from './model.ts'
import { compileBoxed } from './boxed.ts'
import { type Evaluate, type FeelType, Names, type Site, siteFor } from './feel/index.ts'

export type DrgElement =
  | { readonly kind: 'input'; readonly of: InputData }
  | { readonly kind: 'decision'; readonly of: Decision }
  | { readonly kind: 'knowledge'; readonly of: KnowledgeModel }
  | { readonly kind: 'service'; readonly of: DecisionService }

/** An element as it is seen from a model: within itself, or by the name of an import. */
export type Found = { readonly model: LinkedModel; readonly element: DrgElement; readonly importName: string | null }

/** Models that import each other without end are followed this far. */
const DEEPEST = 8

/**
 * A model with the models it imports. A model imported twice by different ways is two: each way has its own input data,
 * named by the imports it goes through.
 */
export class LinkedModel {
  readonly model: Model
  /** The names of the imports that lead here, each with a point after it. */
  readonly path: string
  readonly types: ItemTypes
  readonly #imports: readonly { name: string; namespace: string; model: LinkedModel }[]
  readonly #elements = new Map<string, DrgElement>()
  readonly #memberNames: readonly string[]
  readonly #ready = new Map<string, Evaluate>()

  constructor(model: Model, all: readonly Model[], path = '', depth = 0) {
    this.model = model
    this.path = path
    this.#imports =
      depth >= DEEPEST
        ? []
        : model.imports.flatMap(({ name, namespace }) => {
            const found = all.find((each) => each.namespace === namespace)
            const inner = name === '' ? path : `${path}${name}.`
            return found ? [{ name, namespace, model: new LinkedModel(found, all, inner, depth + 1) }] : []
          })
    this.#memberNames = memberNames(all)
    this.types = new ItemTypes(model.types, this.#memberNames, (name) => this.#typeElsewhere(name))
    for (const of of model.inputs) this.#elements.set(of.id, { kind: 'input', of })
    for (const of of model.decisions) this.#elements.set(of.id, { kind: 'decision', of })
    for (const of of model.knowledge) this.#elements.set(of.id, { kind: 'knowledge', of })
    for (const of of model.services) this.#elements.set(of.id, { kind: 'service', of })
  }

  /** The elements of the model itself. */
  get elements(): DrgElement[] {
    return [...this.#elements.values()]
  }

  /** The element an address leads to. */
  find(href: string): Found | null {
    const at = href.indexOf('#')
    const namespace = at < 0 ? '' : href.slice(0, at)
    const id = at < 0 ? href : href.slice(at + 1)
    if (namespace === '' || namespace === this.model.namespace) {
      const element = this.#elements.get(id)
      if (element) return { model: this, element, importName: null }
    }
    for (const { name, namespace: imported, model } of this.#imports) {
      if (namespace !== '' && namespace !== imported) continue
      const element = model.#elements.get(id)
      if (element) return { model, element, importName: name === '' ? null : name }
    }
    return null
  }

  /** The elements that addresses lead to; those that lead nowhere are left out. */
  findAll(hrefs: readonly string[]): Found[] {
    return hrefs.flatMap((href) => this.find(href) ?? [])
  }

  /** The place of an element's logic: it sees what it requires, and nothing else. */
  siteOf(requirements: readonly string[], more: readonly string[] = []): Site {
    const names = this.findAll(requirements).map(({ element, importName }) => importName ?? element.of.variable)
    return siteFor(new Names([...names, ...more], this.#memberNames), (name) => this.type(name))
  }

  /** The type of a reference, also one with a prefix as older models have. */
  type(reference: string): FeelType | null {
    const found = this.types.find(reference)
    if (found || !reference.includes(':')) return found
    const [prefix = '', name = ''] = reference.split(':', 2)
    const namespace = this.model.prefixes.get(prefix)
    const imported = this.#imports.find((each) => each.namespace === namespace)
    return (imported ? imported.model.types.find(name) : null) ?? this.types.find(name)
  }

  /** The logic of a decision or a business knowledge model, made ready once. */
  logicOf({ kind, of }: DrgElement & { kind: 'decision' | 'knowledge' }): Evaluate {
    const ready = this.#ready.get(of.id)
    if (ready) return ready
    const requirements = kind === 'decision' ? [...of.needs, ...of.knows] : [...of.knows]
    const own = kind === 'knowledge' ? [of.variable] : []
    const made = compileBoxed(of.logic, this.siteOf(requirements, own))
    this.#ready.set(of.id, made)
    return made
  }

  #typeElsewhere(name: string): FeelType | null {
    for (const { name: importName, model } of this.#imports) {
      if (importName === '') {
        const found = model.types.find(name)
        if (found) return found
      } else if (name.startsWith(`${importName}.`)) return model.types.find(name.slice(importName.length + 1))
    }
    return null
  }
}

function memberNames(all: readonly Model[]): string[] {
  return all.flatMap(({ memberNames: names, inputs, decisions, knowledge, services, imports }) => [
    ...names,
    ...[...inputs, ...decisions, ...knowledge, ...services].map(({ variable }) => variable),
    ...imports.map(({ name }) => name),
  ])
}
