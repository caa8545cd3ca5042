import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { Problem } from '#platform/operations/problem.ts'
import { sendProblem } from './api.ts'
import { refuseForeignForms } from './same-origin.ts'

/** Requests a minute from one address before it is asked to wait. Benchmarks and replays raise it. */
export type AppSetting = {
  logger: FastifyBaseLogger
  requestsPerMinute: number
  trustProxy: boolean
  /** Answers before anything else is done with a request, such as with a page from memory. True when it has answered. */
  answerFirst?: (request: FastifyRequest, reply: FastifyReply) => boolean
}

/** The bare web server: security headers, cookies, rate limits, same-origin rule, one way of telling problems. */
export async function createApp(setting: AppSetting): Promise<FastifyInstance> {
  const { logger, requestsPerMinute, trustProxy, answerFirst } = setting
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
  })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  if (answerFirst) {
    // With done and not a promise: this stands before every page from memory, thousands of times a second.
    app.addHook('onRequest', (request, reply, done) => {
      if (!answerFirst(request, reply)) done()
    })
  }
  await app.register(helmet, {
    contentSecurityPolicy: false, // set per page: script pages carry a nonce, kept pages none (see pages.ts)
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new Problem(429, 'too-many'),
  })
  app.addHook('preHandler', async (request) => refuseForeignForms(request))
  // The route's pattern, never the address: an address may hold what somebody searched for.
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
  return app
}
