/**
 * `npm run bench -- NAME [--json FILE] [--rows 100000] [--both] [--seconds 5] [--only WORDS] [--file FILE] [--least 0.11] [--articles 50000]`: runs
 * one benchmark of bench/ and prints its figures. Ends with 1 when a budget is missed. See bench/README.md.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, reportTo, type Report } from '../bench/stage/figure.ts'

/** What each file directly in bench/ exports. */
type Benchmark = {
  run(
    report: Report,
    setting: {
      sizes: number[]
      seconds: number
      only: string | null
      file: string | null
      least: number | null
      articles: number
    },
  ): Promise<void>
}

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    rows: { type: 'string', default: '100000' },
    both: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string' },
    file: { type: 'string' },
    least: { type: 'string' },
    articles: { type: 'string', default: '50000' },
  },
})
const name = positionals[0] ?? ''
const file = join(root, 'bench', `${name}.ts`)
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  process.stderr.write('Which benchmark? npm run bench -- core, search, search-speed, start or working-time\n')
  process.exit(2)
}
const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs')], { stdio: 'inherit' })
if (prepared.status !== 0) process.exit(2)

const figures: Figure[] = []
const benchmark = (await import(file)) as Benchmark
await benchmark.run(reportTo(figures, name), {
  sizes: values.both ? [100_000, 1_000_000] : [Number(values.rows)],
  seconds: Number(values.seconds),
  only: values.only ?? null,
  file: values.file ?? null,
  articles: Number(values.articles),
  least: values.least === undefined ? null : Number(values.least),
})
if (values.json) writeFileSync(values.json, figures.map((figure) => JSON.stringify(figure)).join('\n') + '\n')
const missed = figures.filter((figure) => !figure.ok)
process.stdout.write(
  missed.length === 0
    ? '\nAll budgets hold.\n'
    : `\n${missed.length} of ${figures.length} figures miss their budget.\n`,
)
process.exit(missed.length === 0 ? 0 : 1)
