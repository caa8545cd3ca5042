import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contacts from '#domains/contacts/contract.ts'
import { type Desk, expectRefusal, openDesk, type StaffKey } from '#domains/contacts/contacts.factory.ts'
import { today } from '#domains/statistics/contract.ts'
import { system } from '#platform/access/actor.ts'
import { dayStart } from '#platform/clock/zoned.ts'
import { idOf } from '#platform/database/ids.ts'
import { executeWork } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { makeDigests } from './make-digests.job.ts'

const test = useTestDatabase()
let desk: Desk
/** A Wednesday, and the Monday after at six in the morning. */
const WEDNESDAY = new Date('2026-03-11T09:00:00Z')
const MONDAY = new Date('2026-03-16T05:00:00Z')
const WEEK = '2026-03-09'
const ks = idOf('ekby', 'department', 'ks')
const soc = idOf('ekby', 'department', 'soc')

beforeAll(async () => {
  desk = await openDesk(test, WEDNESDAY)
})
beforeEach(async () => {
  desk.clock.moveTo(WEDNESDAY)
  await test.owner.query('truncate digest, outbound_message')
})

const read = (who: StaffKey, departmentId = ks, week = WEEK, part: 'week' | 'so_far' = 'week') =>
  desk.call(who, contract.readDigest, { departmentId, week, part })
const letters = async () =>
  (
    await test.owner.query<{
      recipient: string
      intent: string
      body: string
      attachments: { name: string; content: string }[]
    }>(`select recipient, intent, body, attachments from outbound_message where intent like 'digest:%' order by intent`)
  ).rows
const make = () => desk.run(makeDigests)

describe('a week', () => {
  it('is told of from Monday morning at six, once for each department, with a letter and its table', async () => {
    await desk.receive('alva')
    await desk.receive('alva', { decision: { kind: 'answer', answer: 'Ja.' } })
    desk.clock.moveTo(new Date(MONDAY.getTime() - 1))
    await make()
    await expectRefusal(read('klara'), 404, 'not-found')
    await test.owner.query('truncate digest, outbound_message')
    desk.clock.moveTo(MONDAY)
    expect(await make()).toBe(2)
    expect(await make()).toBe(0)
    const { content } = await read('klara')
    expect(content).toMatchObject({
      received: 2,
      direct: 1,
      services: [{ name: 'Sophämtning', received: 2, direct: 1 }],
    })
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      recipient: 'klara@ekby.example',
      intent: `digest:${ks}:${WEEK}:${desk.ekby.staff.klara}`,
    })
    expect(letter!.body).toContain('2 frågor kom in om era tjänster')
    expect(letter!.attachments[0]!.name).toBe('veckobrev-2026-03-09.csv')
    const table = Buffer.from(letter!.attachments[0]!.content, 'base64').toString()
    expect(table).toContain('"Tjänst";"Sophämtning";2;')
    expect((await desk.call('klara', contract.digestTable, { departmentId: ks, week: WEEK })).text).toBe(table)
  })

  it('is made exactly once by two workers at the same time, and after being cut off', async () => {
    desk.clock.moveTo(WEDNESDAY)
    await desk.receive('alva')
    desk.clock.moveTo(MONDAY)
    const cutOff = executeWork(desk.execution, system(1), async (context) => {
      await makeDigests(context)
      throw new Error('the power went')
    })
    await expect(cutOff).rejects.toThrow('the power went')
    await Promise.all(Array.from({ length: 4 }, () => desk.run(makeDigests)))
    expect(await desk.count('digest where municipality_id = 1')).toBe(2)
    expect(await letters()).toHaveLength(1)
    desk.clock.advance({ days: 7 })
    await Promise.all(Array.from({ length: 3 }, () => desk.run(makeDigests)))
    expect(await desk.count('digest where municipality_id = 1')).toBe(4)
    expect(await letters()).toHaveLength(2)
  })

  it('that nobody made is made afterwards', async () => {
    desk.clock.moveTo(MONDAY)
    await make()
    desk.clock.advance({ days: 14 })
    await make()
    const { weeks } = await desk.call('klara', contract.listDigests, { departmentId: ks })
    expect(weeks.map((row) => row.week)).toEqual(['2026-03-23', '2026-03-16', '2026-03-09'])
  })

  it('in which nobody asked is told of too', async () => {
    desk.clock.moveTo(new Date('2026-06-01T05:00:00Z'))
    await make()
    expect(await letters(), 'nothing has come in for long, and nobody was told of any week').toEqual([])
    desk.clock.moveTo(new Date('2026-06-08T05:00:00Z'))
    await make()
    const { content } = await read('klara', ks, '2026-06-01')
    expect(content).toMatchObject({
      received: 0,
      usual: null,
      services: [],
      handOversIn: { offered: 0, acceptMinutes: null },
    })
    expect((await letters())[0]!.body).toContain('Ingen frågade')
  })

  it('in which the clock is changed has all its questions, and none of the next', async () => {
    // Sunday 25 October 2026 has 25 hours.
    for (const at of [
      '2026-10-18T22:00:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ]) {
      desk.clock.moveTo(new Date(at))
      await desk.receive('alva')
    }
    desk.clock.moveTo(new Date('2026-10-26T05:00:00Z'))
    await make()
    expect((await read('klara', ks, '2026-10-19')).content?.received).toBe(4)
  })
})

describe('the figures', () => {
  it('agree with the lists behind them, and with the day', async () => {
    desk.clock.moveTo(new Date('2026-04-15T09:00:00Z'))
    for (let n = 0; n < 4; n++) await desk.receive('pirkko', { service: n < 3 ? 'parkeringstillstand' : 'sophamtning' })
    await desk.accepted('asa', 'renhallning')
    await desk.handedOver('alva', 'renhallning')
    const returned = await desk.handedOver('alva', 'parkering', { service: 'parkeringstillstand' })
    await desk.call('omar', contacts.returnHandOver, { handOverId: returned.handOverId, reason: 'incomplete' })
    desk.clock.moveTo(new Date('2026-04-20T05:00:00Z'))
    await make()
    const { content } = await read('maj', ks, '2026-04-13')
    const listed = async (list: Record<string, string>) =>
      (await desk.call('pirkko', contacts.listQuestions, list)).rows.length
    expect(content!.services.map((row) => [row.name, row.received])).toEqual([
      ['Parkeringstillstånd för röre', 4],
      ['Sophämtning', 3],
    ])
    for (const row of content!.services) expect(await listed(row.list), row.name).toBe(row.received)
    for (const row of content!.handOversIn.units) expect(await listed(row.list), row.unit).toBe(row.questions)
    expect(content!.handOversIn).toMatchObject({ offered: 3, accepted: 1, returned: 1, acceptMinutes: 0 })
    const day = await desk.call('maj', today, { day: '2026-04-15' })
    for (const row of day.services)
      expect(content!.services.find((each) => each.serviceId === row.key)?.received, row.name ?? '').toBe(row.received)
  })

  it('agree with the lists, whatever was asked and when', async () => {
    const services = ['sophamtning', 'parkeringstillstand', 'oppettider'] as const
    const zone = 'Europe/Stockholm'
    // Minutes around and inside a week, its first and last moment among them.
    const minute = fc.oneof(
      fc.constantFrom(-1, 0, 7 * 24 * 60 - 1, 7 * 24 * 60),
      fc.integer({ min: -600, max: 8 * 24 * 60 }),
    )
    const question = fc.record({ service: fc.constantFrom(...services), minute, isAnswered: fc.boolean() })
    let week = 0
    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 8 }), async (questions) => {
        // Every other week, so that one run is not in the next one's week.
        const monday = Temporal.PlainDate.from('2026-01-12').subtract({ weeks: 2 * ++week })
        const start = dayStart(monday, zone).getTime()
        const end = dayStart(monday.add({ weeks: 1 }), zone).getTime()
        for (const each of questions) {
          desk.clock.moveTo(new Date(start + each.minute * 60_000))
          const decision = each.isAnswered
            ? ({ kind: 'answer', answer: 'Ja.' } as const)
            : ({ kind: 'centre' } as const)
          await desk.receive('pirkko', { service: each.service, decision })
        }
        desk.clock.moveTo(new Date(end + 6 * 3_600_000))
        await test.owner.query('truncate digest')
        await make()
        const { content } = await read('klara', ks, monday.toString())
        const inside = questions.filter(({ minute: at }) => at >= 0 && start + at * 60_000 < end)
        expect(content!.received).toBe(inside.length)
        for (const row of content!.services) {
          const { rows } = await desk.call('pirkko', contacts.listQuestions, row.list)
          expect(row.received).toBe(rows.length)
        }
      }),
      { numRuns: 8 },
    )
  })

  it('are compared with the four weeks before', async () => {
    for (const [week, count] of [
      [4, 1],
      [3, 3],
      [2, 0],
      [1, 2],
    ] as const) {
      desk.clock.moveTo(new Date(Date.parse('2026-08-12T09:00:00Z') - week * 7 * 86_400_000))
      for (let n = 0; n < count; n++) await desk.receive('alva')
      await desk.receive('bo', { service: 'hemtjanst' })
    }
    desk.clock.moveTo(new Date('2026-08-12T09:00:00Z'))
    await desk.receive('alva')
    desk.clock.moveTo(new Date('2026-08-17T04:00:00Z'))
    await make()
    expect((await read('klara', ks, '2026-08-10')).content).toMatchObject({ received: 1, usual: 1.5 })
  })

  it('leave out everything secret, and every name, number and address', async () => {
    desk.clock.moveTo(new Date('2026-09-09T08:00:00Z'))
    await desk.person('99999999-9999-4999-8999-999999999999')
    const asked = [
      'tindra undrar om kärlet tömdes',
      'Gun Ek på Lindvägen 4 undrar om kärlet tömdes',
      'kärlet tömdes inte, ring 070-174 06 21',
    ]
    for (const text of [...asked, 'kärlet tömdes hos svante', 'Kärlet tömdes inte hos skoglund'])
      await desk.receive('alva', { asked: text, identity: 'claimed', claimedName: 'Svante Ek' })
    for (let n = 0; n < 6; n++) await desk.secretQuestion('offered', { asked: 'Hyran i mars' })
    desk.clock.moveTo(new Date('2026-09-14T04:00:00Z'))
    await make()
    const own = await read('klara', ks, '2026-09-07')
    expect(own.content!.services[0]!.examples).toEqual([{ words: ['kärlet', 'tömdes'], count: 5 }])
    const theirs = await read('annelie', soc, '2026-09-07')
    expect(theirs.content).toMatchObject({ received: 0, handOversIn: { offered: 0 } })
    const stored = await test.owner.query<{ all: string }>(
      `select (select string_agg(content::text, '') from digest) || (select string_agg(body || attachments::text, '') from outbound_message) as all`,
    )
    expect(stored.rows[0]!.all.toLowerCase()).not.toMatch(/tindra|svante|skoglund|lindvägen|070|hyran|försörjningsstöd/)
  })

  it('tell of pages that led wrong, without what stands after a question mark', async () => {
    desk.clock.moveTo(new Date('2026-05-13T08:00:00Z'))
    const serviceId = desk.ekby.services.sophamtning
    for (const address of ['ekby.example/sopor?namn=Tindra', 'ekby.example/sopor#b', 'https://ekby.example/kärl/'])
      await desk.call('gunvor', contract.reportWebPage, { serviceId, address })
    for (const address of ['tindra@ekby.example', 'inte en sida', 'javascript:alert(1)'])
      await expectRefusal(desk.call('gunvor', contract.reportWebPage, { serviceId, address }), 400, 'bad-input')
    await expectRefusal(
      desk.call('asa', contract.reportWebPage, { serviceId, address: 'ekby.example' }),
      403,
      'not-allowed',
    )
    desk.clock.moveTo(new Date('2026-05-18T04:00:00Z'))
    await make()
    expect((await read('klara', ks, '2026-05-11')).content!.webPages).toEqual([
      { address: 'ekby.example/sopor', service: 'Sophämtning', count: 2 },
      { address: 'https://ekby.example/kärl', service: 'Sophämtning', count: 1 },
    ])
  })
})

describe('the week so far', () => {
  it('is made when somebody asks, again when asked again, is sent to nobody, and gives way to the whole', async () => {
    desk.clock.moveTo(new Date('2026-11-11T09:00:00Z'))
    const week = '2026-11-09'
    await make()
    await test.owner.query('truncate outbound_message')
    await desk.call('klara', contract.orderDigest, { departmentId: ks })
    await desk.call('asa', contract.orderDigest, { departmentId: ks })
    expect(await read('klara', ks, week, 'so_far')).toMatchObject({ content: null, isOrdered: true })
    expect(await make()).toBe(1)
    expect((await read('klara', ks, week, 'so_far')).content?.received).toBe(0)
    await desk.receive('alva')
    desk.clock.advance({ minutes: 5 })
    await desk.call('klara', contract.orderDigest, { departmentId: ks })
    await Promise.all([make(), make()])
    expect((await read('klara', ks, week, 'so_far')).content?.received).toBe(1)
    expect(await letters()).toEqual([])
    desk.clock.moveTo(new Date('2026-11-16T05:00:00Z'))
    await make()
    const { weeks } = await desk.call('klara', contract.listDigests, { departmentId: ks })
    expect(weeks[0]).toMatchObject({ week, part: 'week' })
  })
})

describe('who reads it', () => {
  it("the department's own people and the centre's manager; nobody else, by any way", async () => {
    desk.clock.moveTo(MONDAY)
    await make()
    for (const who of ['klara', 'asa', 'omar', 'maj', 'alva'] as const) await read(who, ks)
    for (const who of ['annelie', 'ilse', 'sara', 'maj'] as const) await read(who, soc)
    for (const [who, department] of [
      ['asa', soc],
      ['klara', soc],
      ['alva', soc],
      ['bo', soc],
      ['annelie', ks],
      ['sara', ks],
    ] as const) {
      await expectRefusal(read(who, department), 404, 'not-found')
      await expectRefusal(desk.call(who, contract.listDigests, { departmentId: department }), 404, 'not-found')
      await expectRefusal(desk.call(who, contract.orderDigest, { departmentId: department }), 404, 'not-found')
      await expectRefusal(
        desk.call(who, contract.digestTable, { departmentId: department, week: WEEK }),
        404,
        'not-found',
      )
    }
    for (const who of ['gunvor', 'birgitta', 'sten', 'signe'] as const)
      await expectRefusal(read(who, ks), 403, 'not-allowed')
    const lisa = await desk.lillby.actor('lisa')
    await expectRefusal(desk.call(lisa, contract.readDigest, { departmentId: ks, week: WEEK }), 404, 'not-found')
    const departments = async (who: StaffKey) =>
      (await desk.call(who, contract.listDepartments, {})).departments.map((each) => [each.departmentId, each.isOwn])
    expect(await departments('annelie')).toEqual([[soc, true]])
    expect(await departments('maj')).toEqual([
      [ks, true],
      [soc, false],
    ])
  })
})
