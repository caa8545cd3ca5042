import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

/** The product as a process of its own, as `npm start` runs it. */
export type RunningProduct = {
  /** Where it answers. */
  origin: string
  process: ChildProcess
  /** Everything it has said on its two outputs. */
  said(): string
  /** Sends the signal and waits for the end. @returns the exit code; null when the signal ended it */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** How a start that was refused ended. */
export type RefusedStart = { code: number | null; said: string }

type Settings = Record<string, string>

/** Starts the product and waits until it says where it answers. Throws when it ends instead. */
export async function runProduct(settings: Settings): Promise<RunningProduct> {
  const { child, said, ended } = launch(settings)
  const origin = await new Promise<string>((found, fail) => {
    child.stdout!.on('data', () => {
      const at = /ready at (http:\S+)/.exec(said())?.[1]
      if (at) found(at)
    })
    void ended.then((code) => fail(new Error(`The product did not start (exit ${code}): ${said()}`)))
  })
  return {
    origin,
    process: child,
    said,
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Starts the product where it should refuse, and waits for its end. */
export async function startRefused(settings: Settings): Promise<RefusedStart> {
  const { said, ended } = launch(settings)
  return { code: await ended, said: said() }
}

/** The owner's address of the database that a product started with this data folder brings along. */
export function embeddedUrl(folder: string): string {
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgres://torget_owner:${readFileSync(join(folder, 'owner-password'), 'utf8')}@127.0.0.1:${port}/postgres`
}

/** The process of that database. */
export function embeddedProcess(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function launch(settings: Settings) {
  const child = spawn(
    join(root, 'node_modules', '.bin', 'node'),
    ['--disable-warning=ExperimentalWarning', 'server/main.ts'],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return { child, said: () => words, ended }
}
