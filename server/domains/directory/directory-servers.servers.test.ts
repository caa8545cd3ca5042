import { Attribute, Change, Client } from 'ldapts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal } from '#domains/contacts/contacts.factory.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { openDirectory } from './directory.factory.ts'
import { fetchDueServers } from './directory-servers.ts'

/** A real slapd, started by `npm run test:servers`: its address and the password of its root. */
const [url = '', ...words] = (process.env['TORGET_TEST_LDAP'] ?? '').split(' ')
const password = words.join(' ')
const base = 'dc=ekby,dc=example'
const rootName = `cn=admin,${base}`

const test = useTestDatabase()
let house: Awaited<ReturnType<typeof openDirectory>>
let ldap: Client

const settings = {
  name: 'Katalogservern',
  url: url || 'ldap://127.0.0.1:1',
  bindName: rootName,
  bindPassword: password || 'none',
  base,
  filter: '(objectClass=inetOrgPerson)',
  mapping: {
    code: 'uid',
    givenName: 'givenName',
    familyName: 'sn',
    title: 'title',
    unit: 'departmentNumber',
    email: 'mail',
    phone: 'telephoneNumber',
    languages: 'preferredLanguage',
  },
  everyMinutes: 60,
  isOn: false,
}

beforeAll(async () => {
  house = await openDirectory(test)
})

const person = (number: number, unit = 'renhallning') => ({
  objectClass: ['inetOrgPerson'],
  uid: `ldap-${number}`,
  cn: `Förnamn Efternamn ${number}`,
  givenName: `Björn-${number}`,
  sn: 'Åkerö',
  title: 'Handläggare',
  departmentNumber: unit,
  mail: `ldap-${number}@ekby.example`,
  telephoneNumber: `08-465 004 ${10 + number}`,
})
const at = (number: number) => `uid=ldap-${number},${base}`
const inTable = (where: string) => house.count(`staff_member where source = 'ldap' and ${where}`)

describe('people from a real directory server', () => {
  let serverId: string
  const fetch = (isConfirmed = false) => house.call('ronja', contract.fetchServer, { serverId, isConfirmed })

  beforeAll(async () => {
    ldap = new Client({ url })
    await ldap.bind(rootName, password)
    await ldap.add(base, { objectClass: ['dcObject', 'organization'], dc: 'ekby', o: 'Ekby' })
    for (let number = 1; number <= 30; number++) await ldap.add(at(number), person(number))
    serverId = (await house.call('ronja', contract.saveServer, settings)).serverId
  })
  afterAll(() => ldap.unbind())

  it('come in, and once more change nothing', async () => {
    expect(await fetch()).toMatchObject({ state: 'done', added: 30, faults: [] })
    expect(await fetch()).toMatchObject({ added: 0, changed: 0, same: 30, closed: 0 })
    const { people } = await house.call('alva', contract.findEntries, { q: 'björn-7 åkerö' })
    expect(people).toMatchObject([
      { name: 'Björn-7 Åkerö', unit: { name: 'Renhållningen' }, phone: '08-465 004 17', email: 'ldap-7@ekby.example' },
    ])
  })

  it('are changed where they differ, and wrong ones are named', async () => {
    const phone = new Attribute({ type: 'telephoneNumber', values: ['08-465 004 99'] })
    await ldap.modify(at(3), new Change({ operation: 'replace', modification: phone }))
    await ldap.add(at(31), person(31, 'finns inte'))
    const fetched = await fetch()
    expect(fetched).toMatchObject({ changed: 1, same: 29 })
    expect(fetched.faults).toMatchObject([{ field: 'unit', code: 'import.unknown-unit', value: 'finns inte' }])
    await ldap.del(at(31))
  })

  it('who are gone there are closed here, not removed; nobody else is touched', async () => {
    await ldap.del(at(1))
    await ldap.del(at(2))
    expect(await fetch()).toMatchObject({ closed: 2, same: 28 })
    expect(await inTable('left_on is not null')).toBe(2)
    expect(await inTable('true')).toBe(30)
    expect(await house.count(`staff_member where source <> 'ldap' and left_on = '2026-03-09'`)).toBe(0)
  })

  it('more than a fifth at once stops, whether fetched by hand or by itself, until it is confirmed', async () => {
    for (let number = 3; number <= 20; number++) await ldap.del(at(number))
    expect(await fetch()).toMatchObject({ state: 'stopped', closed: 18, closesMany: true })
    expect(await inTable('left_on is not null')).toBe(2)
    await test.owner.query(`update directory_server set is_on = true, due_at = '2026-01-01' where id = $1`, [serverId])
    expect(await house.run(fetchDueServers)).toBe(1)
    expect(await inTable('left_on is not null')).toBe(2)
    const { servers } = await house.call('ronja', contract.listServers, {})
    expect(servers.find((server) => server.id === serverId)?.lastResult).toBe('stopped')
    expect(await fetch(true)).toMatchObject({ state: 'done', closed: 18 })
    expect(await inTable('left_on is not null')).toBe(20)
  })

  it('who are there again work here again', async () => {
    await ldap.add(at(1), person(1))
    expect(await fetch()).toMatchObject({ changed: 1 })
    expect(await inTable(`code = 'ldap-1' and left_on is null`)).toBe(1)
  })

  it('are fetched page by page', async () => {
    for (let number = 1001; number <= 2200; number++) await ldap.add(at(number), person(number))
    expect(await fetch()).toMatchObject({ added: 1200, faults: [] })
  }, 60_000)

  it('a wrong password and a wrong base are told apart, and a search that finds nobody closes nobody', async () => {
    const write = async (change: Partial<typeof settings>) => {
      const saved = await house.call('ronja', contract.saveServer, { ...settings, name: 'Fel', ...change })
      return refusal(house.call('ronja', contract.fetchServer, { serverId: saved.serverId }))
    }
    expect(await write({ bindPassword: 'fel' })).toMatchObject({ code: 'server.refused' })
    expect(await write({ base: 'dc=finns,dc=inte' })).toMatchObject({ code: 'server.wrong' })
    expect(await write({ filter: '(uid=ingen)' })).toMatchObject({ code: 'server.wrong' })
    expect(await write({ filter: '((((' })).toMatchObject({ status: 422 })
  })
})
