import { randomBytes } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRequestHandler, data, RouterContextProvider, type RouterContext, type ServerBuild } from 'react-router'
import type { Actor, Language } from '#platform/access/actor.ts'
import type { Operation } from '#platform/operations/contract.ts'
import { executeTogether, type Execution } from '#platform/operations/execute.ts'
import { preferredLanguage, say } from '#platform/text/language.ts'
import { faultOf, type Identify } from './api.ts'
import { policy, sitesThatMayEmbed } from './content-policy.ts'
import { type Form, readForm } from './form.ts'
import type { Limits } from './limits.ts'
import type { FinishedPage, PageMemory } from './page-memory.ts'
import { html, languageAsked, type PageStyles, sendPlainPage } from './plain-page.ts'
import { problemOf, tell, type ToldProblem } from './problem-reply.ts'
import type { Municipality, Sites } from './site.ts'

/** What a page's loader or action gets. The pages know its shape from web/shared/request.ts. */
export type PageRequest = {
  nonce: string
  municipality: Municipality
  /** How the municipality's pages are reached, for addresses that leave the page. */
  origin: string
  language: Language
  actor: {
    kind: Actor['kind']
    staffId: string | null
    name: string | null
    unitId: string | null
    placeId: string | null
    permissions: string[]
    questionId: string | null
  }
  form: Form
  now: Date
  /** Calls an operation as the one who asks. A problem is thrown as a page of its own. */
  call(operation: Operation, input: unknown, options?: { key?: string }): Promise<unknown>
  /** The same, but a problem comes back, for a form that shows it. */
  attempt(
    operation: Operation,
    input: unknown,
    options?: { key?: string },
  ): Promise<{ ok: true; reply: unknown } | { ok: false; problem: ToldProblem }>
  /** Remembers for half a day that this browser has shown a question's reference and code. */
  rememberQuestion(questionId: string): void
}

type Build = ServerBuild & { entry: { module: { pageRequest: RouterContext<PageRequest> } } }

export type PagesSetting = {
  /** The built pages; in development it is asked for anew at every request. */
  build: () => Promise<Build>
  mode: 'production' | 'development'
  execution: Execution
  sites: Sites
  identify: Identify
  memory: PageMemory
  limits: Limits
  followCookie: (questionId: string) => string
  stylesheets: PageStyles | null
  /** Most pages a minute for one address. */
  pagesPerMinute: number
}

/** Serves the pages: React Router's server rendering inside Fastify. Register in a scope of its own. */
export async function servePages(app: FastifyInstance, setting: PagesSetting): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 2 * 1024 * 1024 },
    (_, body, done) => done(null, body),
  )
  const handlers = new WeakMap<Build, ReturnType<typeof createRequestHandler>>()
  app.setErrorHandler((error, request, reply) => showProblem(error, request, reply, setting))
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    config: { rateLimit: { max: setting.pagesPerMinute, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      if (request.method === 'GET' && sendFromMemory(request, reply, setting)) return reply
      const build = await setting.build()
      let handler = handlers.get(build)
      if (!handler) {
        handler = createRequestHandler(build, setting.mode)
        handlers.set(build, handler)
      }
      const turn = setting.memory.turnOf(setting.sites.of(request).id)
      const page = await pageRequestOf(request, reply, setting)
      const context = new RouterContextProvider()
      context.set(build.entry.module.pageRequest, page)
      const response = await handler(requestOf(request), context)
      return sendPage(request, reply, response, { page, turn, setting })
    },
  })
}

/** Answers from memory before anything else is done, if the page is there. True when it was sent. */
export function sendFromMemory(
  request: FastifyRequest,
  reply: FastifyReply,
  setting: Pick<PagesSetting, 'memory' | 'sites'>,
): boolean {
  if (request.raw.url === undefined) return false
  const page = setting.memory.get(setting.sites.of(request).id, request.raw.url)
  if (!page) return false
  sendFinished(request, reply, page)
  return true
}

function sendFinished(request: FastifyRequest, reply: FastifyReply, page: FinishedPage): void {
  const raw = reply.raw
  reply.hijack()
  const { 'if-none-match': has, 'accept-encoding': takes } = request.headers
  if (has === page.etag) {
    raw.writeHead(304, page.heads.same)
    raw.end()
  } else if (takes !== undefined && /\bgzip\b/.test(takes as string)) {
    raw.writeHead(200, page.heads.gzip)
    raw.end(page.gzip)
  } else {
    raw.writeHead(200, page.heads.plain)
    raw.end(page.plain)
  }
}

async function pageRequestOf(
  request: FastifyRequest,
  reply: FastifyReply,
  setting: PagesSetting,
): Promise<PageRequest> {
  const actor = await setting.identify(request)
  const municipality = setting.sites.of(request)
  const language = languageOf(request, actor)
  const carryOut = executeTogether(setting.execution, actor)
  const once = async (operation: Operation, input: unknown, options: { key?: string } = {}) => {
    setting.limits.take(operation, request.ip, input)
    return carryOut(operation.name, input, { requestId: request.id, ...options })
  }
  return {
    nonce: randomBytes(16).toString('base64'),
    municipality,
    origin: setting.sites.originOf(municipality.id, request.socket.localPort ?? 0),
    language,
    actor: {
      kind: actor.kind,
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      name: actor.kind === 'staff' ? actor.name : null,
      unitId: actor.kind === 'staff' ? actor.unitId : null,
      placeId: actor.kind === 'staff' ? actor.placeId : null,
      permissions: [...actor.permissions],
      questionId: actor.kind === 'citizen' ? actor.questionId : null,
    },
    form: request.method === 'POST' ? await readForm(request) : { fields: {}, files: [] },
    now: setting.execution.clock.now(),
    async call(operation, input, options) {
      try {
        return await once(operation, input, options)
      } catch (error) {
        const problem = problemOf(error)
        if (problem.status === 500)
          request.log.error({ fault: faultOf(error), requestId: request.id }, 'unexpected fault')
        throw data(tell(problem, language), { status: problem.status })
      }
    },
    async attempt(operation, input, options) {
      try {
        return { ok: true, reply: await once(operation, input, options) }
      } catch (error) {
        const problem = problemOf(error)
        if (problem.status === 500)
          request.log.error({ fault: faultOf(error), requestId: request.id }, 'unexpected fault')
        return { ok: false, problem: tell(problem, language) }
      }
    },
    rememberQuestion(questionId) {
      void reply.header('set-cookie', setting.followCookie(questionId))
    },
  }
}

/** The language of the address first (/en/…), then the person's own, then the browser's. Citizens' Swedish pages have no prefix. */
function languageOf(request: FastifyRequest, actor: Actor): Language {
  const path = request.url.split('?')[0]!
  if (path === '/en' || path.startsWith('/en/') || path === '/en.data') return 'en'
  if (/^\/(desk|unit|today|questions|news|meeting|digests|answers|agreements|directory|sign-in)(\/|\.|$)/.test(path)) {
    return actor.kind === 'staff' ? actor.language : preferredLanguage(request.headers['accept-language'])
  }
  return 'sv'
}

function requestOf(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'content-length' || name === 'content-type' || name === 'transfer-encoding')
      continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const controller = new AbortController()
  request.raw.once('aborted', () => controller.abort())
  const body =
    request.method === 'POST'
      ? { body: '', headers: (headers.set('content-type', 'application/x-www-form-urlencoded'), headers) }
      : { headers }
  return new Request(new URL(request.raw.url ?? '/', `${request.protocol}://${request.host}`), {
    method: request.method,
    signal: controller.signal,
    ...body,
  })
}

/** What pages say to us and not to the browser. */
const OURS = new Set(['x-torget-keep', 'x-torget-embed'])

async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
  { page, turn, setting }: { page: PageRequest; turn: number; setting: PagesSetting },
): Promise<FastifyReply> {
  void reply.code(response.status)
  const seconds = Number(response.headers.get('x-torget-keep') ?? 0)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && !OURS.has(name)) void reply.header(name, value)
  }
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie)
  const embeddedBy = response.headers.has('x-torget-embed')
    ? sitesThatMayEmbed(page.municipality.profile.embeddedBy)
    : []
  // The older header knows only nobody or anybody: where somebody may, the policy alone says who.
  if (embeddedBy.length > 0) void reply.removeHeader('x-frame-options')
  if (seconds > 0 && response.status === 200 && request.method === 'GET' && !reply.getHeader('set-cookie')) {
    const body = Buffer.from(await response.arrayBuffer())
    const headers = {
      ...(reply.getHeaders() as Record<string, string>),
      'content-security-policy': policy(null, embeddedBy),
      'cache-control': 'public, max-age=30',
    }
    for (const name of Object.keys(headers))
      if (/^x-(request-id|ratelimit)/.test(name)) delete (headers as Record<string, unknown>)[name]
    const finished = { body, headers, seconds }
    sendFinished(request, reply, setting.memory.keep(page.municipality.id, request.raw.url!, finished, turn))
    return reply
  }
  if (!response.headers.has('cache-control')) void reply.header('cache-control', 'private, no-store')
  void reply.header('content-security-policy', policy(page.nonce, embeddedBy))
  return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null)
}

/** The page for when not even a page can be made, such as when the database is away: no lookups, no layout of the product. */
function showProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  setting: PagesSetting,
): FastifyReply {
  const problem = problemOf(error)
  if (problem.status === 500) request.log.error({ fault: faultOf(error), requestId: request.id }, 'unexpected fault')
  const language = languageAsked(request)
  const title = say(language, problem.status === 503 ? 'page.away' : 'page.fault')
  if (problem.status === 503) void reply.header('retry-after', '5')
  return sendPlainPage(request, reply, {
    status: problem.status,
    title,
    municipality: setting.sites.of(request),
    body: html`<p>${tell(problem, language).detail}</p>
      <p><a href="${request.raw.url ?? '/'}">${say(language, 'page.again')}</a></p>`,
    stylesheets: setting.stylesheets,
  })
}
