/** What a benchmark measured: one number, its unit, and what it must not be worse than. */
export type Figure = {
  bench: string
  figure: string
  unit: string
  value: number
  /** Null: shown for information only. */
  budget: { most: number } | { least: number } | null
  ok: boolean
  /** What else was seen, for whoever reads it. */
  note: string
}

type Told = { budget?: Figure['budget']; sound?: boolean; note?: string }

/** How a benchmark tells its figures. `sound` false: what was measured went wrong, so the budget is missed whatever the value. */
export type Report = (figure: string, value: number, unit: string, told?: Told) => void

/** Collects figures of one benchmark and prints each as it comes. */
export function reportTo(figures: Figure[], bench: string): Report {
  return (figure, value, unit, { budget = null, sound = true, note = '' } = {}) => {
    const within = budget === null || ('most' in budget ? value <= budget.most : value >= budget.least)
    const measured = { bench, figure, unit, value: rounded(value), budget, ok: within && sound, note }
    figures.push(measured)
    process.stdout.write(`${lineOf(measured)}\n`)
  }
}

function rounded(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value)
  return Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : Math.round(value * 10_000) / 10_000
}

function lineOf({ figure, unit, value, budget, ok, note }: Figure): string {
  const wanted = budget === null ? '' : 'most' in budget ? `at most ${budget.most}` : `at least ${budget.least}`
  const verdict = budget === null && ok ? '' : ok ? 'holds' : 'MISSED'
  return `${figure.padEnd(64)} ${value.toLocaleString('en', { maximumFractionDigits: 4 }).padStart(9)} ${unit.padEnd(10)} ${wanted.padEnd(17)} ${verdict.padEnd(7)} ${note}`.trimEnd()
}

/** The value below which `share` of the sorted-on-the-way values lie, such as 0.95. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
