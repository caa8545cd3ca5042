import { beforeAll, describe, expect, it } from 'vitest'
import { type Desk, expectRefusal, openDesk } from '#domains/contacts/contacts.factory.ts'
import { anonymous } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { searchPeople } from './contract.ts'

const test = useTestDatabase()
let desk: Desk
const open = '55555555-5555-4555-8555-555555555555'
const hidden = '66666666-6666-4666-8666-666666666666'
// Published by the Tax Agency for tests.
const numbers = { open: '193404309126', hidden: '193701308888' }

beforeAll(async () => {
  desk = await openDesk(test)
  for (const [key, id, level] of [
    ['open', open, 0],
    ['hidden', hidden, 1],
  ] as const) {
    await test.owner.query(
      `insert into person (municipality_id, id, identity_number, given_name, family_name, protected_identity, address, email, phone)
      values (1, $1, $2, 'Tindra', $3, $4, 'Granvägen 7', $5, $6)`,
      [
        id,
        numbers[key],
        key === 'open' ? 'Skoglund' : 'Skogh',
        level,
        `${key}@example.se`,
        key === 'open' ? '070-174 06 21' : '070-174 06 22',
      ],
    )
  }
})

const search = async (words: string, who: Parameters<Desk['call']>[0] = 'alva') =>
  (await desk.call(who, searchPeople, { search: words })).people

describe('finding a person', () => {
  it('by name, phone or identity number', async () => {
    for (const words of ['tindra skog', 'Skoglund', '0701740621', '+070 174 06 21', numbers.open])
      expect((await search(words)).map((person) => person.personId)).toEqual([open])
  })

  it('with protected identity only by the whole identity number, and then without any address', async () => {
    for (const words of ['Tindra', 'Skogh', 'Tindra Skogh', '0701740622', 'hidden@example.se', 'Granvägen', '19370130'])
      expect((await search(words)).map((person) => person.personId)).not.toContain(hidden)
    expect(await search(numbers.hidden)).toEqual([
      {
        personId: hidden,
        name: 'Tindra Skogh',
        identityNumber: '19370130-****',
        protected: true,
        address: null,
        phone: null,
        email: null,
        language: 'sv',
      },
    ])
  })

  it('signs of a pattern are signs', async () => {
    for (const words of ['%%', '__', '\\\\', "' or '1'='1"]) expect(await search(words)).toEqual([])
  })

  it("is not for everybody, and never shows another municipality's", async () => {
    for (const who of ['asa', 'gunvor', 'ahmed', 'kent', 'signe', 'birgitta', 'sten', 'klara', 'ronja'] as const)
      await expectRefusal(search('Tindra', who), 403, 'not-allowed')
    await expectRefusal(search('Tindra', anonymous(1)), 401, 'sign-in-needed')
    expect(await search('Skoglund', await desk.lillby.actor('lisa'))).toEqual([])
    expect(await search(numbers.hidden, await desk.lillby.actor('lisa'))).toEqual([])
  })

  it('is written to the audit trail without what was searched for', async () => {
    await search('Skoglund')
    const trail = await test.owner.query(`select * from audit_entry where operation = 'person.searched'`)
    expect(trail.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(trail.rows)).not.toMatch(/Skoglund|Tindra/)
  })
})
