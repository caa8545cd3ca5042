import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous, type StaffActor } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, refusal, type StaffKey, type Who } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

/** How a request went: 'yes', or the status it was refused with. */
async function outcome(asked: Promise<unknown>): Promise<'yes' | number> {
  return asked.then(
    () => 'yes' as const,
    async (error: unknown) => (await refusal(Promise.reject(error))).status,
  )
}

async function read(who: Who, questionId: string) {
  return outcome(desk.call(who, contract.readQuestion, { questionId, purpose: 'handling' }))
}

describe('who may read a question', () => {
  it('that a unit of one authority has: its unit and those who follow the authority, nobody else', async () => {
    const { questionId } = await desk.accepted()
    const seen: Partial<Record<StaffKey, 'yes' | number>> = {
      asa: 'yes',
      jonna: 'yes',
      alva: 'yes',
      pirkko: 'yes',
      maj: 'yes',
      gunvor: 'yes',
      cecilia: 'yes',
      // another unit, another authority
      omar: 404,
      annelie: 404,
      bo: 404,
      sara: 404,
      ilse: 404,
      // a branch sees its own unit's
      signe: 404,
      // roles that read no questions
      birgitta: 403,
      sten: 403,
      klara: 403,
      astrid: 403,
      ronja: 403,
      ahmed: 403,
      kent: 403,
    }
    for (const [who, expected] of Object.entries(seen))
      expect([who, await read(who as StaffKey, questionId)]).toEqual([who, expected])
    expect(await read(await desk.lillby.actor('lisa'), questionId)).toBe(404)
    expect(await read(anonymous(1), questionId)).toBe(401)
    expect(await read(desk.citizenOf(questionId), questionId)).toBe(403)
  })

  it('of another authority: the guide of that one, not this one, once it has left the centre', async () => {
    const inCentre = await desk.receive('bo', { service: 'hemtjanst' })
    // What the centre owns its people see, whatever the authority.
    expect(await read('alva', inCentre.questionId)).toBe('yes')
    const handed = await desk.call('bo', contract.handOverQuestion, {
      questionId: inCentre.questionId,
      toUnitId: desk.ekby.units.aldreomsorg,
    })
    await desk.call('annelie', contract.acceptHandOver, { handOverId: handed.handOver.handOverId })
    expect(await read('bo', inCentre.questionId)).toBe('yes')
    expect(await read('annelie', inCentre.questionId)).toBe('yes')
    expect(await read('alva', inCentre.questionId)).toBe(404)
    expect(await read('asa', inCentre.questionId)).toBe(404)
  })

  it('the unit it is offered to reads it, and not after returning it', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    expect(await read('asa', questionId)).toBe('yes')
    await desk.call('asa', contract.returnHandOver, { handOverId, reason: 'wrong_receiver' })
    expect(await read('asa', questionId)).toBe(404)
  })
})

describe('who may change a question', () => {
  const everyChange = (who: Who, questionId: string, handOverId: string): [string, () => Promise<unknown>][] => [
    ['answer', () => desk.call(who, contract.answerQuestion, { questionId, answer: 'x' })],
    ['close', () => desk.call(who, contract.closeQuestion, { questionId, outcome: 'abandoned' })],
    ['keep', () => desk.call(who, contract.keepQuestion, { questionId })],
    ['leave', () => desk.call(who, contract.leaveToCentre, { questionId })],
    [
      'service',
      () => desk.call(who, contract.chooseService, { questionId, serviceId: desk.ekby.services.sophamtning }),
    ],
    ['hand over', () => desk.call(who, contract.handOverQuestion, { questionId, toUnitId: desk.ekby.units.parkering })],
    ['take back', () => desk.call(who, contract.takeBackHandOver, { handOverId })],
    ['accept', () => desk.call(who, contract.acceptHandOver, { handOverId })],
    ['return', () => desk.call(who, contract.returnHandOver, { handOverId, reason: 'other' })],
    ['pass on', () => desk.call(who, contract.passOnQuestion, { questionId, staffId: desk.ekby.staff.asa })],
    ['note', () => desk.call(who, contract.writeMessage, { questionId, kind: 'note', body: 'x' })],
    ['ask back', () => desk.call(who, contract.writeMessage, { questionId, kind: 'asked_back', body: 'x' })],
    ['tell', () => desk.call(who, contract.writeMessage, { questionId, kind: 'told_unit', body: 'x' })],
    ['request', () => desk.call(who, contract.writeMessage, { questionId, kind: 'request', body: 'x' })],
    [
      'promise',
      () => desk.call(who, contract.makePromise, { questionId, kind: 'answer', dueAt: '2026-03-12T09:00:00Z' }),
    ],
    ['attempt', () => desk.call(who, contract.logAttempt, { questionId, channel: 'phone', reached: true })],
    ['presence', () => desk.call(who, contract.showPresence, { questionId, writing: true })],
  ]

  it('a stranger changes nothing, whatever they try, and no row tells that they tried', async () => {
    const { questionId, handOverId } = await desk.accepted()
    const strangers: Who[] = [
      'omar',
      'annelie',
      'bo',
      'signe',
      'birgitta',
      'sten',
      'klara',
      await desk.lillby.actor('lisa'),
      anonymous(1),
      desk.citizenOf(questionId),
    ]
    const before = await snapshot()
    for (const stranger of strangers)
      for (const [what, attempt] of everyChange(stranger, questionId, handOverId))
        expect([what, typeof (await outcome(attempt()))]).toEqual([what, 'number'])
    expect(await snapshot()).toEqual(before)
  })

  it('those who only follow a question tell and note; they do not answer for the unit', async () => {
    const { questionId, handOverId } = await desk.accepted()
    const results: Record<string, 'yes' | number> = {}
    for (const [what, attempt] of everyChange('alva', questionId, handOverId)) results[what] = await outcome(attempt())
    expect(
      Object.entries(results)
        .filter(([, result]) => result === 'yes')
        .map(([what]) => what),
    ).toEqual(['note', 'tell', 'presence'])
  })
})

/** Everything of questions there is, as text. */
async function snapshot(): Promise<string[]> {
  const tables = [
    'contact',
    'question',
    'question_content',
    'question_message',
    'question_event',
    'hand_over',
    'promise',
    'reach_attempt',
    'question_presence',
  ]
  const all: string[] = []
  for (const table of tables) {
    const found = await test.owner.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`,
    )
    all.push(`${table} ${found.rows[0].sum}`)
  }
  return all
}

describe('a secret question', () => {
  it('is read by those with the right, who are in its unit or its authority', async () => {
    const { questionId } = await desk.secretQuestion()
    expect(await desk.call('sara', contract.readQuestion, { questionId, purpose: 'handling' })).toMatchObject({
      readable: true,
      secret: true,
      asked: 'Jag behöver hjälp med hyran i mars.',
    })
    expect(await read('lena', questionId)).toBe('yes')
  })

  it('is known of but not read by who may only know: no words, nobody who asked, no messages, nothing to do', async () => {
    const { questionId, handOverId } = await desk.secretQuestion('accepted', {
      identity: 'claimed',
      claimedName: 'Tindra Skoglund',
      replyBy: 'phone',
      replyTo: '070-174 06 21',
    })
    await desk.call('sara', contract.writeMessage, { questionId, kind: 'request', body: 'Skicka hyresavin.' })
    const view = await desk.call('pirkko', contract.readQuestion, { questionId, purpose: 'handling' })
    expect(view).toMatchObject({
      readable: false,
      secret: true,
      heading: null,
      asked: null,
      location: null,
      messages: [],
      attachments: [],
      earlier: [],
      may: [],
      asker: { identity: 'anonymous', name: null, personId: null, replyBy: null, replyTo: null },
    })
    expect(JSON.stringify(view)).not.toMatch(/hyra|Tindra|Skoglund|070/)
    const { rows } = await desk.call('pirkko', contract.listQuestions, { unitId: desk.ekby.units.forsorjningsstod })
    expect(rows.find((row) => row.questionId === questionId)).toMatchObject({ heading: null, secret: true })
    for (const attempt of [
      () => desk.call('pirkko', contract.writeMessage, { questionId, kind: 'note', body: 'x' }),
      () => desk.call('pirkko', contract.answerQuestion, { questionId, answer: 'x' }),
      () => desk.call('pirkko', contract.takeBackHandOver, { handOverId }),
    ])
      await expectRefusal(attempt(), 404, 'not-found')
  })

  it('does not exist for anybody else: not by its id, in lists, counts, what was asked earlier or the open screens', async () => {
    const personId = await desk.person('22222222-2222-4222-8222-222222222222')
    const plain = await desk.receive('alva', { identity: 'known', personId })
    const before = {
      counts: await desk.call('bo', contract.inboxCounts, {}),
      persons: await desk.call('bo', contract.readPersonsQuestions, { personId }),
    }
    const { questionId, handOverId } = await desk.secretQuestion('accepted', { identity: 'known', personId })
    await desk.call('sara', contract.writeMessage, { questionId, kind: 'asked_back', body: 'När?' })
    for (const who of ['alva', 'bo', 'annelie', 'asa', 'maj'] as const) {
      expect([who, await read(who, questionId)]).toEqual([who, 404])
      expect([who, await outcome(desk.call(who, contract.showPresence, { questionId, writing: false }))]).toEqual([
        who,
        404,
      ])
      expect([who, await outcome(desk.call(who, contract.acceptHandOver, { handOverId }))]).toEqual([who, 404])
      const listed = await desk.call(who, contract.listQuestions, {})
      expect(listed.rows.map((row) => row.questionId)).not.toContain(questionId)
    }
    expect(await desk.call('bo', contract.inboxCounts, {})).toEqual(before.counts)
    expect(await desk.call('bo', contract.readPersonsQuestions, { personId })).toEqual(before.persons)
    const view = await desk.call('alva', contract.readQuestion, { questionId: plain.questionId })
    expect(view.earlier.map((earlier) => earlier.questionId)).not.toContain(questionId)
    // With a ground for all authorities it is still not there.
    await desk.call('alva', contract.recordGround, { personId, ground: 'consent', note: 'Hon bad mig se efter.' })
    const { rows } = await desk.call('alva', contract.readPersonsQuestions, { personId })
    expect(rows.map((row) => row.questionId)).toEqual([plain.questionId])
  })

  it("stands without words in every list, also to those with the right to read: but not in their own unit's inbox", async () => {
    const personId = await desk.person('55555555-5555-4555-8555-555555555555')
    const traits = { identity: 'known' as const, personId }
    const { questionId, reference } = await desk.secretQuestion('accepted', traits)
    const later = await desk.secretQuestion('accepted', traits)
    await desk.call('sara', contract.keepQuestion, { questionId })
    const unitId = desk.ekby.units.forsorjningsstod
    const lists = [
      ...(await desk.call('sara', contract.inbox, { box: 'mine' })).rows,
      ...(await desk.call('sara', contract.listQuestions, { unitId })).rows,
      ...(await desk.call('sara', contract.listQuestions, {})).rows,
      (await desk.call('sara', contract.findQuestion, { reference })).row!,
    ].filter((row) => row.questionId === questionId)
    expect(lists).toHaveLength(4)
    for (const row of lists)
      expect(row).toMatchObject({ heading: null, secret: true, reference, service: expect.any(String) })
    // What the same person asked before stands beside a question that was opened with a purpose, and has its own.
    const opened = await desk.call('sara', contract.readQuestion, { questionId: later.questionId, purpose: 'handling' })
    expect(opened.earlier).toContainEqual(expect.objectContaining({ questionId, heading: null }))
    const own = await desk.call('sara', contract.readUnitInbox, { unitId })
    expect([...own.dueToday, ...own.later].find((row) => row.questionId === questionId)).toMatchObject({
      heading: 'Jag behöver hjälp med hyran i mars.',
      secret: true,
    })
  })

  it("has words in its unit's inbox for members who may read it, and for nobody else who sees that inbox", async () => {
    const { questionId } = await desk.secretQuestion()
    const unitId = desk.ekby.units.forsorjningsstod
    const head = async (who: Who) => {
      const { dueToday, later } = await desk.call(who, contract.readUnitInbox, { unitId })
      return [...dueToday, ...later].find((row) => row.questionId === questionId)?.heading
    }
    expect(await head('lena')).toBe('Jag behöver hjälp med hyran i mars.')
    const lena = (await desk.actorOf('lena')) as StaffActor
    // A member who may know of the posts but not read them, and one who may read them without belonging to the unit.
    expect(await head({ ...lena, reads: [] })).toBeNull()
    await expectRefusal(head({ ...lena, units: [desk.ekby.units.aldreomsorg] }), 404, 'not-found')
  })

  it("is told to open screens only under its unit's secret topic, and to the person who has it", async () => {
    const { questionId } = await desk.secretQuestion()
    const heard = await topicsDuring(() =>
      desk.call('sara', contract.writeMessage, { questionId, kind: 'note', body: 'x' }),
    )
    expect(heard.sort()).toEqual([`secret:${desk.ekby.units.forsorjningsstod}`, `staff:${desk.ekby.staff.sara}`].sort())
  })

  it('stays before the eyes of whoever offered it until it is accepted, and not after', async () => {
    const { questionId, handOverId } = await desk.secretQuestion('offered')
    expect(await desk.call('alva', contract.readQuestion, { questionId, purpose: 'handling' })).toMatchObject({
      readable: true,
      secret: true,
    })
    expect(await read('maj', questionId)).toBe(404)
    expect(await desk.call('alva', contract.inboxCounts, {})).toMatchObject({ awaiting: 1 })
    await desk.call('sara', contract.acceptHandOver, { handOverId })
    expect(await read('alva', questionId)).toBe(404)
    expect(await desk.call('alva', contract.inboxCounts, {})).toMatchObject({ awaiting: 0 })
  })

  it('is read by the citizen who asked it', async () => {
    const { questionId } = await desk.secretQuestion()
    await desk.call('sara', contract.answerQuestion, { questionId, answer: 'Hyran betalas.' })
    const seen = await desk.call(desk.citizenOf(questionId), contract.followQuestion, {})
    expect(seen.messages.map((message) => message.body)).toEqual(['Hyran betalas.'])
  })
})

async function topicsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const client = await test.owner.connect()
  const heard: string[] = []
  try {
    const { LIVE_CHANNEL } = await import('#platform/live/hub.ts')
    client.on('notification', ({ payload }) => heard.push(...(JSON.parse(payload ?? '{}') as { t: string[] }).t))
    await client.query(`listen ${LIVE_CHANNEL}`)
    await work()
    await client.query('select 1')
    return heard
  } finally {
    await client.query('unlisten *')
    client.release()
  }
}

describe('somebody with protected identity', () => {
  it('has no address, e-mail or phone anywhere in what is shown of their question', async () => {
    const personId = await desk.person('33333333-3333-4333-8333-333333333333', 2)
    const { questionId } = await desk.receive('alva', {
      identity: 'known',
      personId,
      replyBy: 'email',
      replyTo: 'tindra@example.se',
    })
    await desk.receive('alva', { identity: 'known', personId })
    await desk.call('alva', contract.answerQuestion, { questionId, answer: 'Ja.' })
    const everything = [
      await desk.call('alva', contract.readQuestion, { questionId, purpose: 'handling' }),
      await desk.call('alva', contract.listQuestions, {}),
      await desk.call('alva', contract.inbox, { box: 'centre' }),
      await desk.call('alva', contract.readPersonsQuestions, { personId }),
      await desk.call(desk.citizenOf(questionId), contract.followQuestion, {}),
    ]
    for (const reply of everything)
      expect(textsIn(reply).filter((text) => /Granvägen|123 ?45|tindra@|070-?174/.test(text))).toEqual([])
    expect(everything[0]).toMatchObject({ asker: { protected: true, replyTo: null } })
    expect(await desk.count('outbound_message where subject_id = $1', questionId)).toBe(0)
  })
})

/** Every text in a reply, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

describe('across authorities', () => {
  it("what a person asked is seen in one's own authorities, in all of them on a recorded ground, until the day ends", async () => {
    const personId = await desk.person('44444444-4444-4444-8444-444444444444')
    const own = await desk.receive('alva', { identity: 'known', personId })
    const other = await desk.accepted('annelie', 'aldreomsorg', { identity: 'known', personId, service: 'hemtjanst' })
    const asked = async () => {
      const reply = await desk.call('alva', contract.readPersonsQuestions, { personId })
      return { ...reply, rows: reply.rows.map((row) => row.questionId) }
    }
    expect(await asked()).toEqual({ rows: [own.questionId], needsGround: true, groundUntil: null })
    await desk.call('alva', contract.recordGround, { personId, ground: 'consent', note: 'Hon bad mig se efter.' })
    const widened = await asked()
    expect([...widened.rows].sort()).toEqual([own.questionId, other.questionId].sort())
    // Each row says which board it belongs to, and whether it can be opened.
    const { rows: shown } = await desk.call('alva', contract.readPersonsQuestions, { personId })
    const boards = shown.map(({ questionId, authority, opens }) => ({ questionId, authority, opens }))
    expect(boards).toEqual([
      { questionId: other.questionId, authority: await boardOf(other.questionId), opens: false },
      { questionId: own.questionId, authority: await boardOf(own.questionId), opens: true },
    ])
    // The width is that one list's: the question itself is still another authority's.
    expect(await read('alva', other.questionId)).toBe(404)
    expect(
      await desk.count(`audit_entry where subject_id = $1 and operation = 'person.ground-recorded'`, personId),
    ).toBe(1)
    desk.clock.advance({ days: 1 })
    expect(await asked()).toEqual({ rows: [own.questionId], needsGround: true, groundUntil: null })
    // A ground is its recorder's.
    const { rows } = await desk.call('cecilia', contract.readPersonsQuestions, { personId })
    expect(rows.map((row) => row.questionId)).toEqual([own.questionId])
  })
})

/** The name of the board a question belongs to. */
async function boardOf(questionId: string): Promise<string> {
  const found = await test.owner.query<{ name: string }>(
    'select a.name from question q join authority a on a.municipality_id = q.municipality_id and a.id = q.authority_id where q.id = $1',
    [questionId],
  )
  return found.rows[0]!.name
}
