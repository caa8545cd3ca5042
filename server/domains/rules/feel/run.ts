import type { Value } from './values.ts'

/** What one evaluation may cost. Whoever asks for more gets null and a warning. */
export type Limits = {
  readonly steps: number
  readonly milliseconds: number
  readonly depth: number
  readonly listSize: number
  readonly textSize: number
}

export const defaultLimits: Limits = {
  steps: 1_000_000,
  milliseconds: 1000,
  depth: 400,
  listSize: 100_000,
  textSize: 1_000_000,
}

export type Warning = { readonly code: WarningCode; readonly detail: string }
export type WarningCode =
  | 'syntax'
  | 'unknown-name'
  | 'wrong-type'
  | 'not-a-function'
  | 'wrong-arguments'
  | 'no-result'
  | 'not-allowed'
  | 'hit-policy'
  | 'too-much'
  | 'model'

/** Thrown when an evaluation has used what it may; caught where it was started. */
export class TooMuch extends Error {}

/** One evaluation: what it has used, what it has to say, and what time it is. */
export class Run {
  readonly limits: Limits
  readonly warnings: Warning[] = []
  /** Nanoseconds of UTC: now() and today() are the same throughout one evaluation. */
  readonly now: bigint
  readonly zone: string
  #steps = 0
  #depth = 0
  readonly #until: number

  constructor(now: Date, zone: string, limits: Limits = defaultLimits) {
    this.limits = limits
    this.now = BigInt(now.getTime()) * 1_000_000n
    this.zone = zone
    this.#until = performance.now() + limits.milliseconds
  }

  /** Counts work done. Time is looked at now and then: asking the clock costs more than most steps. */
  step(count = 1): void {
    const before = this.#steps
    this.#steps += count
    if (this.#steps > this.limits.steps) throw new TooMuch('steps')
    if ((before ^ this.#steps) >= 1024 && performance.now() > this.#until) throw new TooMuch('time')
  }

  /** Carries something out one level deeper. */
  deeper<T>(work: () => T): T {
    if (this.#depth >= this.limits.depth) throw new TooMuch('depth')
    this.#depth++
    try {
      this.step()
      return work()
    } finally {
      this.#depth--
    }
  }

  /** Counts a list's or a text's size as work, and refuses what is too large. */
  sized<T extends Value>(value: T): T {
    if (Array.isArray(value)) {
      if (value.length > this.limits.listSize) throw new TooMuch('list')
      this.step(value.length >> 3)
    } else if (typeof value === 'string' && value.length > this.limits.textSize) throw new TooMuch('text')
    return value
  }

  /** Says why something became null, and is that null. */
  warn(code: WarningCode, detail: string): null {
    if (this.warnings.length < 100) this.warnings.push({ code, detail: detail.slice(0, 300) })
    return null
  }
}

/** The names that can be seen at a place in an expression. Inner ones hide outer ones. */
export class Scope {
  readonly run: Run
  readonly #names: ReadonlyMap<string, Value>
  readonly #outer: Scope | null

  constructor(run: Run, names: ReadonlyMap<string, Value>, outer: Scope | null = null) {
    this.run = run
    this.#names = names
    this.#outer = outer
  }

  /** A scope within this one. */
  inner(names: ReadonlyMap<string, Value>): Scope {
    return new Scope(this.run, names, this)
  }

  /** The value of a name, undefined if nobody knows it. */
  find(name: string): Value | undefined {
    const found = this.#names.get(name)
    if (found !== undefined || this.#names.has(name)) return found ?? null
    return this.#outer?.find(name)
  }
}
