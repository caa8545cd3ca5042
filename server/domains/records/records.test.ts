import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeEkby, type Ekby } from '#domains/staff/staff.factory.ts'
import { type Actor, anonymous } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { execute } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'

const test = useTestDatabase()
let ekby: Ekby
const clock = fixedClock(new Date('2026-12-31T22:30:00Z'))
const call = <T>(actor: Actor, name: string, input: unknown): Promise<T> =>
  execute(
    { db: test.db, operations, clock, secret: 'a secret of at least thirty-two letters' },
    actor,
    name,
    input,
  ) as Promise<T>

beforeAll(async () => {
  ekby = await arrangeEkby(test.owner)
})

/** Receives something; returns its record's id. */
async function received(serviceId: string | null = null): Promise<string> {
  const alva = await ekby.actor('alva')
  const { contactId } = await call<{ contactId: string }>(alva, 'contacts.receive-contact', {
    channel: 'letter',
    questions: [{ serviceId, asked: 'Ett medborgarförslag om en bänk.', decision: { kind: 'centre' } }],
  })
  const found = await test.owner.query<{ record_id: string }>('select record_id from contact where id = $1', [
    contactId,
  ])
  return found.rows[0]!.record_id
}

describe('the record of a question', () => {
  it('follows when it turns out whose question it was, and stays where it is registered', async () => {
    const pirkko = await ekby.actor('pirkko')
    const ask = () =>
      call<{ contactId: string; questions: { questionId: string }[] }>(pirkko, 'contacts.receive-contact', {
        channel: 'letter',
        questions: [{ asked: 'Hemtjänsten kom inte.', decision: { kind: 'centre' } }],
      })
    const authorityOf = async (contactId: string) => {
      const found = await test.owner.query<{ authority_id: string }>(
        'select r.authority_id from record_entry r join contact c on c.record_id = r.id where c.id = $1',
        [contactId],
      )
      return found.rows[0]!.authority_id
    }
    const kept = await ask()
    await call(pirkko, 'contacts.choose-service', {
      questionId: kept.questions[0]!.questionId,
      serviceId: ekby.services.hemtjanst,
    })
    expect(await authorityOf(kept.contactId)).toBe(ekby.authorities.soc)
    const registered = await ask()
    const found = await test.owner.query<{ record_id: string }>('select record_id from contact where id = $1', [
      registered.contactId,
    ])
    await call(await ekby.actor('astrid'), 'records.register', {
      recordId: found.rows[0]!.record_id,
      title: 'Klagomål',
    })
    await call(pirkko, 'contacts.choose-service', {
      questionId: registered.questions[0]!.questionId,
      serviceId: ekby.services.hemtjanst,
    })
    expect(await authorityOf(registered.contactId)).toBe(ekby.authorities.ks)
  })
})

describe('the diary', () => {
  it('gives each authority its own numbers a year, none twice and none skipped, also when raced', async () => {
    const registrar = await ekby.actor('astrid')
    const records = await Promise.all(Array.from({ length: 8 }, () => received()))
    const given = await Promise.all(
      records.map((recordId) =>
        call<{ diaryNumber: string }>(registrar, 'records.register', { recordId, title: 'Medborgarförslag' }),
      ),
    )
    expect(given.map((each) => each.diaryNumber).toSorted()).toEqual(
      Array.from({ length: 8 }, (_, at) => `KS 2026/${at + 2}`).toSorted(),
    )
    // The new year begins at midnight here, not in Greenwich.
    clock.moveTo(new Date('2026-12-31T23:30:00Z'))
    const next = await call<{ diaryNumber: string }>(registrar, 'records.register', {
      recordId: await received(),
      title: 'Först i år',
    })
    expect(next.diaryNumber).toBe('KS 2027/1')
  })

  it('is read by anybody, with secret parts left out', async () => {
    const registrar = await ekby.actor('astrid')
    const recordId = await received()
    await call(registrar, 'records.register', {
      recordId,
      title: 'Om NN',
      counterpart: 'NN',
      titleSecret: true,
      counterpartSecret: true,
    })
    const list = await call<{ rows: { number: string; title: string | null; counterpart: string | null }[] }>(
      anonymous(1),
      'records.diary',
      {},
    )
    expect(list.rows[0]).toMatchObject({ number: 'KS 2027/2', title: null, counterpart: null })
    expect(JSON.stringify(list)).not.toContain('NN')
  })

  it('an item is registered once, and a thinned or registered one is not thinned', async () => {
    const registrar = await ekby.actor('astrid')
    const recordId = await received()
    await call(registrar, 'records.thin', { recordId, decision: 'Gallringsbeslut KS 2025/12: reklam' })
    await expect(call(registrar, 'records.register', { recordId, title: 'För sent' })).rejects.toThrow(
      'changed-meanwhile',
    )
    await expect(call(registrar, 'records.thin', { recordId, decision: 'igen' })).rejects.toThrow('record.not-kept')
  })

  it('a guide does not register, and nobody registers what is not theirs to see', async () => {
    await expect(
      call(await ekby.actor('alva'), 'records.register', { recordId: await received(), title: 'x' }),
    ).rejects.toThrow('not-allowed')
    const ofOtherBoard = await received(ekby.services.hemtjanst)
    await expect(
      call(await ekby.actor('astrid'), 'records.register', { recordId: ofOtherBoard, title: 'x' }),
    ).rejects.toThrow('not-found')
    await expect(
      call(await ekby.actor('astrid'), 'records.thin', { recordId: ofOtherBoard, decision: 'x' }),
    ).rejects.toThrow('not-found')
  })
})
