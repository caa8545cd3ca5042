import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, refusal } from '#domains/contacts/contacts.factory.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { openDirectory } from './directory.factory.ts'

const test = useTestDatabase()
let house: Awaited<ReturnType<typeof openDirectory>>
const settings = {
  name: 'Katalogservern',
  url: 'ldap://127.0.0.1:1',
  bindName: 'cn=admin,dc=ekby,dc=example',
  bindPassword: 'hemligt nog',
  base: 'dc=ekby,dc=example',
  filter: '(objectClass=inetOrgPerson)',
  mapping: { code: 'uid', givenName: 'givenName', familyName: 'sn', title: 'title', unit: 'departmentNumber' },
  everyMinutes: 60,
  isOn: false,
}

beforeAll(async () => {
  house = await openDirectory(test)
})

describe('a directory server’s settings', () => {
  it('are kept without ever telling the password', async () => {
    const { serverId } = await house.call('ronja', contract.saveServer, { ...settings, name: 'En annan' })
    const listed = await house.call('ronja', contract.listServers, {})
    expect(JSON.stringify(listed)).not.toContain(settings.bindPassword)
    const { rows } = await test.owner.query('select bind_password from directory_server where id = $1', [serverId])
    expect(rows[0].bind_password).not.toContain(settings.bindPassword)
    const lacking = house.call('ronja', contract.saveServer, { ...settings, mapping: { code: 'uid' } })
    expect(await refusal(lacking)).toMatchObject({ status: 422, pointers: ['/mapping'] })
    await expectRefusal(house.call('klara', contract.listServers, {}), 403, 'not-allowed')
  })

  it('that lead nowhere are told of', async () => {
    const nowhere = { ...settings, name: 'Borta', url: 'ldap://127.0.0.1:1' }
    const { serverId } = await house.call('ronja', contract.saveServer, nowhere)
    await expectRefusal(house.call('ronja', contract.fetchServer, { serverId }), 422, 'server.away')
  })
})
