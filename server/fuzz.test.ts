import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk, type StaffKey } from '#domains/contacts/contacts.factory.ts'
import { type Actor, anonymous } from '#platform/access/actor.ts'
import { newId } from '#platform/database/ids.ts'
import { serveApi } from '#platform/http/api.ts'
import { createApp } from '#platform/http/app.ts'
import { openLimits } from '#platform/http/limits.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations } from './domains.ts'
import { type Fuzzed, fuzzed, seeded } from './fuzz.factory.ts'

const test = useTestDatabase()
const runs = Number(process.env['FUZZ_RUNS'] ?? 200)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_310)
/** Slower than this is a hang: somebody could stop the server with it. */
const SLOWEST_MS = 5_000

let desk: Desk
let app: Awaited<ReturnType<typeof createApp>>
let ids: Record<string, string[]>
let actors: Map<string, Actor>
const faults: unknown[] = []

beforeAll(async () => {
  desk = await openDesk(test)
  ids = await arrangeIds()
  actors = await everyone()
  const logger = pino({ level: 'error' }, { write: (line: string) => void faults.push(JSON.parse(line)) })
  app = await createApp({ logger, requestsPerMinute: 1e9, trustProxy: false })
  const identify = async (request: { headers: Record<string, unknown> }) =>
    actors.get(String(request.headers['x-test-actor']))!
  await app.register((scope) => serveApi(scope, desk.execution, identify as never, openLimits(1e9)))
  await app.ready()
})
afterAll(() => app?.close())

/** Ids of rows that exist, by the name of the field they are sent in, so that what is right in a request leads somewhere. */
async function arrangeIds(): Promise<Record<string, string[]>> {
  const personId = await desk.person('99999999-9999-4999-8999-999999999999')
  const received = await Promise.all([
    desk.receive('alva', { identity: 'known', personId }),
    desk.handedOver(),
    desk.accepted(),
    desk.secretQuestion('offered'),
    desk.receive('alva', { decision: { kind: 'answer', answer: 'Ja.' } }),
  ])
  const rows = await test.owner.query<{ id: string }>('select id from record_entry limit 20')
  const { units, staff, services, places, authorities } = desk.ekby
  const unitIds = Object.values(units)
  return {
    questionId: received.map((each) => each.questionId),
    existingQuestionId: received.map((each) => each.questionId),
    handOverId: received.flatMap((each) => each.handOverId ?? []),
    recordId: rows.rows.map((row) => row.id),
    personId: [personId],
    unitId: unitIds,
    toUnitId: unitIds,
    staffId: Object.values(staff),
    toStaffId: Object.values(staff),
    serviceId: Object.values(services),
    placeId: Object.values(places),
    authorityId: Object.values(authorities),
    key: ['x', newId(), newId(), '\u0000'.length === 1 ? newId().toUpperCase() : ''],
  }
}

async function everyone(): Promise<Map<string, Actor>> {
  const staff = (Object.keys(desk.ekby.staff) as StaffKey[]).filter((key) => key !== 'hans')
  const named = await Promise.all(staff.map(async (key): Promise<[string, Actor]> => [key, await desk.actorOf(key)]))
  return new Map<string, Actor>([
    ...named,
    ['anybody', anonymous(1)],
    ['lisa', await desk.lillby.actor('lisa')],
    ['citizen', desk.citizenOf(ids['questionId']![0]!)],
  ])
}

/** Those who may try the operation at all, so that most requests get past the door. */
function allowed(permission: string): string[] {
  const may = [...actors].filter(([, actor]) => actor.permissions.has(permission)).map(([name]) => name)
  return may.length > 0 ? may : ['anybody']
}

async function send(request: Fuzzed, who: string): Promise<{ status: number; ms: number }> {
  const began = performance.now()
  const reply = await app.inject({
    method: request.method,
    url: request.url,
    headers: { ...request.headers, 'x-test-actor': who },
    ...(request.payload === undefined ? {} : { payload: request.payload }),
  })
  return { status: reply.statusCode, ms: performance.now() - began }
}

function told(request: Fuzzed): string {
  return `${request.name} ${request.method} ${request.url.slice(0, 300)} ${(request.payload ?? '').slice(0, 600)}`
}

describe('whatever is sent to the API', () => {
  it(`is answered, refused in words, and never breaks it (${runs} requests, seed ${seed})`, async () => {
    const random = seeded(seed)
    const names = [...operations.keys()]
    const broke: string[] = []
    const seen = new Map<number, number>()
    for (let run = 0; run < runs; run++) {
      // In turn, so that every operation has its share; then by chance.
      const { operation } = operations.get(names[run < names.length ? run : random(names.length)]!)!
      const who =
        random(10) === 0
          ? [...actors.keys()][random(actors.size)]!
          : allowed(operation.permission)[random(allowed(operation.permission).length)]!
      const request = fuzzed(operation, ids, random)
      faults.length = 0
      const { status, ms } = await send(request, who)
      seen.set(status, (seen.get(status) ?? 0) + 1)
      if (status >= 500) broke.push(`${status} ${who} ${told(request)} ${JSON.stringify(faults[0] ?? null)}`)
      if (ms > SLOWEST_MS) broke.push(`${Math.round(ms)} ms ${who} ${told(request)}`)
      if (broke.length >= 10) break
    }
    expect(broke).toEqual([])
    // It got past the door: some were done, some refused for what they said.
    expect((seen.get(200) ?? 0) + (seen.get(201) ?? 0)).toBeGreaterThan(runs / 50)
    expect(seen.get(400) ?? 0).toBeGreaterThan(runs / 20)
  }, 3_600_000)

  it('afterwards everything still stands', async () => {
    const { status } = await send({ name: '', method: 'GET', url: '/api/v1/services', headers: {} }, 'anybody')
    expect(status).toBe(200)
    const unowned = await desk.count('question where owner_unit_id is null')
    expect(unowned).toBe(0)
    expect(({} as Record<string, unknown>)['kind']).toBeUndefined()
  })
})
