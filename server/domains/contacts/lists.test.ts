import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, refusal, type StaffKey, TUESDAY } from './contacts.factory.ts'
import * as contract from './contract.ts'
import { box } from './fields.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})
beforeEach(async () => {
  desk.clock.moveTo(TUESDAY)
})

const inHours = (hours: number) => new Date(desk.clock.now().getTime() + hours * 3_600_000).toISOString()

async function allOf(who: StaffKey, name: (typeof box.options)[number]): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof desk.call<typeof contract.inbox.input, typeof contract.inbox.reply>>> =
      await desk.call(who, contract.inbox, { box: name, cursor })
    ids.push(...page.rows.map((row) => row.questionId))
    cursor = page.older
  } while (cursor !== null)
  return ids
}

describe('the inbox', () => {
  it('has each question in the lists it belongs to, and the counts are the rows', async () => {
    const left = await desk.receive('alva')
    const kept = await desk.receive('alva', {
      decision: { kind: 'keep', promise: { kind: 'call_back', dueAt: inHours(1) } },
    })
    await desk.call('alva', contract.makePromise, { questionId: kept.questionId, kind: 'answer', dueAt: inHours(2) })
    const offered = await desk.handedOver()
    const returned = await desk.handedOver()
    await desk.call('asa', contract.returnHandOver, { handOverId: returned.handOverId, reason: 'incomplete' })
    const accepted = await desk.accepted()
    const closed = await desk.receive('alva', { decision: { kind: 'answer', answer: 'Ja.' } })
    desk.clock.advance({ days: 3 })
    const lists = Object.fromEntries(
      await Promise.all(box.options.map(async (name) => [name, await allOf('alva', name)])),
    )
    const counts: Record<string, number> = await desk.call('alva', contract.inboxCounts, {})
    for (const name of box.options) {
      expect(lists[name].length, name).toBe(counts[name])
      expect(new Set(lists[name]).size, name).toBe(lists[name].length)
      expect(lists[name]).not.toContain(closed.questionId)
    }
    const of = (id: string) => box.options.filter((name) => lists[name].includes(id))
    expect(of(left.questionId)).toEqual(['centre', 'overdue'])
    expect(of(kept.questionId)).toEqual(['mine', 'promised', 'overdue'])
    expect(of(offered.questionId)).toEqual(['awaiting', 'overdue'])
    expect(of(returned.questionId)).toEqual(['mine', 'returned', 'overdue'])
    expect(of(accepted.questionId)).toEqual(['overdue'])
  })

  it('shows why something came back', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await desk.call('asa', contract.returnHandOver, { handOverId, reason: 'wrong_receiver' })
    const { rows } = await desk.call('alva', contract.inbox, { box: 'returned' })
    expect(rows.find((row) => row.questionId === questionId)?.cameBack).toBe('returned')
  })

  it('turns page after page without a row twice or missing, also when all have the same time', async () => {
    const made = new Set<string>()
    for (let n = 0; n < 6; n++) {
      const questions = Array.from({ length: 20 }, (_, at) => ({
        asked: `Fråga ${n} ${at}`,
        serviceId: desk.ekby.services.hemtjanst,
        decision: { kind: 'centre' as const },
      }))
      const reply = await desk.call('bo', contract.receiveContact, { channel: 'letter', questions })
      for (const { questionId } of reply.questions) made.add(questionId)
    }
    const inBox = await allOf('bo', 'centre')
    expect(new Set(inBox).size).toBe(inBox.length)
    expect(inBox).toEqual(expect.arrayContaining([...made]))

    const listed: string[] = []
    let cursor: string | null = null
    for (let page = 0; page < 10; page++) {
      const found: { rows: { questionId: string }[]; older: string | null } = await desk.call(
        'bo',
        contract.listQuestions,
        {
          channel: 'letter',
          cursor,
        },
      )
      listed.push(...found.rows.map((row) => row.questionId))
      cursor = found.older
      if (cursor === null) break
    }
    expect(listed.length).toBe(made.size)
    expect(new Set(listed)).toEqual(made)
  })

  it('refuses a cursor it did not write', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    for (const cursor of [
      'x',
      '_',
      `${'-'.repeat(36)}`,
      `2026-03-10T09:00:00.000Z_${'-'.repeat(36)}`,
      `+275760-09-13T00:00:00.000Z_${id}`,
      `1_${id}`,
    ])
      for (const operation of [contract.listQuestions, contract.inbox] as const)
        expect(await refusal(desk.call('alva', operation as never, { box: 'mine', cursor } as never))).toMatchObject({
          status: 400,
          pointers: ['/cursor'],
        })
  })
})

describe('a list of questions', () => {
  it('narrows by what is asked', async () => {
    const { questionId } = await desk.receive('alva', {
      channel: 'social',
      decision: { kind: 'answer', answer: 'Ja.', outcome: 'shown_how' },
    })
    const list = async (input: Parameters<typeof desk.call<typeof contract.listQuestions.input, never>>[2]) =>
      (await desk.call('alva', contract.listQuestions, input)).rows.map((row) => row.questionId)
    expect(await list({ channel: 'social' })).toEqual([questionId])
    expect(await list({ channel: 'social', state: 'open' })).toEqual([])
    expect(await list({ channel: 'social', outcome: 'shown_how', handedOver: 'false' })).toEqual([questionId])
    expect(await list({ channel: 'social', from: inHours(0), to: inHours(1) })).toEqual([questionId])
    expect(await list({ channel: 'social', from: inHours(-1), to: inHours(0) })).toEqual([])
    expect(await list({ channel: 'social', serviceId: desk.ekby.services.hemtjanst })).toEqual([])
  })
})

describe("a unit's inbox", () => {
  it('has what is offered, what is due today and the rest', async () => {
    const offered = await desk.handedOver('alva', 'parkering')
    const later = await desk.accepted('omar', 'parkering')
    const inbox = await desk.call('omar', contract.readUnitInbox, { unitId: desk.ekby.units.parkering })
    expect(inbox.offered.map((row) => row.questionId)).toEqual([offered.questionId])
    expect(inbox.later.map((row) => row.questionId)).toEqual([later.questionId])
    expect(inbox.openTotal).toBe(1)
    desk.clock.advance({ days: 2 })
    const then = await desk.call('omar', contract.readUnitInbox, { unitId: desk.ekby.units.parkering })
    expect(then.dueToday.map((row) => row.questionId)).toEqual([later.questionId])
  })

  it('is for its members and for those who follow its authority, never for others of a secret unit', async () => {
    const read = (who: StaffKey, unit: keyof typeof desk.ekby.units) =>
      desk.call(who, contract.readUnitInbox, { unitId: desk.ekby.units[unit] })
    await read('alva', 'renhallning')
    await read('sara', 'forsorjningsstod')
    await expectRefusal(read('asa', 'parkering'), 404, 'not-found')
    await expectRefusal(read('alva', 'aldreomsorg'), 404, 'not-found')
    for (const who of ['bo', 'pirkko', 'ilse', 'annelie'] as const)
      await expectRefusal(read(who, 'forsorjningsstod'), 404, 'not-found')
  })
})
