import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** How a line stands, and what shows it. `not done` is said plainly: it is neither proved nor failed. */
export type Verdict = { state: 'ok' | 'FAILED' | 'not done'; evidence: string }

/** One promise of the list, in words, and how it is proved. */
export type Line = { words: string; proof: (given: Given) => Verdict | Promise<Verdict> }

export type Section = { title: string; lines: Line[] }

export type TestResult = { name: string; passed: boolean }
export type FigureResult = { bench: string; figure: string; unit: string; value: number; ok: boolean }

/** What has been run before the lines are gone through. */
export type Given = {
  tests: TestResult[]
  /** By name of the check, whether it held. */
  checks: Map<string, boolean>
  figures: FigureResult[]
  /** Also what takes many minutes. */
  isThorough: boolean
}

export const root = join(import.meta.dirname, '..', '..')

/** Proved by tests: for each pattern at least one test whose file or name fits, and all of them passed. */
export function tests(...patterns: RegExp[]): Line['proof'] {
  return ({ tests: results }) => {
    const found = patterns.map((pattern) => results.filter(({ name }) => pattern.test(name)))
    const missing = patterns.filter((_, at) => found[at]!.length === 0)
    if (missing.length > 0) return { state: 'FAILED', evidence: `no test fits ${missing.join(', ')}` }
    const ran = new Set(found.flat())
    const broken = [...ran].filter(({ passed }) => !passed)
    if (broken.length > 0) return { state: 'FAILED', evidence: broken.map(({ name }) => name).join('; ') }
    return { state: 'ok', evidence: ran.size === 1 ? '1 test' : `${ran.size} tests` }
  }
}

/** Proved by parts of `npm run check`. */
export function checks(...names: string[]): Line['proof'] {
  return ({ checks: results }) => {
    const broken = names.filter((name) => results.get(name) !== true)
    return broken.length > 0
      ? { state: 'FAILED', evidence: `check: ${broken.join(', ')}` }
      : { state: 'ok', evidence: `check: ${names.join(', ')}` }
  }
}

/** Proved by figures of a benchmark that was run before; every pattern must fit a figure, and all must hold, with what stands indented under them. */
export function figures(...patterns: RegExp[]): Line['proof'] {
  return ({ figures: results }) => {
    if (results.length === 0)
      return { state: 'not done', evidence: 'npm run bench -- core --both --json FILE, then --bench FILE' }
    const found = patterns.map((pattern) =>
      results.flatMap((result, at) => (pattern.test(result.figure) ? [result, ...under(results, at)] : [])),
    )
    if (found.some((fitting) => fitting.length === 0))
      return { state: 'not done', evidence: 'the figures given do not hold it' }
    const told = found.flat().map(({ value, unit }) => `${value} ${unit}`)
    return { state: found.flat().every(({ ok }) => ok) ? 'ok' : 'FAILED', evidence: told.join(', ') }
  }
}

/** The p95 of a load stands indented under its rate; processor time is no promise. */
function under(results: FigureResult[], at: number): FigureResult[] {
  const rest = results.slice(at + 1)
  const end = rest.findIndex(({ figure }) => !figure.startsWith('  '))
  return rest.slice(0, end < 0 ? rest.length : end).filter(({ figure }) => figure.startsWith('  p95'))
}

/** Proved by a script of package.json that ends well. The evidence is its last line. */
export function script(name: string, ...words: string[]): Line['proof'] {
  return () => {
    const run = npm(name, words)
    return { state: run.status === 0 ? 'ok' : 'FAILED', evidence: lastLine(`${run.stdout}\n${run.stderr}`) }
  }
}

/** Proved only when everything is asked for, since it takes many minutes. */
export function thorough(proof: Line['proof']): Line['proof'] {
  return (given) => (given.isThorough ? proof(given) : { state: 'not done', evidence: 'takes long: --thorough' })
}

/** Proved by all of these. */
export function all(...proofs: Line['proof'][]): Line['proof'] {
  return async (given) => {
    const verdicts: Verdict[] = []
    for (const proof of proofs) verdicts.push(await proof(given))
    const state = verdicts.some((verdict) => verdict.state === 'FAILED')
      ? 'FAILED'
      : verdicts.some((verdict) => verdict.state === 'not done')
        ? 'not done'
        : 'ok'
    return { state, evidence: verdicts.map(({ evidence }) => evidence).join('; ') }
  }
}

/** Runs a script of package.json quietly. */
export function npm(name: string, words: string[] = []): SpawnSyncReturns<string> {
  return spawnSync('npm', ['run', '--silent', name, ...(words.length > 0 ? ['--', ...words] : [])], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1' },
  })
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 160) ?? ''
  )
}
