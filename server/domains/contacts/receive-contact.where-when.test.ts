import { beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, openDesk, refusal, TUESDAY } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

describe('registering a contact: where', () => {
  const placeOf = async (traits: Parameters<Desk['receive']>[1], who: Parameters<Desk['receive']>[0] = 'alva') => {
    const { questionId, contactId } = await desk.receive(who, traits)
    const found = await test.owner.query<{ place: string | null; contact: string | null }>(
      'select q.place_id as place, k.place_id as contact from question q, contact k where q.id = $1 and k.id = $2',
      [questionId, contactId],
    )
    expect(found.rows[0]!.contact).toBe(found.rows[0]!.place)
    return found.rows[0]!.place
  }

  it('calls and visits are where the one who registers works today; what comes in writing is nowhere', async () => {
    const { places } = desk.ekby
    const alva = (await desk.actorOf('alva')) as StaffActor
    expect(alva.placeId).not.toBeNull()
    expect(await placeOf({ channel: 'visit' })).toBe(alva.placeId)
    expect(await placeOf({ channel: 'phone' })).toBe(alva.placeId)
    expect(await placeOf({ channel: 'email' })).toBeNull()
    const elsewhere = Object.values(places).find((id) => id !== alva.placeId)!
    expect(await placeOf({ channel: 'visit' }, { ...alva, placeId: elsewhere })).toBe(elsewhere)
  })

  it('another place that is said holds, and so does none', async () => {
    const elsewhere = Object.values(desk.ekby.places).at(-1)!
    expect(await placeOf({ channel: 'visit', placeId: elsewhere })).toBe(elsewhere)
    expect(await placeOf({ channel: 'letter', placeId: elsewhere })).toBe(elsewhere)
    expect(await placeOf({ channel: 'phone', placeId: null })).toBeNull()
  })
})

describe('registering a contact: when it began', () => {
  const ago = (days: number) => new Date(desk.clock.now().getTime() - days * 86_400_000 + 60_000).toISOString()
  const longAgo = (days: number) => new Date(Date.parse(ago(days)) - 120_000).toISOString()

  it('is at most a week ago, a month for letters and what lay in a box: refused with the field', async () => {
    for (const [channel, days] of [
      ['phone', 7],
      ['email', 7],
      ['letter', 30],
      ['other', 30],
    ] as const) {
      await desk.receive('alva', { channel, startedAt: ago(days) })
      expect(await refusal(desk.receive('alva', { channel, startedAt: longAgo(days) }))).toEqual({
        status: 400,
        code: 'bad-input',
        pointers: ['/startedAt'],
      })
    }
  })

  it('may be longer ago for a contact that has lain in the air, and no longer than it has', async () => {
    const { draftId, startedAt } = await desk.call('alva', contract.openDraft, { channel: 'phone' })
    desk.clock.advance({ days: 12 })
    const earlier = new Date(Date.parse(startedAt) - 1000).toISOString()
    expect(await refusal(desk.receive('alva', { draftId, startedAt: earlier }))).toMatchObject({
      pointers: ['/startedAt'],
    })
    await desk.receive('alva', { draftId, startedAt })
    desk.clock.moveTo(TUESDAY)
  })
})

describe('registering a contact: a named handler', () => {
  const named = async (part: { askedForNamed?: boolean | null; gotNamed?: boolean | null }) => {
    const decision = { kind: 'centre' as const }
    const { questions } = await desk.call('alva', contract.receiveContact, {
      channel: 'phone',
      questions: [{ asked: 'Är Åsa Berg där?', decision, ...part }],
    })
    const found = await test.owner.query(
      'select asked_for_named as asked, got_named as got from question where id = $1',
      [questions[0]!.questionId],
    )
    return found.rows[0] as { asked: boolean | null; got: boolean | null }
  }

  it('is recorded as it was noted, and not at all where nobody noted it', async () => {
    expect(await named({})).toEqual({ asked: null, got: null })
    expect(await named({ askedForNamed: true })).toEqual({ asked: true, got: null })
    expect(await named({ askedForNamed: true, gotNamed: false })).toEqual({ asked: true, got: false })
    expect(await named({ askedForNamed: true, gotNamed: true })).toEqual({ asked: true, got: true })
    // Nobody gets whom they did not ask for.
    expect(await named({ askedForNamed: null, gotNamed: true })).toEqual({ asked: null, got: null })
  })
})
