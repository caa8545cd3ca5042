import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { system } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/database/database.ts'
import { problemOf, tell } from '#platform/http/problem-reply.ts'
import type { Sites } from '#platform/http/site.ts'
import type { Operation } from '#platform/operations/contract.ts'
import { execute, type Execution } from '#platform/operations/execute.ts'
import { Problem } from '#platform/operations/problem.ts'
import { listProvisioned, provision } from './contract.ts'
import { findKey, type ScimKey } from './scim-keys.ts'
import { resourceTypes, schemaList, serviceProviderConfig } from './scim-schemas.ts'
import { type Kept, keptOf, patched, readFilter, readUser, ScimFault, schemas, userOf } from './scim-user.ts'

type Setting = { execution: Execution; db: Database; sites: Pick<Sites, 'of'> }
/** One request with its key: which municipality, how operations are called, what addresses begin with. */
type Asked = { municipalityId: number; key: ScimKey; base: string; request: FastifyRequest }

const ROOT = '/scim/v2'
const MOST = 200
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Serves SCIM 2.0 (RFC 7643 and 7644) under /scim/v2: people only. Every request carries a key of the municipality whose host it
 * asks. The protocol is translated here; what is done is done by the directory's own operations, with their audit.
 */
export async function serveScim(app: FastifyInstance, setting: Setting): Promise<void> {
  app.addContentTypeParser(['application/scim+json', 'application/json'], { parseAs: 'string' }, (_, body, done) => {
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(new ScimFault(400, 'invalidSyntax', 'The request is no JSON.'), undefined)
    }
  })
  app.setErrorHandler((error, request, reply) => sendFault(error, request, reply))
  const serve = (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    handle: (asked: Asked, reply: FastifyReply) => Promise<unknown>,
  ) =>
    app.route({
      method,
      url: `${ROOT}${path}`,
      schema: { hide: true },
      handler: async (request, reply) => {
        const asked = await identify(setting, request)
        void reply.header('cache-control', 'no-store').type('application/scim+json')
        const body = await handle(asked, reply)
        return body === undefined ? reply.code(204).send() : reply.send(JSON.stringify(body))
      },
    })
  serve('GET', '/ServiceProviderConfig', async ({ base }) => serviceProviderConfig(base))
  serve('GET', '/ResourceTypes', async ({ base }) => listed(resourceTypes(base)))
  serve('GET', '/ResourceTypes/User', async ({ base }) => resourceTypes(base)[0])
  serve('GET', '/Schemas', async ({ base }) => listed(schemaList(base)))
  serve('GET', '/Schemas/:id', async ({ base, request }) => {
    const found = schemaList(base).find((schema) => schema.id === (request.params as { id: string }).id)
    if (!found) throw notThere()
    return found
  })
  serve('GET', '/Users', (asked) => listUsers(setting, asked))
  serve('GET', '/Users/:id', async (asked) => userOf(await personAt(setting, asked), asked.base))
  serve('POST', '/Users', async (asked, reply) => {
    const user = await keep(setting, asked, readUser(asked.request.body), null)
    void reply.code(201).header('location', user.meta.location)
    return user
  })
  serve('PUT', '/Users/:id', async (asked) => {
    const person = await personAt(setting, asked)
    return keep(setting, asked, readUser(asked.request.body), person)
  })
  serve('PATCH', '/Users/:id', async (asked) => {
    const person = await personAt(setting, asked)
    return keep(setting, asked, patched(keptOf(person), asked.request.body), person)
  })
  // Nobody is removed here: the employment ends, and what the person did keeps its name.
  serve('DELETE', '/Users/:id', async (asked) => {
    const person = await personAt(setting, asked)
    await keep(setting, asked, { ...keptOf(person), active: false }, person)
  })
  app.all(`${ROOT}/*`, { schema: { hide: true } }, () => {
    throw notThere()
  })
}

async function identify({ db, sites, execution }: Setting, request: FastifyRequest): Promise<Asked> {
  const municipalityId = sites.of(request).id
  const shown = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const key = shown
    ? await inTransaction(db, system(municipalityId), (tx) => findKey(tx, municipalityId, shown, execution.clock.now()))
    : null
  if (!key) throw new ScimFault(401, null, 'The key is missing or holds no more.')
  return { municipalityId, key, base: `${request.protocol}://${request.host}${ROOT}`, request }
}

/** Calls an operation as this key: it may provision people, and nothing else. */
async function call<I extends z.ZodType, R extends z.ZodType>(
  { execution }: Setting,
  { municipalityId, request }: Asked,
  operation: Operation<I, R>,
  input: z.input<I>,
): Promise<z.output<R>> {
  const actor = { ...system(municipalityId), permissions: new Set(['directory.provision']) }
  return (await execute(execution, actor, operation.name, input, { requestId: request.id })) as z.output<R>
}

async function listUsers(setting: Setting, asked: Asked) {
  const query = asked.request.query as { filter?: string; startIndex?: string; count?: string }
  const whole = (typed: string | undefined, otherwise: number) => {
    const number = Number(typed ?? otherwise)
    return Number.isInteger(number) ? number : otherwise
  }
  // The specification: less than one means one; a negative count means none.
  const start = Math.min(1_000_000, Math.max(1, whole(query.startIndex, 1)))
  const count = Math.min(MOST, Math.max(0, whole(query.count, 100)))
  const found = await call(setting, asked, listProvisioned, {
    keyId: asked.key.id,
    ...readFilter(query.filter),
    start,
    count,
  })
  return {
    schemas: [schemas.list],
    totalResults: found.total,
    startIndex: start,
    itemsPerPage: found.people.length,
    Resources: found.people.map((person) => userOf(person, asked.base)),
  }
}

async function personAt(setting: Setting, asked: Asked) {
  const { id } = asked.request.params as { id: string }
  if (!UUID.test(id)) throw notThere()
  const { people } = await call(setting, asked, listProvisioned, {
    keyId: asked.key.id,
    field: 'id',
    value: id.toLowerCase(),
  })
  if (!people[0]) throw notThere()
  return people[0]
}

async function keep(
  setting: Setting,
  asked: Asked,
  kept: Kept,
  before: { id: string; version: number } | null,
): Promise<ReturnType<typeof userOf>> {
  const input = { ...kept, keyId: asked.key.id, staffId: before?.id ?? null, version: before?.version ?? null }
  return userOf(await call(setting, asked, provision, input), asked.base)
}

function listed(resources: readonly object[]) {
  return {
    schemas: [schemas.list],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}

function notThere(): ScimFault {
  return new ScimFault(404, null, 'There is no such resource.')
}

/** Every refusal as SCIM tells it. What nobody expected tells nothing of the inside. */
function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = error instanceof ScimFault ? error : faultOf(error)
  if (fault.status === 500) request.log.error({ requestId: request.id }, 'unexpected fault')
  if (fault.status === 401) void reply.header('www-authenticate', 'Bearer')
  const { status, scimType, message: detail } = fault
  return reply
    .code(status)
    .type('application/scim+json')
    .send(
      JSON.stringify({ schemas: [schemas.error], status: String(status), ...(scimType ? { scimType } : {}), detail }),
    )
}

function faultOf(error: unknown): ScimFault {
  const problem = error instanceof Problem ? error : problemOf(error)
  const told = tell(problem, 'en')
  if (problem.code === 'scim.taken') return new ScimFault(409, 'uniqueness', told.detail)
  if (problem.status === 409) return new ScimFault(409, null, told.detail)
  if (problem.status === 400 || problem.status === 422) {
    const where = problem.faults.map((fault) => fault.pointer.slice(1)).join(', ')
    return new ScimFault(400, 'invalidValue', where ? `${told.detail} (${where})` : told.detail)
  }
  return new ScimFault(problem.status, null, told.detail)
}
