import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, type Verdict } from './proof.ts'

const MOST_SECONDS = 180

/** A copy as somebody clones it, with nothing installed: the time `npm start` takes to say that it is ready. */
export async function startBareCopy(): Promise<Verdict> {
  const folder = mkdtempSync('/var/tmp/torget-bare-')
  chmodSync(folder, 0o755)
  const copy = join(folder, 'torget')
  try {
    const cloned = spawnSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, copy], { encoding: 'utf8' })
    if (cloned.status !== 0) return { state: 'FAILED', evidence: cloned.stderr.trim() }
    const from = Date.now()
    const started = await readyOrEnded(copy)
    const seconds = Math.round((Date.now() - from) / 1000)
    const isInTime = started && seconds < MOST_SECONDS
    return { state: isInTime ? 'ok' : 'FAILED', evidence: started ? `${seconds} s` : 'it did not start' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readyOrEnded(copy: string): Promise<boolean> {
  return new Promise((done) => {
    // The path without this project's own programs: a bare machine has only its own Node.
    const path = (process.env['PATH'] ?? '').split(':').filter((place) => !place.includes('node_modules'))
    const child = spawn('npm', ['start'], {
      cwd: copy,
      env: { ...process.env, PATH: path.join(':'), PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let isReady = false
    child.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('ready at')) return
      isReady = true
      child.kill('SIGTERM')
    })
    child.once('close', () => done(isReady))
  })
}
