import { readable } from './literal.ts'
import type { TypeDefinition } from './model.ts'
import {
  anyType,
  builtInType,
  compileUnaryTests,
  type FeelType,
  Names,
  outermost,
  Run,
  siteFor,
  type Test,
  TooMuch,
  type Value,
} from './feel/index.ts'

/** Finds a type by the name it has where it is used; null if nobody defines it. */
export type FindType = (name: string) => FeelType | null

/** The types a model defines. Each is made when it is first asked for; one that contains itself is any type there. */
export class ItemTypes {
  readonly #definitions: ReadonlyMap<string, TypeDefinition>
  readonly #made = new Map<string, FeelType>()
  readonly #making = new Set<string>()
  readonly #elsewhere: FindType
  readonly #memberNames: readonly string[]

  constructor(definitions: readonly TypeDefinition[], memberNames: readonly string[], elsewhere: FindType) {
    this.#definitions = new Map(definitions.map((each) => [each.name, each]))
    this.#memberNames = memberNames
    this.#elsewhere = elsewhere
  }

  /** The type of a name: the model's own, then those of other models, then FEEL's. */
  find(name: string): FeelType | null {
    const plain = name.trim()
    const made = this.#made.get(plain)
    if (made) return made
    const definition = this.#definitions.get(plain)
    if (!definition) return this.#elsewhere(plain) ?? builtInType(plain)
    if (this.#making.has(plain)) return anyType
    this.#making.add(plain)
    try {
      const type = this.#make(definition)
      this.#made.set(plain, type)
      return type
    } finally {
      this.#making.delete(plain)
    }
  }

  #make(definition: TypeDefinition): FeelType {
    const base = this.#base(definition)
    // Allowed values of a type take the place of those of the type it is made from.
    const item = definition.allowedValues === null ? base : this.#limited(withoutLimit(base), definition.allowedValues)
    const whole: FeelType = definition.isCollection ? { kind: 'list', of: item } : item
    return definition.typeConstraint === null ? whole : this.#limited(whole, definition.typeConstraint)
  }

  #base({ components, function: ofFunction, typeRef }: TypeDefinition): FeelType {
    if (components.length > 0)
      return { kind: 'context', members: new Map(components.map((each) => [each.name, this.#make(each)])) }
    if (ofFunction) {
      return {
        kind: 'function',
        // Most who write a function's type tell only what it comes to.
        parameters:
          ofFunction.parameters.length === 0 ? null : ofFunction.parameters.map((each) => this.#named(each.typeRef)),
        result: ofFunction.result === null ? null : this.#named(ofFunction.result),
      }
    }
    return this.#named(typeRef)
  }

  #named(typeRef: string | null): FeelType {
    return typeRef === null ? anyType : (this.find(typeRef) ?? anyType)
  }

  #limited(type: FeelType, tests: string): FeelType {
    const test = this.#test(tests)
    return {
      kind: 'limited',
      of: type,
      allows: (value) => {
        // Tests of a type see nothing but the value: a run of their own is enough for them.
        const run = new Run(new Date(0), 'UTC', typeLimits)
        try {
          return passes(test, value, run)
        } catch (cause) {
          if (cause instanceof TooMuch) return false
          throw cause
        }
      },
    }
  }

  #test(tests: string): Test {
    const site = siteFor(new Names([], this.#memberNames), (name) => this.find(name))
    return readable(() => compileUnaryTests(tests, site)) ?? (() => false)
  }
}

const typeLimits = { steps: 100_000, milliseconds: 200, depth: 100, listSize: 100_000, textSize: 1_000_000 }

function passes(test: Test, value: Value, run: Run): boolean {
  return test(value, outermost(run)) === true
}

function withoutLimit(type: FeelType): FeelType {
  return type.kind === 'limited' ? withoutLimit(type.of) : type
}
