// Runs all tests that need only Node and a browser. Arguments go to Vitest: `npm test -- server/domains/contacts`.
import { spawnSync } from 'node:child_process'

const report = process.env['TORGET_TEST_REPORT']
const words = [
  'run',
  // What needs servers from Debian is run by `npm run test:servers`, which starts them.
  '--project=!servers',
  ...(report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []),
  ...process.argv.slice(2),
]
const run = spawnSync('vitest', words, { stdio: 'inherit' })
process.exitCode = run.status ?? 1
