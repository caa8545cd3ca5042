import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { type Config, readConfig } from '#platform/config/config.ts'
import { StartUpError } from '#platform/config/start-up-error.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { formatFollowCode } from '#platform/references/follow-code.ts'
import { formatReference } from '#platform/references/reference.ts'
import { makeProduct, prepareAuditMonths, type Product } from './product.ts'

/** Starts the roles asked for: `--roles=web,worker` (both unless told). One process of each is enough for a municipality. */
const asked = process.argv
  .find((argument) => argument.startsWith('--roles='))
  ?.slice('--roles='.length)
  .split(',') ?? ['web', 'worker']

try {
  await start()
} catch (error) {
  if (!(error instanceof StartUpError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.code)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const roles = { web: asked.includes('web'), worker: asked.includes('worker') }
  if (!roles.web && !roles.worker) throw new StartUpError('--roles takes web, worker or web,worker.', 2)
  const release = holdFolder(config)
  const database = config.databaseUrl ? null : await startEmbeddedDatabase(config.dataFolder)
  const databaseUrl = config.databaseUrl ?? database!.url
  let product: Product | null = null
  let followable: string | null = null
  try {
    await migrate(databaseUrl)
    if (config.demo) await loadTheDemo(databaseUrl)
    const log = pino(
      { level: config.logLevel, base: null, redact: ['req.headers', 'headers'] },
      pino.destination({ dest: 2, sync: false }),
    )
    product = await makeProduct({ config, databaseUrl, log, roles })
    await prepareAuditMonths(product.db, new Date())
    if (config.demo) followable = await playTheDemo(product)
    await listen(product, config)
  } catch (error) {
    await product?.close()
    await database?.stop()
    release()
    throw error
  }
  stopOnSignal(product, async () => {
    await database?.stop()
    release()
  })
  tellAddresses(product, config, followable)
}

async function loadTheDemo(databaseUrl: string): Promise<void> {
  const { loadDemo } = await import('#demo/load.ts')
  await loadDemo(databaseUrl)
}

/** A newly loaded demo gets a yesterday and a morning, so that nobody's first look is at empty lists. */
async function playTheDemo({ execution }: Product): Promise<string | null> {
  const { playFirstDay } = await import('#demo/first-day.ts')
  const { ekby } = await playFirstDay(execution, new Date())
  return ekby ? `${formatReference(ekby.reference)} with code ${formatFollowCode(ekby.code)}` : null
}

async function listen(product: Product, config: Config): Promise<void> {
  try {
    await product.app.listen({ port: config.port, host: config.host })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE')
      throw new StartUpError(`Port ${config.port} is taken. Choose another: PORT=3001 npm start`, 4)
    if (code === 'EACCES')
      throw new StartUpError(
        `Port ${config.port} may not be opened by this user. Choose one above 1023: PORT=3001 npm start`,
        4,
      )
    throw error
  }
}

/** One process per data folder: the embedded database is its own. Processes with DATABASE_URL share as they like. */
function holdFolder(config: Config): () => void {
  const folder = resolve(config.dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (config.databaseUrl) return () => {}
  const file = join(folder, 'torget.pid')
  if (existsSync(file)) {
    const holder = Number(readFileSync(file, 'utf8'))
    if (holder !== process.pid && isAlive(holder)) {
      throw new StartUpError(
        `The folder ${config.dataFolder} is in use by another Torget (process ${holder}). Stop it, or choose another folder: TORGET_DATA=data2 npm start`,
        5,
      )
    }
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** Ctrl-C or SIGTERM: takes no more requests, finishes those under way, closes the database. A second Ctrl-C does not wait. */
function stopOnSignal(product: Product, after: () => Promise<void>): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(130)
    stopping = true
    const hurry = setTimeout(() => process.exit(1), 20_000)
    hurry.unref()
    await product.close()
    await after()
    process.stdout.write('Torget has stopped.\n')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

function tellAddresses(product: Product, config: Config, followable: string | null): void {
  const address = product.app.server.address()
  const port = address && typeof address === 'object' ? address.port : config.port
  const at = config.origin ?? `http://localhost:${port}`
  const lines = [`Torget is ready at ${at}`]
  if (config.demo && !config.signIn) {
    lines.push('', `  Citizens    ${at}/`, `  Staff       ${at}/desk   (choose a person: no password in the demo)`)
    lines.push(
      '              Alva Linnemark: guide at the desk   Åsa Berg: handler in Renhållningen   Maj Sundvall: manager',
    )
    lines.push(
      `  Lillby      ${at.replace('localhost', 'lillby.localhost')}/   (a second municipality behind its own wall)`,
    )
    if (followable) lines.push(`  Follow      ${at}/folj   (a question to follow: ${followable})`)
    lines.push(`  API         ${at}/api/v1/openapi.json`)
  }
  process.stdout.write(`${lines.join('\n')}\n\nCtrl-C stops.\n`)
}
