import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { endOutside, saveOutside } from '#domains/directory/contract.ts'
import { forgetOrganisation } from '#domains/staff/index.ts'
import { newId } from '#platform/database/ids.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, refusal, TUESDAY } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})
afterEach(() => desk.clock.moveTo(TUESDAY))

const inHours = (hours: number) => new Date(desk.clock.now().getTime() + hours * 3_600_000).toISOString()

describe('answering', () => {
  it('by the centre closes as answered after finding out, by the unit as answered by the unit', async () => {
    const kept = await desk.receive('alva')
    await desk.call('alva', contract.answerQuestion, { questionId: kept.questionId, answer: 'På tisdagar.' })
    expect(await desk.row(kept.questionId)).toMatchObject({ state: 'closed', outcome: 'answered_after_finding_out' })
    const handed = await desk.accepted()
    await desk.call('asa', contract.answerQuestion, { questionId: handed.questionId, answer: 'På onsdagar.' })
    expect(await desk.row(handed.questionId)).toMatchObject({ state: 'closed', outcome: 'answered_by_unit' })
  })

  it('by the unit it is offered to accepts it', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await desk.call('asa', contract.answerQuestion, { questionId, answer: 'På onsdagar.', close: false })
    expect(await desk.row(questionId)).toMatchObject({
      state: 'open',
      ownerUnitId: desk.ekby.units.renhallning,
      ownerStaffId: desk.ekby.staff.asa,
      offeredUnitId: null,
    })
    expect(await desk.count(`hand_over where id = $1 and state = 'accepted'`, handOverId)).toBe(1)
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered', 'accepted', 'answered'])
  })

  it("by somebody who works with the unit's questions without belonging to it leaves them with the unit", async () => {
    await test.owner.query(
      `insert into staff_role (municipality_id, id, staff_id, role, unit_id) values (1, gen_random_uuid(), $1, 'handler', $2)`,
      [desk.ekby.staff.omar, desk.ekby.units.renhallning],
    )
    const omar = await desk.ekby.actor('omar')
    const { questionId } = await desk.handedOver()
    await desk.call(omar, contract.answerQuestion, { questionId, answer: 'På onsdagar.', close: false })
    expect(await desk.row(questionId)).toMatchObject({ ownerUnitId: desk.ekby.units.renhallning, ownerStaffId: null })
  })

  it('by the owner takes the offer back, and the timeline says so', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await desk.call('alva', contract.answerQuestion, { questionId, answer: 'Jag hittade det själv.' })
    expect(await desk.count(`hand_over where id = $1 and state = 'taken_back'`, handOverId)).toBe(1)
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered', 'taken_back', 'answered', 'closed'])
    await expectRefusal(desk.call('asa', contract.acceptHandOver, { handOverId }), 404, 'not-found')
  })

  it('twice, or on an older reading, is refused; raced, one answers', async () => {
    const { questionId } = await desk.receive('alva')
    const answer = (words: string) =>
      desk.call('alva', contract.answerQuestion, { questionId, version: 1, answer: words })
    const tries = await Promise.allSettled(['a', 'b', 'c'].map(answer))
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    expect(await desk.count(`question_message where question_id = $1 and kind = 'answer'`, questionId)).toBe(1)
    await expectRefusal(answer('d'), 409, 'question.closed')
    const other = await desk.receive('alva')
    await desk.call('alva', contract.writeMessage, { questionId: other.questionId, kind: 'note', body: 'Hm' })
    const stale = desk.call('alva', contract.answerQuestion, { questionId: other.questionId, version: 1, answer: 'a' })
    await expectRefusal(stale, 409, 'changed-meanwhile')
  })

  it('keeps what was promised', async () => {
    const { questionId } = await desk.receive('alva', {
      decision: { kind: 'keep', promise: { kind: 'answer', dueAt: inHours(2) } },
    })
    await desk.call('alva', contract.answerQuestion, { questionId, answer: 'Ja.' })
    expect(await desk.count(`promise where question_id = $1 and state = 'kept'`, questionId)).toBe(1)
  })

  it('an e-mail goes to who asked for one, and holds no words of a secret question', async () => {
    const traits = { replyBy: 'email' as const, replyTo: 'kim@example.se' }
    const open = await desk.receive('alva', traits)
    await desk.call('alva', contract.answerQuestion, { questionId: open.questionId, answer: 'På tisdagar.' })
    const secret = await desk.secretQuestion('accepted', traits)
    await desk.call('sara', contract.answerQuestion, { questionId: secret.questionId, answer: 'Hyran betalas.' })
    const sent = await test.owner.query('select body, recipient from outbound_message order by created_at, id')
    expect(sent.rows[0]).toMatchObject({ recipient: 'kim@example.se', body: expect.stringContaining('På tisdagar.') })
    expect(sent.rows).toHaveLength(2)
    expect(JSON.stringify(sent.rows[1])).not.toMatch(/hyra|Försörj/i)
  })
})

describe('closing without an answer of our own', () => {
  it('needs to whom when referred outside', async () => {
    const { questionId } = await desk.receive('alva')
    const close = (referredTo?: string) =>
      desk.call('alva', contract.closeQuestion, { questionId, outcome: 'referred_outside', referredTo })
    expect(await refusal(close())).toMatchObject({ status: 422, pointers: ['/referredTo'] })
    await close('Skatteverket')
    expect(await desk.call('alva', contract.readQuestion, { questionId })).toMatchObject({
      state: 'closed',
      referredTo: 'Skatteverket',
    })
    await expectRefusal(close('Skatteverket'), 409, 'question.closed')
  })

  it('takes a helper from the outside directory, and keeps the name it had', async () => {
    const { outsideId } = await desk.call('klara', saveOutside, {
      name: 'Hyresnämnden',
      kind: 'authority',
      helpsWith: 'Tvister om hyra',
      howToRefer: 'Webben.',
      web: 'https://www.domstol.se/hyresnamnden',
      languages: ['sv'],
    })
    const { questionId } = await desk.receive('alva')
    const close = { questionId, outcome: 'referred_outside' as const }
    const gone = desk.call('alva', contract.closeQuestion, { ...close, referredOutsideId: questionId })
    expect(await refusal(gone)).toMatchObject({ status: 422, pointers: ['/referredOutsideId'] })
    await desk.call('alva', contract.closeQuestion, { ...close, referredOutsideId: outsideId })
    await desk.call('klara', endOutside, { outsideId, version: 1 })
    expect(await desk.call('alva', contract.readQuestion, { questionId })).toMatchObject({ referredTo: 'Hyresnämnden' })
    const atOnce = await desk.receive('alva', {
      decision: { kind: 'end', outcome: 'referred_outside', referredOutsideId: outsideId },
    })
    const { rows } = await test.owner.query('select referred_to, referred_outside_id from question where id = $1', [
      atOnce.questionId,
    ])
    expect(rows).toEqual([{ referred_to: 'Hyresnämnden', referred_outside_id: outsideId }])
  })

  it('is refused while it is offered', async () => {
    const { questionId } = await desk.handedOver()
    const close = (who: 'alva' | 'asa') => desk.call(who, contract.closeQuestion, { questionId, outcome: 'abandoned' })
    await expectRefusal(close('alva'), 409, 'question.offered')
    await expectRefusal(close('asa'), 409, 'question.offered')
  })
})

describe('keeping, leaving and promising', () => {
  it('keeping gives it to the one who keeps, once', async () => {
    const { questionId } = await desk.receive('alva')
    const first = await desk.call('pirkko', contract.keepQuestion, { questionId })
    expect(await desk.row(questionId)).toMatchObject({ ownerStaffId: desk.ekby.staff.pirkko, version: 2 })
    expect(await desk.call('pirkko', contract.keepQuestion, { questionId })).toEqual(first)
  })

  it('raced on the same reading, one keeps it', async () => {
    const { questionId } = await desk.receive('alva')
    const keep = (who: 'alva' | 'pirkko') => desk.call(who, contract.keepQuestion, { questionId, version: 1 })
    const tries = await Promise.allSettled([keep('alva'), keep('pirkko')])
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })

  it("leaving puts it back among the unit's", async () => {
    const { questionId } = await desk.receive('alva', { decision: { kind: 'keep' } })
    await desk.call('alva', contract.leaveToCentre, { questionId })
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: null,
    })
    await expectRefusal(desk.call('alva', contract.leaveToCentre, { questionId }), 409, 'question.not-yours')
  })

  it('a promise lies ahead and within a year', async () => {
    const { questionId } = await desk.receive('alva')
    const promise = (dueAt: string) => desk.call('alva', contract.makePromise, { questionId, kind: 'call_back', dueAt })
    await expectRefusal(promise(inHours(0)), 422, 'promise.past')
    await expectRefusal(promise('9999-12-31T23:59:59Z'), 422, 'promise.too-far')
    await promise(inHours(1))
  })

  it('a broken promise is marked once, stays until it is kept, and keeps the owner', async () => {
    const { questionId } = await desk.receive('alva', {
      decision: { kind: 'keep', promise: { kind: 'call_back', dueAt: inHours(1) } },
    })
    desk.clock.advance({ hours: 1 })
    expect(await desk.jobs.promises()).toBe(0)
    desk.clock.advance({ milliseconds: 1 })
    expect(await desk.jobs.promises()).toBeGreaterThanOrEqual(1)
    expect(await desk.jobs.promises()).toBe(0)
    expect(await desk.timeline(questionId)).toEqual(['received', 'kept', 'promised', 'promise_broken'])
    const attempt = { questionId, channel: 'phone' as const }
    await desk.call('alva', contract.logAttempt, { ...attempt, reached: false })
    expect(await desk.count(`promise where question_id = $1 and state = 'broken'`, questionId)).toBe(1)
    await desk.call('alva', contract.logAttempt, { ...attempt, reached: true })
    expect(await desk.count(`promise where question_id = $1 and state = 'kept'`, questionId)).toBe(1)
  })

  it('kept and broken at the same moment: it is one of them, and kept wins when it was first', async () => {
    for (let round = 0; round < 5; round++) {
      desk.clock.moveTo(TUESDAY)
      const { questionId } = await desk.receive('alva', {
        decision: { kind: 'keep', promise: { kind: 'call_back', dueAt: inHours(1) } },
      })
      desk.clock.advance({ hours: 2 })
      await Promise.all([
        desk.call('alva', contract.answerQuestion, { questionId, answer: 'Ja.' }),
        desk.jobs.promises(),
      ])
      expect(await desk.count(`promise where question_id = $1 and state = 'kept'`, questionId)).toBe(1)
    }
  })

  it('is ended once, by those who have the question', async () => {
    const { questionId } = await desk.receive('alva')
    const dueAt = inHours(1)
    const { promiseId } = await desk.call('alva', contract.makePromise, { questionId, kind: 'answer', dueAt })
    await expectRefusal(desk.call('asa', contract.endPromise, { promiseId, as: 'kept' }), 404, 'not-found')
    await desk.call('alva', contract.endPromise, { promiseId, as: 'withdrawn' })
    await expectRefusal(desk.call('alva', contract.endPromise, { promiseId, as: 'kept' }), 409, 'promise.ended')
    await expectRefusal(desk.call('alva', contract.endPromise, { promiseId: newId(), as: 'kept' }), 404, 'not-found')
  })
})

describe('choosing the service', () => {
  it('takes the authority along', async () => {
    const { questionId } = await desk.receive('alva', { service: null })
    await desk.call('alva', contract.chooseService, { questionId, serviceId: desk.ekby.services.hemtjanst })
    const view = await desk.call('alva', contract.readQuestion, { questionId })
    expect(view).toMatchObject({ authority: { id: desk.ekby.authorities.soc }, service: { name: 'Hemtjänst' } })
  })
})

describe('messages', () => {
  it('asking back shows it to the centre; telling the unit settles it', async () => {
    const { questionId } = await desk.accepted()
    const write = (who: 'alva' | 'asa', kind: 'asked_back' | 'told_unit' | 'note', body: string) =>
      desk.call(who, contract.writeMessage, { questionId, kind, body })
    await write('asa', 'asked_back', 'Vilken gata?')
    const returned = async () =>
      (await desk.call('alva', contract.inbox, { box: 'returned' })).rows.some((row) => row.questionId === questionId)
    expect(await returned()).toBe(true)
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.renhallning,
      cameBack: 'asked_back',
    })
    await write('alva', 'told_unit', 'Björkvägen.')
    expect(await returned()).toBe(false)
    await expectRefusal(write('alva', 'asked_back', 'Hm?'), 409, 'question.not-yours')
  })

  it('a closed question takes notes and nothing else', async () => {
    const { questionId } = await desk.receive('alva', { decision: { kind: 'answer', answer: 'Ja.' } })
    const write = (kind: 'note' | 'request') =>
      desk.call('alva', contract.writeMessage, { questionId, kind, body: 'x' })
    await write('note')
    await expectRefusal(write('request'), 409, 'question.closed')
  })
})

describe('presence', () => {
  it('tells who else has it open, as long as they do, and no protected name outside their unit', async () => {
    const { questionId } = await desk.receive('alva')
    const here = (who: 'alva' | 'pirkko', writing = false, leaving = false) =>
      desk.call(who, contract.showPresence, { questionId, writing, leaving })
    expect(await here('alva', true)).toEqual({ others: [], version: 1 })
    expect((await here('pirkko')).others).toEqual([{ name: 'Alva Linnemark', writing: true }])
    desk.clock.advance({ seconds: 26 })
    expect((await here('pirkko')).others).toEqual([])
    await here('alva')
    await here('alva', false, true)
    expect((await here('pirkko')).others).toEqual([])
  })

  it('is not for those who may not see the question', async () => {
    const { questionId } = await desk.secretQuestion()
    forgetOrganisation(desk.ekby.municipalityId)
    await expectRefusal(desk.call('alva', contract.showPresence, { questionId, writing: false }), 404, 'not-found')
  })
})
