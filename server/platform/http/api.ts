import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Language } from '#platform/access/actor.ts'
import type { Operation } from '#platform/operations/contract.ts'
import { execute, type Execution } from '#platform/operations/execute.ts'
import { Problem } from '#platform/operations/problem.ts'
import { preferredLanguage } from '#platform/text/language.ts'
import { type Limits, openLimits } from './limits.ts'
import { problemOf, tell } from './problem-reply.ts'

export type Identify = (request: FastifyRequest) => Promise<Actor>

/** Serves every operation under /api/v1, described at /api/v1/openapi.json (OpenAPI 3.1). Errors are RFC 9457 problem+json. */
export async function serveApi(
  app: FastifyInstance,
  execution: Execution,
  identify: Identify,
  limits: Limits = openLimits(),
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Torget', version: '1', description: 'The municipal service centre.' },
    },
  })
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  for (const { operation } of execution.operations.values()) serveOperation(app, operation, execution, identify, limits)
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.get('/api/*', { schema: { hide: true } }, (request, reply) =>
    sendProblem(new Problem(404, 'not-found'), request, reply),
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function serveOperation(
  app: FastifyInstance,
  operation: Operation,
  execution: Execution,
  identify: Identify,
  limits: Limits,
): void {
  const hasBody = operation.method === 'POST' || operation.method === 'PUT'
  app.route({
    method: operation.method,
    url: `/api/v1${operation.path}`,
    bodyLimit: 2 * 1024 * 1024,
    schema: {
      operationId: operation.name,
      summary: operation.summary,
      description: `Permission: ${operation.permission}.`,
      tags: [operation.name.split('.')[0]!],
      ...described(operation, hasBody),
    },
    handler: async (request, reply) => {
      const actor = await identify(request)
      const input = {
        ...(request.query as object),
        ...(isRecord(request.body) ? request.body : {}),
        ...(request.params as object),
      }
      const key = request.headers['idempotency-key']
      if (key !== undefined && (typeof key !== 'string' || !UUID.test(key))) {
        throw new Problem(400, 'bad-input', {}, [
          { pointer: '/idempotency-key', code: 'wrong', detail: 'must be a uuid' },
        ])
      }
      limits.take(operation, request.ip, input)
      const result = await execute(execution, actor, operation.name, input, {
        requestId: request.id,
        ...(key ? { key: key.toLowerCase() } : {}),
      })
      return reply
        .header('cache-control', 'no-store')
        .code(operation.method === 'POST' ? 201 : 200)
        .send(result)
    },
  })
}

function described(operation: Operation, hasBody: boolean) {
  const input = jsonSchema(operation.input, 'input')
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const properties = (input['properties'] ?? {}) as Record<string, unknown>
  const pick = (names: string[]) => ({
    type: 'object',
    properties: Object.fromEntries(names.filter((name) => name in properties).map((name) => [name, properties[name]])),
    required: ((input['required'] as string[] | undefined) ?? []).filter((name) => names.includes(name)),
  })
  const others = Object.keys(properties).filter((name) => !inPath.includes(name))
  return {
    ...(inPath.length > 0 ? { params: pick(inPath) } : {}),
    ...(others.length > 0 ? (hasBody ? { body: pick(others) } : { querystring: pick(others) }) : {}),
    response: {
      [operation.method === 'POST' ? '201' : '200']: { description: 'Done', ...jsonSchema(operation.reply, 'output') },
      default: { description: 'A problem (RFC 9457)', type: 'object', additionalProperties: true },
    },
  }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Answers with a problem in the reader's language. Unexpected faults are logged without their words, which may hold personal data. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  if (problem.status === 500) request.log.error({ fault: faultOf(error), requestId: request.id }, 'unexpected fault')
  if (problem.status === 503) void reply.header('retry-after', '5')
  const language: Language = preferredLanguage(request.headers['accept-language'])
  return reply.code(problem.status).type('application/problem+json').send(tell(problem, language))
}

/** What may be logged of a fault: its kind and where, never its message. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  const where = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
  return { kind: error.name, code, constraint, table, where }
}
