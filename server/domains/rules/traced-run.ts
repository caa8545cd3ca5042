import { Run, type Value } from './feel/index.ts'
import type { HitPolicy } from './model.ts'

/** What a decision table did: what it was asked, and which of its rules answered. */
export type TableEvent = {
  readonly decision: string
  readonly hitPolicy: HitPolicy
  readonly inputs: readonly { label: string; value: Value }[]
  readonly rows: readonly RowEvent[]
  readonly otherwise: boolean
  readonly result: Value
}

export type RowEvent = {
  readonly number: number
  readonly id: string
  readonly description: string | null
  readonly conditions: readonly { label: string; test: string; value: Value }[]
  readonly outputs: readonly { name: string; value: Value }[]
  readonly annotations: readonly { name: string; text: string }[]
}

export type DecisionEvent = { readonly decision: string; readonly question: string | null; readonly value: Value }

/** Tables in a loop would fill the trace: the first ones tell enough. */
const MOST_EVENTS = 500

/** A run that remembers what was decided. */
export class TracedRun extends Run {
  readonly tables: TableEvent[] = []
  readonly decisions: DecisionEvent[] = []
  readonly #deciding: string[] = []

  /** The decision that is being made. */
  get deciding(): string {
    return this.#deciding.at(-1) ?? ''
  }

  /** Makes a decision, and remembers what it came to. */
  decide(decision: string, question: string | null, work: () => Value): Value {
    this.#deciding.push(decision)
    try {
      const value = this.deeper(work)
      if (this.decisions.length < MOST_EVENTS) this.decisions.push({ decision, question, value })
      return value
    } finally {
      this.#deciding.pop()
    }
  }

  /** Remembers what a table did. */
  remember(event: Omit<TableEvent, 'decision'>): void {
    if (this.tables.length < MOST_EVENTS) this.tables.push({ decision: this.deciding, ...event })
  }
}
