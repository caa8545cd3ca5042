import type { Warning } from './feel/index.ts'
import type { HitPolicy } from './model.ts'
import type { Plain } from './plain.ts'

/** What a decision was made from, kept beside the decision: enough to tell its reasons and to make it again. */
export type Trace = {
  readonly decision: string
  readonly model: string
  /** Which rules: a hash of everything the models say. */
  readonly version: string
  readonly at: string
  readonly inputs: { [name: string]: Plain }
  readonly result: Plain
  readonly steps: readonly TraceStep[]
  readonly warnings: readonly Warning[]
  /** False where the evaluation was stopped: then nothing was decided. */
  readonly complete: boolean
}

export type TraceStep = {
  readonly decision: string
  readonly question: string | null
  readonly result: Plain
  readonly tables: readonly TraceTable[]
}

export type TraceTable = {
  readonly hitPolicy: HitPolicy
  readonly inputs: readonly { label: string; value: Plain }[]
  readonly rows: readonly TraceRow[]
  /** Whether no rule fitted and the value for that was taken. */
  readonly otherwise: boolean
  readonly result: Plain
}

export type TraceRow = {
  readonly number: number
  readonly id: string
  readonly description: string | null
  readonly conditions: readonly { label: string; test: string; value: Plain }[]
  readonly outputs: readonly { name: string; value: Plain }[]
  readonly annotations: readonly { name: string; text: string }[]
}
