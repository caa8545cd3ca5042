// Runs the suites one after another, each within its own time budget, and tells the total, the slowest tests and the sum.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Suite = { name: string; minutes: number; command: string[]; counts: boolean }
type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; assertionResults: { fullName: string; duration?: number | null; status: string }[] }[]
}

const suites: Suite[] = [
  { name: 'check', minutes: 5, command: ['npm', 'run', '--silent', 'check'], counts: false },
  { name: 'test', minutes: 12, command: ['npm', 'run', '--silent', 'test'], counts: true },
  { name: 'test:servers', minutes: 8, command: ['npm', 'run', '--silent', 'test:servers'], counts: true },
]

const folder = mkdtempSync(join(tmpdir(), 'torget-ci-'))
const bin = join(import.meta.dirname, '..', 'node_modules', '.bin')
let passed = 0
let failed = 0
const slowest: { name: string; ms: number }[] = []
const lines: string[] = []
const begun = Date.now()

for (const suite of suites) {
  const from = Date.now()
  const report = join(folder, `${suite.name.replace(':', '-')}.json`)
  const run = spawnSync(suite.command[0]!, suite.command.slice(1), {
    stdio: 'inherit',
    timeout: suite.minutes * 60_000,
    killSignal: 'SIGKILL',
    env: {
      ...process.env,
      PATH: `${bin}:${process.env['PATH']}`,
      CI: 'true',
      TORGET_TEST_REPORT: report,
      NO_COLOR: '1',
    },
  })
  const seconds = Math.round((Date.now() - from) / 1000)
  const timedOut = run.error !== undefined
  const ok = run.status === 0 && !timedOut
  lines.push(
    `${ok ? 'ok    ' : 'FAILED'} ${suite.name.padEnd(14)} ${String(seconds).padStart(4)} s of ${suite.minutes * 60} s${timedOut ? ' (out of time)' : ''}`,
  )
  const before = failed
  if (suite.counts) count(report, suite.name)
  else if (ok) passed++
  // A suite that fails without a failed test, such as one that could not start, counts as one.
  if (!ok && failed === before) failed++
}

function count(file: string, suite: string): void {
  if (!existsSync(file)) return
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  passed += report.numPassedTests
  failed += report.numFailedTests
  for (const test of report.testResults.flatMap((each) => each.assertionResults)) {
    slowest.push({ name: `${suite}: ${test.fullName}`, ms: test.duration ?? 0 })
  }
}

rmSync(folder, { recursive: true, force: true })
console.log('\nThe 20 slowest tests')
for (const { name, ms } of slowest.toSorted((a, b) => b.ms - a.ms).slice(0, 20))
  console.log(`${String(Math.round(ms)).padStart(7)} ms  ${name.slice(0, 130)}`)
console.log(`\n${lines.join('\n')}\ntotal          ${Math.round((Date.now() - begun) / 1000)} s\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
