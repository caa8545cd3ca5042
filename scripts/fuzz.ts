// Sends whatever nobody would send to every operation: npm run fuzz -- [requests, 10000] [seed, by the clock]. The seed is printed,
// so that what broke can be sent again.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const [requests = '10000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
if (!/^\d+$/.test(requests) || !/^\d+$/.test(seed)) {
  console.error('Usage: npm run fuzz -- [requests] [seed], both whole numbers.')
  process.exit(2)
}
console.log(`${requests} requests, seed ${seed}`)
const run = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  ['run', '--project', 'code', 'server/fuzz.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS: requests, FUZZ_SEED: seed },
  },
)
process.exit(run.status ?? 1)
