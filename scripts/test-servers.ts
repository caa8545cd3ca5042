// The tests that need real servers from Debian. Installs and starts them; fails loudly if it cannot.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { installSlapd, slapdRoot, startSlapd } from './slapd.ts'

const PROGRAMS = '/usr/lib/postgresql/15/bin'
const NOBODY = 65534
const isRoot = process.getuid?.() === 0

if (!existsSync(join(PROGRAMS, 'initdb'))) install('postgresql-15')
if (!existsSync(join(PROGRAMS, 'initdb'))) fail('postgresql-15 could not be installed.')
installSlapd(install)
const folder = mkdtempSync('/var/tmp/torget-debian-')
const postgres = await startPostgres()
const slapd = await startSlapd()
try {
  // The whole of what touches the database, once more on the PostgreSQL that Debian 12 brings, and what needs a directory server.
  const run = spawnSync(
    'vitest',
    [
      'run',
      '--project',
      'code',
      '--project',
      'servers',
      '--reporter=default',
      ...(process.env['TORGET_TEST_REPORT']
        ? ['--reporter=json', `--outputFile.json=${process.env['TORGET_TEST_REPORT']}`]
        : []),
      'server',
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        TORGET_TEST_DATABASE_URL: postgres.url,
        TORGET_TEST_LDAP: `${slapd.url} ${slapdRoot.password}`,
      },
    },
  )
  process.exitCode = run.status ?? 1
} finally {
  await slapd.stop()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

function install(name: string): void {
  if (!isRoot) fail(`This needs Debian's ${name}: sudo apt-get install ${name}`)
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (run.status !== 0) fail(`${name} could not be installed.`)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(secret, 'owner', { mode: 0o600 })
  if (isRoot) for (const path of [folder, data, secret]) chownSync(path, NOBODY, NOBODY)
  const made = spawnSync(
    join(PROGRAMS, 'initdb'),
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
    { ...who, cwd: '/', encoding: 'utf8' },
  )
  if (made.status !== 0) fail(`initdb: ${made.stderr}`)
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'synchronous_commit=off',
    'max_connections=120',
    'jit=off',
  ]
  // To a file: nobody reads a pipe while the tests run, and a server whose log nobody reads stops when the pipe is full.
  const log = join(folder, 'log')
  const server = spawn(join(PROGRAMS, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...who,
    cwd: '/',
    stdio: ['ignore', 'ignore', openSync(log, 'w')],
  })
  for (let tries = 0; !readFileSync(log, 'utf8').includes('ready to accept connections'); tries++) {
    if (server.exitCode !== null || tries > 300)
      fail(`PostgreSQL 15 did not start: ${readFileSync(log, 'utf8').slice(-500)}`)
    await sleep(100)
  }
  return {
    url: `postgres://torget_owner:owner@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((gone) => {
        server.once('exit', () => gone())
        server.kill('SIGINT')
      }),
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
