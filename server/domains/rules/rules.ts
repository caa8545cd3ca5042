import { createHash } from 'node:crypto'
import { Evaluation } from './evaluation.ts'
import { Func, type Limits, nameKey, TooMuch, type Value } from './feel/index.ts'
import { type DrgElement, LinkedModel } from './linked-model.ts'
import type { Model } from './model.ts'
import { fromPlain, type Plain, toPlain } from './plain.ts'
import { readModel } from './read-model.ts'
import type { Trace, TraceStep } from './trace.ts'
import { TracedRun } from './traced-run.ts'

export type DecideOptions = { readonly now: Date; readonly zone?: string; readonly limits?: Limits }
export type Decided = { readonly result: Plain; readonly trace: Trace }
/** What an evaluation came to, as values. */
export type Evaluated = { readonly value: Value; readonly run: TracedRun; readonly complete: boolean }

const ZONE = 'Europe/Stockholm'

/** A set of rules: a decision model with those it imports, ready to decide. The same rules and inputs always decide the same. */
export class Rules {
  readonly name: string
  readonly version: string
  readonly #root: LinkedModel

  constructor(models: readonly [Model, ...Model[]]) {
    this.#root = new LinkedModel(models[0], models)
    this.name = models[0].name
    const hash = createHash('sha256')
    // The order imported files are found in says nothing.
    for (const xml of [
      models[0].xml,
      ...models
        .slice(1)
        .map((each) => each.xml)
        .toSorted(),
    ])
      hash.update(`${xml.length}:`).update(xml)
    this.version = hash.digest('hex')
  }

  /** The names of the decisions, as they can be asked for. */
  get decisions(): string[] {
    return this.#root.elements.flatMap(({ kind, of }) => (kind === 'decision' ? [of.name] : []))
  }

  /** The input data the rules ask for, with the names of their types. */
  get inputs(): { name: string; label: string; type: string | null }[] {
    return this.#root.elements.flatMap(({ kind, of }) =>
      kind === 'input' ? [{ name: of.name, label: of.label, type: of.typeRef }] : [],
    )
  }

  /** Makes a decision from JSON, and tells what it was made from. Never throws: what cannot be decided is null, with warnings. */
  decide(decision: string, inputs: { readonly [name: string]: unknown }, options: DecideOptions): Decided {
    const given = new Map(
      Object.entries(inputs).map(([name, value]) => [name, fromPlain(value, this.#inputType(name))]),
    )
    const { value, run, complete } = this.evaluate(decision, given, options)
    const result = toPlain(value)
    return {
      result,
      trace: {
        decision,
        model: this.name,
        version: this.version,
        at: options.now.toISOString(),
        inputs: Object.fromEntries([...given].map(([name, each]) => [name, toPlain(each)])),
        result,
        steps: stepsOf(run),
        warnings: run.warnings,
        complete,
      },
    }
  }

  /** Evaluates a decision, or calls a business knowledge model or a decision service with what is given by its parameters' names. */
  evaluate(name: string, given: ReadonlyMap<string, Value>, options: DecideOptions): Evaluated {
    const { now, zone = ZONE, limits } = options
    const run = new TracedRun(now, zone, limits)
    const named = new Map([...given].map(([each, value]) => [nameKey(each), value]))
    try {
      const element = this.#element(name)
      if (!element) return { value: run.warn('model', `there is no decision ${name}`), run, complete: true }
      const value = new Evaluation(run, named).value({ model: this.#root, element })
      if (element.kind === 'decision' || !(value instanceof Func)) return { value, run, complete: true }
      const parameters = (value.parameters ?? []).map((each) => nameKey(each.name))
      const list = parameters.map((each) => named.get(each) ?? null)
      return { value: value.call({ list }, run), run, complete: true }
    } catch (cause) {
      // What asks for more than it may, in steps or in the depth of the machine itself, decides nothing.
      if (!(cause instanceof TooMuch) && !(cause instanceof RangeError)) throw cause
      return { value: run.warn('too-much', cause.message), run, complete: false }
    }
  }

  #element(name: string): DrgElement | null {
    const key = nameKey(name)
    const named = this.#root.elements.filter(({ of }) => nameKey(of.name) === key || nameKey(of.variable) === key)
    return named.find(({ kind }) => kind === 'decision') ?? named[0] ?? null
  }

  #inputType(name: string) {
    const key = nameKey(name)
    const found = this.#root.elements.find(({ kind, of }) => kind === 'input' && nameKey(of.name) === key)
    return found?.kind === 'input' && found.of.typeRef !== null ? this.#root.type(found.of.typeRef) : null
  }
}

function stepsOf(run: TracedRun): TraceStep[] {
  return run.decisions.map(({ decision, question, value }) => ({
    decision,
    question,
    result: toPlain(value),
    tables: run.tables
      .filter((table) => table.decision === decision)
      .map(({ hitPolicy, inputs, rows, otherwise, result }) => ({
        hitPolicy,
        otherwise,
        result: toPlain(result),
        inputs: inputs.map((each) => ({ label: each.label, value: toPlain(each.value) })),
        rows: rows.map((row) => ({
          ...row,
          conditions: row.conditions.map((each) => ({ ...each, value: toPlain(each.value) })),
          outputs: row.outputs.map((each) => ({ ...each, value: toPlain(each.value) })),
        })),
      })),
  }))
}

/** Reads rules from their files: the model itself, then those it imports. Throws NotAModel for what is none. */
export async function readRules(xml: string, imported: readonly string[] = []): Promise<Rules> {
  const [model, ...others] = await Promise.all([xml, ...imported].map(readModel))
  return new Rules([model!, ...others])
}
