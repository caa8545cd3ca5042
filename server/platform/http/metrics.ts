import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LiveHub } from '#platform/live/hub.ts'

/**
 * /health: this process lives. /ready: it can serve (the database answers). /metrics: Prometheus figures, without anything personal.
 * A load balancer asks /ready; an orchestrator restarts by /health.
 */
export function serveMetrics(app: FastifyInstance, pool: pg.Pool, hub: LiveHub): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answered = new Histogram({
    name: 'torget_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'torget_live_streams',
    help: 'Open live streams.',
    registers: [registry],
    collect() {
      this.set(hub.listeners())
    },
  })
  new Gauge({
    name: 'torget_database_connections',
    help: 'Database connections in use.',
    registers: [registry],
    collect() {
      this.set(pool.totalCount - pool.idleCount)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    answered.observe(
      { route: request.routeOptions.url ?? 'none', method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  const quiet = { schema: { hide: true }, config: { rateLimit: false as const } }
  app.get('/health', quiet, () => ({ status: 'ok' }))
  app.get('/ready', quiet, async (_, reply) => {
    try {
      await pool.query('select 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'away' })
    }
  })
  app.get('/metrics', quiet, async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
