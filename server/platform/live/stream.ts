import type { FastifyInstance } from 'fastify'
import type { Actor } from '#platform/access/actor.ts'
import type { Identify } from '#platform/http/api.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { LiveHub } from './hub.ts'

/** How often a quiet stream says that it lives, so that proxies keep it and screens notice when it is gone. */
const HEARTBEAT = 20_000

/**
 * GET /api/v1/live: server-sent events that say "this changed" (event: changed, data: topics). No contents.
 * One stream per browser is enough: its tabs share it over a BroadcastChannel.
 */
export function serveLiveStream(app: FastifyInstance, hub: LiveHub, identify: Identify): () => void {
  const open = new Set<{ end(): void }>()
  app.get('/api/v1/live', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const actor = await identify(request)
    if (actor.kind !== 'staff') throw new Problem(401, 'sign-in-needed')
    reply.hijack()
    const raw = reply.raw
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 2000\nevent: hello\ndata: {}\n\n')
    const stop = hub.listen(actor.municipalityId, topicsOf(actor), (changed) => {
      raw.write(`event: changed\ndata: ${JSON.stringify(changed)}\n\n`)
    })
    const beat = setInterval(() => raw.write(':\n\n'), HEARTBEAT)
    const stream = { end: () => raw.end() }
    open.add(stream)
    request.raw.once('close', () => {
      clearInterval(beat)
      stop()
      open.delete(stream)
    })
  })
  return () => open.forEach((stream) => stream.end())
}

/**
 * What a person's screens hear of: what is for everybody employed (news), themselves, their units, the authorities they work across,
 * and secret units they may know of.
 * What happens to a secret question is told only under 'secret:<unit>', so that not even its timing shows to others.
 */
function topicsOf(actor: Extract<Actor, { kind: 'staff' }>): string[] {
  return [
    'everybody',
    `staff:${actor.staffId}`,
    ...actor.units.map((id) => `unit:${id}`),
    ...actor.authorities.map((id) => `authority:${id}`),
    ...actor.knows.map((id) => `secret:${id}`),
  ]
}
