import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal } from '#domains/contacts/contacts.factory.ts'
import { loadStaffActor } from '#domains/staff/index.ts'
import { system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import type { Municipality } from '#platform/http/site.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { openDirectory, protectedWords } from './directory.factory.ts'
import { schemas } from './scim-user.ts'
import { serveScim } from './serve-scim.ts'

const test = useTestDatabase()
let house: Awaited<ReturnType<typeof openDirectory>>
let app: FastifyInstance
let key: string
let keyId: string
let open: string

beforeAll(async () => {
  house = await openDirectory(test)
  app = Fastify()
  // Each host leads to its municipality, as in the product.
  const of = ({ hostname }: { hostname: string }) => ({ id: hostname === 'lillby.localhost' ? 2 : 1 }) as Municipality
  await app.register((scope) => serveScim(scope, { execution: house.execution, db: test.db, sites: { of } }))
  const unitId = house.ekby.units.servicecenter
  const made = await house.call('ronja', contract.makeKey, { name: 'Entra', unitId })
  key = made.key
  keyId = made.keyId
  open = (await house.call('ronja', contract.makeKey, { name: 'Lön', unitId, seesProtected: true })).key
})
afterAll(() => app.close())

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
// oxlint-disable-next-line typescript/no-explicit-any -- replies are looked into as another system's program does
type Reply = { status: number; body: any; headers: Record<string, unknown> }

async function ask(
  method: Method,
  path: string,
  body?: unknown,
  with_: { key?: string; host?: string } = {},
): Promise<Reply> {
  const reply = await app.inject({
    method,
    url: `/scim/v2${path}`,
    headers: {
      host: with_.host ?? 'ekby.localhost',
      authorization: `Bearer ${with_.key ?? key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: reply.statusCode, body: reply.body === '' ? null : reply.json(), headers: reply.headers }
}

const tove = {
  schemas: [schemas.user, schemas.enterprise],
  userName: 'tove.ny@ekby.example',
  externalId: 'e-4711',
  name: { givenName: 'Tove', familyName: 'Nyström' },
  title: 'Handläggare',
  active: true,
  emails: [
    { value: 'hemma@example.example', type: 'home' },
    { value: 'tove.ny@ekby.example', type: 'work', primary: true },
  ],
  phoneNumbers: [{ value: '08-465 004 77', type: 'work' }],
  [schemas.enterprise]: { department: 'parkering' },
}
const patch = (...Operations: object[]) => ({ schemas: [schemas.patch], Operations })

describe('who may come in', () => {
  it('a key that holds, of this municipality', async () => {
    for (const wrong of [{ key: 'torget-scim-finns-inte-alls' }, { key: '' }, { host: 'lillby.localhost' }]) {
      const { status, body, headers } = await ask('GET', '/Users', undefined, wrong)
      expect(status).toBe(401)
      expect(body).toMatchObject({ schemas: [schemas.error], status: '401' })
      expect(headers['www-authenticate']).toBe('Bearer')
    }
  })

  it('is kept only as a hash, and ends at once', async () => {
    const { rows } = await test.owner.query('select * from scim_key where id = $1', [keyId])
    expect(JSON.stringify(rows)).not.toContain(key.slice(12))
    const made = await house.call('ronja', contract.makeKey, { name: 'Kort', unitId: house.ekby.units.kansli })
    expect((await ask('GET', '/Users', undefined, { key: made.key })).status).toBe(200)
    await house.call('ronja', contract.endKey, { keyId: made.keyId })
    expect((await ask('GET', '/Users', undefined, { key: made.key })).status).toBe(401)
    await expectRefusal(house.call('ronja', contract.listProvisioned, { keyId }), 403, 'not-allowed')
  })
})

describe('what the server tells of itself', () => {
  it('in the forms of the specification', async () => {
    expect((await ask('GET', '/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      authenticationSchemes: [{ type: 'oauthbearertoken' }],
    })
    expect((await ask('GET', '/ResourceTypes')).body).toMatchObject({
      schemas: [schemas.list],
      totalResults: 1,
      Resources: [{ id: 'User', endpoint: '/Users', schema: schemas.user }],
    })
    const { body } = await ask('GET', '/Schemas')
    expect(body.Resources.map((each: { id: string }) => each.id)).toEqual([schemas.user, schemas.enterprise])
    expect((await ask('GET', `/Schemas/${schemas.user}`)).body.name).toBe('User')
    expect((await ask('GET', '/Groups')).status).toBe(404)
  })
})

describe('users', () => {
  let id: string

  it('are created once', async () => {
    const made = await ask('POST', '/Users', tove)
    expect(made.status).toBe(201)
    expect(made.headers['content-type']).toContain('application/scim+json')
    expect(made.headers['location']).toBe(made.body.meta.location)
    expect(made.body).toMatchObject({
      userName: tove.userName,
      externalId: 'e-4711',
      active: true,
      emails: [{ value: 'tove.ny@ekby.example', type: 'work' }],
      [schemas.enterprise]: { department: 'parkering' },
      meta: { resourceType: 'User' },
    })
    id = made.body.id
    const again = await ask('POST', '/Users', { ...tove, userName: 'TOVE.NY@ekby.example', externalId: 'annat' })
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ schemas: [schemas.error], status: '409', scimType: 'uniqueness' })
    const found = await house.call('alva', contract.findEntries, { q: 'tove nyström' })
    expect(found.people).toMatchObject([{ unit: { name: 'Parkering' }, phone: '08-465 004 77' }])
  })

  it('are found by user name without case, by external id with it, and by nothing else', async () => {
    const by = async (filter: string) => ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)
    expect((await by('userName eq "TOVE.ny@ekby.example"')).body).toMatchObject({
      totalResults: 1,
      Resources: [{ id }],
    })
    expect((await by('externalId eq "e-4711"')).body.totalResults).toBe(1)
    expect((await by('externalId eq "E-4711"')).body.totalResults).toBe(0)
    expect((await by('userName eq "ingen"')).body).toMatchObject({ totalResults: 0, Resources: [] })
    for (const filter of ['title eq "x"', 'userName co "x"', 'userName eq x', `userName eq "x" or 1 eq 1`]) {
      expect(await by(filter)).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
    }
  })

  it('are told page by page', async () => {
    const first = (await ask('GET', '/Users?startIndex=1&count=5')).body
    expect(first).toMatchObject({ startIndex: 1, itemsPerPage: 5 })
    const rest = (await ask('GET', `/Users?startIndex=6&count=200`)).body
    const ids = [...first.Resources, ...rest.Resources].map((each: { id: string }) => each.id)
    expect(new Set(ids).size).toBe(first.totalResults)
    expect((await ask('GET', '/Users?count=0')).body).toMatchObject({
      itemsPerPage: 0,
      totalResults: first.totalResults,
    })
  })

  it('are changed by PATCH as the common systems send it', async () => {
    const done = await ask(
      'PATCH',
      `/Users/${id}`,
      patch(
        { op: 'Replace', path: 'title', value: 'Gruppledare' },
        { op: 'replace', path: 'phoneNumbers[type eq "work"].value', value: '08-465 004 78' },
        { op: 'add', value: { 'name.familyName': 'Nyström Ek', displayName: 'passed over' } },
        { op: 'replace', path: `${schemas.enterprise}:department`, value: 'Renhållningen' },
      ),
    )
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({
      title: 'Gruppledare',
      phoneNumbers: [{ value: '08-465 004 78' }],
      name: { familyName: 'Nyström Ek', givenName: 'Tove' },
      [schemas.enterprise]: { department: 'renhallning' },
    })
    expect((await ask('PATCH', `/Users/${id}`, patch({ op: 'remove', path: 'title' }))).body.title).toBeUndefined()
  })

  it('who are no longer active work here no more, from that moment, and are there again when they are', async () => {
    const acts = () => inTransaction(test.db, system(1), (tx) => loadStaffActor(tx, 1, id, house.clock.now()))
    expect(await acts()).not.toBeNull()
    // As text, as one large system sends it.
    const off = await ask('PATCH', `/Users/${id}`, patch({ op: 'Replace', path: 'active', value: 'False' }))
    expect(off.body.active).toBe(false)
    expect(await acts()).toBeNull()
    expect((await house.call('alva', contract.findEntries, { q: 'tove' })).people).toEqual([])
    expect((await ask('GET', `/Users/${id}`)).body.active).toBe(false)
    await ask('PATCH', `/Users/${id}`, patch({ op: 'replace', value: { active: true } }))
    expect(await acts()).not.toBeNull()
  })

  it('are replaced as a whole by PUT: what is left out is empty', async () => {
    const { phoneNumbers: _, title: __, ...rest } = tove
    const put = await ask('PUT', `/Users/${id}`, rest)
    expect(put.body).toMatchObject({ userName: tove.userName, externalId: 'e-4711' })
    expect([put.body.title, put.body.phoneNumbers]).toEqual([undefined, undefined])
  })

  it('are never removed: the employment ends', async () => {
    expect(await ask('DELETE', `/Users/${id}`)).toMatchObject({ status: 204, body: null })
    expect(await house.count('staff_member where id = $1 and left_on is not null', id)).toBe(1)
  })

  it('that make no sense are refused in the form of the specification', async () => {
    const refused: [Method, string, unknown, number, string | undefined][] = [
      ['POST', '/Users', { userName: 'x' }, 400, 'invalidValue'],
      [
        'POST',
        '/Users',
        { ...tove, userName: 'a', externalId: 'b', emails: [{ value: 'ingen adress' }] },
        400,
        'invalidValue',
      ],
      [
        'POST',
        '/Users',
        { ...tove, userName: 'a', externalId: 'b', [schemas.enterprise]: { department: 'månen' } },
        400,
        'invalidValue',
      ],
      ['POST', '/Users', '{', 400, 'invalidSyntax'],
      ['PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'password', value: 'x' }), 400, 'invalidPath'],
      ['PATCH', `/Users/${id}`, patch({ op: 'move', path: 'title' }), 400, 'invalidSyntax'],
      ['PATCH', `/Users/${id}`, {}, 400, 'invalidSyntax'],
      ['GET', '/Users/inget-id', undefined, 404, undefined],
      ['GET', '/Users/00000000-0000-4000-8000-000000000000', undefined, 404, undefined],
      [
        'PATCH',
        `/Users/${house.lillby.staff.lisa}`,
        patch({ op: 'replace', path: 'title', value: 'x' }),
        404,
        undefined,
      ],
    ]
    for (const [method, path, body, status, scimType] of refused) {
      const reply = await ask(method, path, body)
      expect(reply.status, `${method} ${path}`).toBe(status)
      expect(reply.body).toMatchObject({
        schemas: [schemas.error],
        status: String(status),
        ...(scimType ? { scimType } : {}),
      })
    }
  })

  it('leave their trace', async () => {
    expect(
      await house.count(`audit_entry where operation = 'directory.person-provisioned' and subject_id = $1`, id),
    ).toBe(7)
  })
})

describe('protected identity', () => {
  const all = (with_?: { key: string }) => ask('GET', '/Users?count=200', undefined, with_)

  it('is told only to a key that is made for it: not in lists, counts, searches or by id', async () => {
    const { lena } = house.ekby.staff
    const common = await all()
    expect(protectedWords.filter((word) => JSON.stringify(common.body).includes(word))).toEqual([])
    const special = await all({ key: open })
    expect(special.body.totalResults).toBe(common.body.totalResults + 1)
    expect((await ask('GET', `/Users/${lena}`)).status).toBe(404)
    expect((await ask('GET', `/Users/${lena}`, undefined, { key: open })).status).toBe(200)
    expect((await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "lena"')}`)).body.totalResults).toBe(0)
    expect((await ask('PATCH', `/Users/${lena}`, patch({ op: 'replace', path: 'active', value: false }))).status).toBe(
      404,
    )
  })
})
