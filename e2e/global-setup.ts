import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product under test answers. */
    origin: string
  }
}

/** Starts the whole product as a newcomer would, in a data folder of its own, for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync('/var/tmp/torget-browser-')
  const root = join(import.meta.dirname, '..')
  const server = spawn(join(root, 'node_modules', '.bin', 'node'), ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      TORGET_DATA: folder,
      TORGET_REQUESTS_PER_MINUTE: '100000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  project.provide('origin', await originOf(server))
  return async () => {
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
}

function originOf(server: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = ''
    server.once('exit', (code) => fail(new Error(`The product did not start (exit ${code}): ${said}`)))
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const origin = /ready at (http:\S+)/.exec(said)?.[1]
      if (origin) found(origin)
    })
  })
}
