// Before `npm start`: installs what is missing and builds the pages when their sources changed. Plain JavaScript for an older Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..'))

const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const stamp = 'node_modules/.torget-lock'
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing what Torget needs (once, about half a minute) …')
  const npm = process.env.npm_execpath
  const words = ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error', '--ignore-scripts=false']
  const run = npm
    ? spawnSync(process.execPath, [npm, ...words], { stdio: 'inherit' })
    : spawnSync('npm', words, { stdio: 'inherit' })
  if (run.status !== 0) {
    console.error('The installation did not succeed. Check that the npm registry can be reached, and try again.')
    process.exit(run.status ?? 1)
  }
  writeFileSync(stamp, lock)
}

const built = 'build/server/index.js'
if (
  !existsSync(built) ||
  newest(['web', 'server', 'public', 'package-lock.json', 'vite.config.ts', 'react-router.config.ts']) >
    statSync(built).mtimeMs
) {
  console.log('Building the pages …')
  // The project's own Node first in the path: the builder's first line asks for whatever is called node.
  const path = `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}`
  const run = spawnSync('node_modules/.bin/react-router', ['build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: path, NODE_ENV: 'production' },
  })
  if (run.status !== 0) {
    console.error('The pages could not be built.')
    process.exit(run.status ?? 1)
  }
}

/** The newest time of change under these places. */
function newest(places) {
  let latest = 0
  for (const place of places) {
    if (!existsSync(place)) continue
    const stat = statSync(place)
    latest = Math.max(
      latest,
      stat.isDirectory() ? newest(readdirSync(place).map((name) => join(place, name))) : stat.mtimeMs,
    )
  }
  return latest
}
