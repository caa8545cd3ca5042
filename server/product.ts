import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { ServerBuild } from 'react-router'
import { forgetServices } from '#domains/catalogue/index.ts'
import { openIndexKeeper, useIndexKeeper } from '#domains/search/index.ts'
import { forgetOrganisation, loadStaffActor, staffBySubject, staffToChoose } from '#domains/staff/index.ts'
import { type StaffActor, system } from '#platform/access/actor.ts'
import { type Clock, systemClock } from '#platform/clock/clock.ts'
import type { Config } from '#platform/config/config.ts'
import { readSecret } from '#platform/config/secret.ts'
import { type Database, inTransaction, openDatabase, sql } from '#platform/database/database.ts'
import { serveApi } from '#platform/http/api.ts'
import { createApp } from '#platform/http/app.ts'
import { serveDemoSignIn } from '#platform/http/demo-sign-in/serve-demo-sign-in.ts'
import { followCookie } from '#platform/http/follow-cookie.ts'
import { identifyFrom } from '#platform/http/identify.ts'
import { openLimits } from '#platform/http/limits.ts'
import { serveMetrics } from '#platform/http/metrics.ts'
import type { PageStyles } from '#platform/http/plain-page.ts'
import { openPageMemory, type PageMemory } from '#platform/http/page-memory.ts'
import { type PagesSetting, servePages, sendFromMemory } from '#platform/http/pages.ts'
import { openSessions, type Sessions } from '#platform/http/session.ts'
import { remoteProvider } from '#platform/http/sign-in-provider.ts'
import { serveSignIn } from '#platform/http/sign-in.ts'
import { openSites, type Sites } from '#platform/http/site.ts'
import { type RecurringJob, startRecurring } from '#platform/jobs/recurring.ts'
import { type LiveHub, openLiveHub } from '#platform/live/hub.ts'
import { serveLiveStream } from '#platform/live/stream.ts'
import type { MessageCarrier } from '#platform/messages/carrier.ts'
import { createFolderCarrier } from '#platform/messages/folder-carrier.ts'
import { outboundJob } from '#platform/messages/outbound.job.ts'
import { createSmtpCarrier } from '#platform/messages/smtp-carrier.ts'
import { executeWork, type Execution } from '#platform/operations/execute.ts'
import { operations, recurringWork } from './domains.ts'

/** What makes a product out of its parts, and what tests and benchmarks may choose otherwise. */
export type ProductSetting = {
  config: Config
  /** Address of the database; the application steps down to torget_app by itself. */
  databaseUrl: string
  log: FastifyBaseLogger
  roles: { web: boolean; worker: boolean }
  clock?: Clock
  buildFolder?: string
}

export type Product = {
  app: FastifyInstance
  db: Database
  execution: Execution
  sites: Sites
  sessions: Sessions
  /** Finishes what is under way, then closes everything. */
  close(): Promise<void>
}

const root = join(import.meta.dirname, '..')

/** Puts the product together: database, operations, pages, sign-in, live stream, recurring work. Does not listen yet. */
export async function makeProduct(setting: ProductSetting): Promise<Product> {
  const { config, databaseUrl, log } = setting
  const clock = setting.clock ?? systemClock
  const appUrl = config.appDatabaseUrl ?? databaseUrl
  const { db, pool } = openDatabase(appUrl, config.poolSize, config.preparedStatements)
  const sites = await openSites(pool, config.origin)
  const secret = readSecret(config)
  const execution: Execution = { db, operations, clock, secret }
  const hub = await openLiveHub(appUrl)
  const sessions = openSessions({ db, clock, loadActor: loadStaffActor, hub })
  const memory = openPageMemory()
  forgetWhatChanged(hub, memory, sites)
  const app = await createApp({
    logger: log,
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.origin !== null,
    answerFirst: (request, reply) => request.method === 'GET' && sendFromMemory(request, reply, { memory, sites }),
  })
  const keeper = setting.roles.web
    ? openIndexKeeper({
        hub,
        log,
        municipalityIds: sites.all().map((municipality) => municipality.id),
        runAsSystem: (municipalityId, work) => executeWork(execution, system(municipalityId), work),
      })
    : null
  if (keeper) useIndexKeeper(keeper)
  const endStreams = setting.roles.web
    ? await serveWeb({ ...setting, app, db, pool, sites, secret, execution, hub, sessions, clock, memory })
    : () => {}
  serveMetrics(app, pool, hub)
  const carrier = carrierOf(config)
  const work = setting.roles.worker
    ? startRecurring({ db, clock, log }, [...jobs(execution, sites, sessions), outboundJob(carrier)])
    : null
  return {
    app,
    db,
    execution,
    sites,
    sessions,
    async close() {
      endStreams()
      await app.close()
      await keeper?.close()
      await work?.stop()
      await carrier.close()
      await hub.close()
      await pool.end()
    },
  }
}

/** Pages in memory, and the pictures of the municipality's order they are made from, go as soon as any process has changed what they say. */
function forgetWhatChanged(hub: LiveHub, memory: PageMemory, sites: Sites): void {
  for (const { id } of sites.all()) {
    hub.listen(id, ['order'], () => {
      forgetOrganisation(id)
      forgetServices(id)
      void sites.refresh().then(
        () => memory.forget(id),
        () => {},
      )
    })
    memory.listen(hub, id)
  }
}

type WebSetting = ProductSetting & {
  app: FastifyInstance
  db: Database
  pool: pg.Pool
  sites: Sites
  secret: string
  execution: Execution
  hub: Awaited<ReturnType<typeof openLiveHub>>
  sessions: Sessions
  clock: Clock
  memory: PageMemory
}

async function serveWeb(setting: WebSetting): Promise<() => void> {
  const { app, config, db, sites, secret, execution, hub, sessions, clock, memory } = setting
  const secure = config.origin?.startsWith('https:') ?? false
  const identify = identifyFrom({ sites, sessions, secret, clock, secure })
  const buildFolder = setting.buildFolder ?? join(root, 'build')
  // One address may do everything more often where the whole installation is told so: benchmarks, a proxy that hides addresses.
  const limits = openLimits(Math.max(1, config.requestsPerMinute / 1200))
  await app.register((scope) => serveApi(scope, execution, identify, limits))
  const endStreams = serveLiveStream(app, hub, identify)
  const stylesheets = await builtStyles(buildFolder)
  const provider = config.signIn
    ? remoteProvider(config.signIn)
    : await serveDemoSignIn(app, { db, sites, trustProxy: config.origin !== null, staffToChoose, stylesheets })
  await app.register((scope) =>
    serveSignIn(scope, { db, clock, sites, sessions, provider, secret, secure, staffBySubject, landing, stylesheets }),
  )
  await serveFiles(app, buildFolder)
  const build = (await import(join(buildFolder, 'server', 'index.js'))) as ServerBuild &
    Awaited<ReturnType<PagesSetting['build']>>
  await app.register((scope) =>
    servePages(scope, {
      build: async () => build,
      mode: 'production',
      execution,
      sites,
      identify,
      memory,
      limits,
      pagesPerMinute: Math.ceil(config.requestsPerMinute / 2),
      followCookie: followCookie(secret, secure, clock),
      stylesheets,
    }),
  )
  return endStreams
}

/** Where somebody starts after signing in, by what their work is. */
function landing(actor: StaffActor): string {
  if (actor.roles.includes('manager')) return '/today'
  if (actor.permissions.has('contact.register') && actor.permissions.has('question.read')) return '/desk'
  if (actor.permissions.has('hand-over.receive')) return '/unit'
  if (actor.permissions.has('figures.read')) return '/today'
  return '/desk'
}

async function serveFiles(app: FastifyInstance, buildFolder: string): Promise<void> {
  await app.register(serveStatic, {
    root: join(buildFolder, 'client', 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    decorateReply: false,
  })
  const favicon = join(buildFolder, 'client', 'favicon.svg')
  if (existsSync(favicon)) {
    const icon = await readFile(favicon)
    app.get('/favicon.svg', { schema: { hide: true } }, (_, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
    )
  }
}

/** The built stylesheets, for the sign-in pages, which are no React pages; null before the pages are built. */
async function builtStyles(buildFolder: string): Promise<PageStyles | null> {
  const files = await readdir(join(buildFolder, 'client', 'assets')).catch(() => [])
  const page = files.find((name) => /^citizen-page-.*\.css$/.test(name))
  const themes = files.flatMap((name) => {
    const theme = /^([a-z]+)-[^-]+\.css$/.exec(name)?.[1]
    return theme ? [[theme, `/assets/${name}`] as const] : []
  })
  return page ? { page: `/assets/${page}`, themes: Object.fromEntries(themes) } : null
}

function carrierOf(config: Config): MessageCarrier {
  if (config.smtp) return createSmtpCarrier({ relays: config.smtp.relays, sender: config.smtp.sender })
  return createFolderCarrier({ folder: join(config.dataFolder, 'mail'), sender: 'torget@localhost' })
}

/** The domains' recurring work as jobs: each municipality in turn, in transactions of its own, until nothing is left to do. */
function jobs(execution: Execution, sites: Sites, sessions: Sessions): RecurringJob[] {
  const ofDomains = recurringWork.map(({ name, everySeconds, run }): RecurringJob => ({
    name,
    everySeconds,
    async run({ signal }) {
      for (const municipality of sites.all()) {
        while (!signal.aborted && (await executeWork(execution, system(municipality.id), run)) > 0);
      }
    },
  }))
  return [
    ...ofDomains,
    {
      name: 'platform.remove-ended-sessions',
      everySeconds: 600,
      async run() {
        for (const municipality of sites.all()) await sessions.removeEnded(municipality.id)
      },
    },
    {
      name: 'platform.prepare-audit-months',
      everySeconds: 86_400,
      async run({ db, clock }) {
        await prepareAuditMonths(db, clock.now())
      },
    },
    {
      name: 'platform.forget-repeated-requests',
      everySeconds: 3600,
      async run({ db, clock }) {
        const before = new Date(clock.now().getTime() - 24 * 60 * 60 * 1000)
        for (const municipality of sites.all()) {
          await inTransaction(db, system(municipality.id), (tx) =>
            tx
              .deleteFrom('repeated_request')
              .where('municipality_id', '=', municipality.id)
              .where('at', '<', before)
              .execute(),
          )
        }
      },
    },
  ]
}

/** Makes this month's and next month's part of the audit trail. */
export async function prepareAuditMonths(db: Database, now: Date): Promise<void> {
  for (const months of [0, 1]) {
    const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10)
    await sql`select ensure_audit_month(${day}::date)`.execute(db)
  }
}
