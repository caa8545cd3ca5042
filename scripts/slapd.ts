// A real directory server for the tests: Debian's slapd in a folder of its own, with nothing in it but its root.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/slapd'
const SCHEMAS = '/etc/ldap/schema'

/** What the tests sign in with. */
export const slapdRoot = { base: 'dc=ekby,dc=example', name: 'cn=admin,dc=ekby,dc=example', password: 'only for tests' }

/** Installs slapd when it is missing; throws when it cannot. */
export function installSlapd(install: (name: string) => void): void {
  if (!existsSync(PROGRAM)) install('slapd')
  if (!existsSync(PROGRAM)) throw new Error('slapd could not be installed.')
}

/** Starts a server of its own on a free port; throws with its words when it does not answer within ten seconds. */
export async function startSlapd(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync('/var/tmp/torget-slapd-')
  const data = join(folder, 'data')
  mkdirSync(data)
  const port = await freePort()
  const url = `ldap://127.0.0.1:${port}`
  const settings = join(folder, 'slapd.conf')
  const schemas = ['core', 'cosine', 'inetorgperson'].map((name) => `include ${SCHEMAS}/${name}.schema`)
  const secret = spawnSync('/usr/sbin/slappasswd', ['-s', slapdRoot.password], { encoding: 'utf8' }).stdout.trim()
  writeFileSync(
    settings,
    [
      ...schemas,
      `pidfile ${folder}/slapd.pid`,
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      'database mdb',
      'maxsize 67108864',
      `suffix "${slapdRoot.base}"`,
      `rootdn "${slapdRoot.name}"`,
      `rootpw ${secret}`,
      `directory ${data}`,
      '',
    ].join('\n'),
  )
  const server = spawn(PROGRAM, ['-f', settings, '-h', url, '-d', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const gone = new Promise<void>((done) => server.once('exit', () => done()))
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`slapd did not start: ${log.slice(-500)}`)
    if (await answers(port)) {
      return {
        url,
        async stop() {
          server.kill('SIGINT')
          await gone
          rmSync(folder, { recursive: true, force: true })
        },
      }
    }
    await new Promise((done) => setTimeout(done, 100))
  }
  server.kill('SIGKILL')
  throw new Error(`slapd did not answer within ten seconds: ${log.slice(-500)}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect(port, '127.0.0.1')
    probe.once('connect', () => {
      probe.destroy()
      done(true)
    })
    probe.once('error', () => done(false))
  })
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
