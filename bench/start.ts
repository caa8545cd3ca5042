/** How long `npm start` takes to the first page: with an empty data folder, and again. Without `npm ci`, which is the network's time. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { percentile, type Report } from './stage/figure.ts'
import { freePort, root } from './stage/stage.ts'

const STARTS = 5

/** Starts the product as a newcomer does, as often as needed for a figure that is not chance. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync('/var/tmp/torget-bench-')
  chmodSync(folder, 0o755)
  try {
    report('npm start, nothing there yet, to the first page', await startOnce(folder), 'ms', {
      budget: { most: 60_000 },
    })
    const again: number[] = []
    for (let round = 0; round < STARTS; round++) again.push(await startOnce(folder))
    report(`npm start again, to the first page (slowest of ${STARTS})`, Math.max(...again), 'ms', {
      budget: { most: 5000 },
    })
    report(`npm start again, to the first page (middle of ${STARTS})`, percentile(again, 0.5), 'ms')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  // In a process group of its own, as at a terminal: npm, its shell and the server are told together to stop.
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    env: { ...process.env, PORT: String(port), TORGET_DATA: folder, NODE_ENV: '' },
    stdio: 'ignore',
  })
  const gone = new Promise((done) => child.once('exit', done))
  try {
    await firstPage(`http://127.0.0.1:${port}/`, () => child.exitCode)
    return performance.now() - begun
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT')
    await gone
  }
}

async function firstPage(url: string, exited: () => number | null): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    if (exited() !== null) throw new Error(`npm start ended with ${exited()}.`)
    const text = await fetch(url).then(
      (response) => (response.ok ? response.text() : ''),
      () => '',
    )
    if (text.includes('</html>')) return
    await new Promise((later) => setTimeout(later, 25))
  }
  throw new Error('No page within two minutes.')
}
