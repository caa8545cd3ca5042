/**
 * `npm run acceptance -- 1|2 [--tests FILE] [--bench FILE]... [--thorough]`: goes through a list of what was promised and prints a
 * line each: ok, FAILED or not done, the words, and what shows it. Ends with 1 when anything failed.
 *
 *   --tests FILE   a JSON report of Vitest, instead of running all tests now (npm test with TORGET_TEST_REPORT=FILE)
 *   --bench FILE   figures of `npm run bench -- core --both --json FILE`; may be given several times
 *   --thorough     also what takes many minutes: a bare copy, planted faults, 10,000 requests of nonsense, other servers
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type FigureResult, type Given, npm, root, type Section, type TestResult } from './acceptance/proof.ts'

const lists: Record<string, () => Promise<{ sections: Section[] }>> = {
  '1': () => import('./acceptance/1.ts'),
  '2': () => import('./acceptance/2.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: 'string' },
    bench: { type: 'string', multiple: true, default: [] },
    thorough: { type: 'boolean', default: false },
  },
})
const list = lists[positionals[0] ?? '']
if (!list) {
  process.stderr.write(`Which list? npm run acceptance -- ${Object.keys(lists).join(' or ')}\n`)
  process.exit(2)
}
const { sections } = await list()
const given: Given = {
  tests: values.tests ? testsIn(values.tests) : runTests(),
  checks: runChecks(),
  figures: values.bench.flatMap(figuresIn),
  isThorough: values.thorough,
}
const counted = { ok: 0, FAILED: 0, 'not done': 0 }
for (const { title, lines } of sections) {
  process.stdout.write(`\n${title}\n`)
  for (const { words, proof } of lines) {
    const { state, evidence } = await proof(given)
    counted[state]++
    process.stdout.write(`${state.padEnd(8)}  ${words}  (${evidence})\n`)
  }
}
process.stdout.write(`\n${counted.ok} ok, ${counted.FAILED} failed, ${counted['not done']} not done\n`)
process.exitCode = counted.FAILED > 0 ? 1 : 0

function runTests(): TestResult[] {
  process.stdout.write('Running all tests …\n')
  const folder = mkdtempSync(join(tmpdir(), 'torget-acceptance-'))
  const report = join(folder, 'tests.json')
  process.env['TORGET_TEST_REPORT'] = report
  try {
    const run = npm('test')
    if (run.error) throw run.error
    return testsIn(report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function testsIn(file: string): TestResult[] {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
  }
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      name: `${name.replace(`${root}/`, '')} ${fullName}`,
      passed: status === 'passed',
    })),
  )
}

function runChecks(): Map<string, boolean> {
  process.stdout.write('Running the checks …\n')
  const lines = npm('check').stdout.matchAll(/^(ok|FAILED)\s{2,}(.+?)\s{2,}[\d.]+ s$/gm)
  return new Map([...lines].map(([, state, name]) => [name!, state === 'ok']))
}

function figuresIn(file: string): FigureResult[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FigureResult)
}
