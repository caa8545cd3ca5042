import { beforeAll, describe, expect, it } from 'vitest'
import { type Desk, expectRefusal, openDesk, type Who } from '#domains/contacts/contacts.factory.ts'
import { anonymous } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { readDiary, registerRecord } from './contract.ts'
import { type DiaryEntry, registerInDiary } from './register-in-diary.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

const entry = (secret = false, title = 'Fråga om sophämtning'): DiaryEntry => ({
  title,
  counterpart: 'Kim Berg',
  titleSecret: false,
  counterpartSecret: false,
  secrecyUnitId: secret ? desk.ekby.units.forsorjningsstod : null,
})

async function recordOf(contactId: string): Promise<string> {
  const found = await test.owner.query<{ id: string }>('select record_id as id from contact where id = $1', [contactId])
  return found.rows[0]!.id
}

async function register(who: Who, recordId: string, secret = false, year = 2026, title = 'Fråga om sophämtning') {
  const actor = await desk.actorOf(who)
  return inTransaction(test.db, actor, (tx) =>
    registerInDiary(tx, actor.municipalityId, recordId, entry(secret, title), year, desk.clock.now()),
  )
}

async function seen(who: Who, recordId: string): Promise<boolean> {
  const actor = await desk.actorOf(who)
  const rows = await inTransaction(test.db, actor, (tx) =>
    tx.selectFrom('record_entry').select('id').where('id', '=', recordId).execute(),
  )
  return rows.length > 0
}

describe('the diary', () => {
  it('numbers per authority and year, without a hole or a twin, also raced', async () => {
    const contacts = await Promise.all(Array.from({ length: 10 }, () => desk.receive('alva')))
    const ids = await Promise.all(contacts.map(({ contactId }) => recordOf(contactId)))
    const given = await Promise.all(ids.map((id) => register('astrid', id)))
    expect(given.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const soc = await desk.receive('bo', { service: 'hemtjanst' })
    expect(await register('astrid', await recordOf(soc.contactId))).toEqual({ year: 2026, number: 1 })
    const next = await desk.receive('alva')
    expect(await register('astrid', await recordOf(next.contactId), false, 2027)).toEqual({ year: 2027, number: 1 })
  })

  it('takes an item once: raced, one registers it, and no number is lost', async () => {
    const { contactId } = await desk.receive('alva')
    const id = await recordOf(contactId)
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => register('astrid', id)))
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toMatchObject({ status: 409 })
    const { contactId: next } = await desk.receive('alva')
    expect((await register('astrid', await recordOf(next))).number).toBe(12)
  })

  it('is public, but for secret posts: those are known to who may know', async () => {
    const open = await recordOf((await desk.receive('alva')).contactId)
    const kept = await recordOf((await desk.receive('alva')).contactId)
    const secret = await recordOf((await desk.secretQuestion()).contactId)
    await register('astrid', open)
    await register('sara', secret, true)
    for (const who of [anonymous(1), 'alva', 'birgitta', 'sara'] as const) expect(await seen(who, open)).toBe(true)
    for (const [who, sees] of [
      [anonymous(1), false],
      ['alva', false],
      ['astrid', false],
      ['bo', false],
      ['sara', true],
      ['pirkko', true],
    ] as const)
      expect([who, await seen(who, secret)]).toEqual([who, sees])
    expect(await seen(anonymous(1), kept)).toBe(false)
    expect(await seen(await desk.lillby.actor('lisa'), open)).toBe(false)
  })

  it('never tells of a secret question, however it became one, nor of what was said about it later', async () => {
    const atOnce = await desk.secretQuestion('offered')
    const later = await desk.receive('alva', { service: 'forsorjningsstod' })
    await desk.handOver('alva', later.questionId, 'forsorjningsstod')
    const again = await desk.raiseAgain('alva', later.questionId)
    for (const { contactId } of [atOnce, later, again]) {
      const recordId = await recordOf(contactId)
      expect(await seen('astrid', recordId)).toBe(false)
      await expectRefusal(desk.call('astrid', registerRecord, { recordId, title: 'Hyran' }), 404, 'not-found')
      expect(await seen('sara', recordId)).toBe(true)
    }
    // Registered before it became secret, it leaves the public list.
    const open = await desk.receive('alva', { service: 'forsorjningsstod' })
    const recordId = await recordOf(open.contactId)
    await register('bo', recordId, false, 2026, 'Om hyran')
    const titles = async () =>
      (await desk.call(anonymous(1), readDiary, { authorityId: desk.ekby.authorities.soc })).rows.map(
        (row) => row.title,
      )
    expect(await titles()).toContain('Om hyran')
    await desk.handOver('alva', open.questionId, 'forsorjningsstod')
    expect(await titles()).not.toContain('Om hyran')
  })

  it('is not written by citizens or strangers, nor by another municipality', async () => {
    const id = await recordOf((await desk.receive('alva')).contactId)
    for (const who of [anonymous(1), await desk.lillby.actor('lisa')])
      await expectRefusal(register(who, id), 409, 'changed-meanwhile')
    expect(await desk.count(`record_entry where id = $1 and state = 'kept'`, id)).toBe(1)
  })
})

describe('a record entry', () => {
  const write = (set: string, id: string) => test.owner.query(`update record_entry set ${set} where id = $1`, [id])

  it('is in exactly one state, whoever writes it', async () => {
    const id = await recordOf((await desk.receive('alva')).contactId)
    await expect(write(`state = 'registered'`, id)).rejects.toThrow(/record_entry_number/)
    await expect(write(`diary_number = 4, diary_year = 2026, title = 'x'`, id)).rejects.toThrow(/record_entry_number/)
    await expect(write(`state = 'thinned'`, id)).rejects.toThrow(/record_entry_decision/)
    await expect(write(`decision = 'x'`, id)).rejects.toThrow(/record_entry_decision/)
    await expect(write(`state = 'lost'`, id)).rejects.toThrow(/record_entry_state_check/)
  })
})
