import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/database/ids.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, TUESDAY, refusal } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})
afterEach(() => desk.clock.moveTo(TUESDAY))

describe('accepting an offer', () => {
  it('makes the unit the owner and whoever accepted its person, with the agreed time to answer', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await desk.call('asa', contract.acceptHandOver, { handOverId })
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.renhallning,
      ownerStaffId: desk.ekby.staff.asa,
      offeredUnitId: null,
      handedOver: true,
      dueAt: new Date('2026-03-12T09:00:00Z'),
    })
    expect(
      await desk.count(
        `hand_over where id = $1 and state = 'accepted' and ended_by = $2`,
        handOverId,
        desk.ekby.staff.asa,
      ),
    ).toBe(1)
  })

  it('by two at once: exactly one has it, the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const { questionId, handOverId } = await desk.handedOver()
      const [asa, jonna] = await Promise.allSettled([
        desk.call('asa', contract.acceptHandOver, { handOverId }),
        desk.call('jonna', contract.acceptHandOver, { handOverId }),
      ])
      const lost = [asa, jonna].filter((each) => each.status === 'rejected')
      expect(lost).toHaveLength(1)
      expect(lost[0]).toMatchObject({ reason: { status: 409, code: 'hand-over.not-offered' } })
      const winner = asa.status === 'fulfilled' ? desk.ekby.staff.asa : desk.ekby.staff.jonna
      expect((await desk.row(questionId)).ownerStaffId).toBe(winner)
      expect((await desk.timeline(questionId)).filter((kind) => kind === 'accepted')).toHaveLength(1)
    }
  })

  it('twice by the same person is accepting once', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    const first = await desk.call('asa', contract.acceptHandOver, { handOverId })
    expect(await desk.call('asa', contract.acceptHandOver, { handOverId })).toEqual(first)
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered', 'accepted'])
  })

  it('is refused to the one who offered, to another unit and to a stranger', async () => {
    const { handOverId } = await desk.handedOver()
    await expectRefusal(desk.call('alva', contract.acceptHandOver, { handOverId }), 409, 'hand-over.not-offered')
    await expectRefusal(desk.call('omar', contract.acceptHandOver, { handOverId }), 404, 'not-found')
    await expectRefusal(desk.call('asa', contract.acceptHandOver, { handOverId: newId() }), 404, 'not-found')
    await expectRefusal(desk.call('signe', contract.acceptHandOver, { handOverId }), 403, 'not-allowed')
  })

  it('while it is taken back: one of the two happens, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const { questionId, handOverId } = await desk.handedOver()
      const tries = await Promise.allSettled([
        desk.call('asa', contract.acceptHandOver, { handOverId }),
        desk.call('alva', contract.takeBackHandOver, { handOverId }),
      ])
      expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
      const row = await desk.row(questionId)
      expect(row.offeredUnitId).toBeNull()
      const accepted = tries[0]!.status === 'fulfilled'
      expect(row.ownerUnitId).toBe(accepted ? desk.ekby.units.renhallning : desk.ekby.units.servicecenter)
    }
  })

  it('answers the offer meant, not a later one', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await desk.call('asa', contract.returnHandOver, { handOverId, reason: 'incomplete', words: 'Vilken adress?' })
    const toUnitId = desk.ekby.units.renhallning
    const again = await desk.call('alva', contract.handOverQuestion, { questionId, toUnitId })
    for (const stale of [
      () => desk.call('asa', contract.acceptHandOver, { handOverId }),
      () => desk.call('asa', contract.returnHandOver, { handOverId, reason: 'incomplete' }),
      () => desk.call('alva', contract.takeBackHandOver, { handOverId }),
    ])
      await expectRefusal(stale(), 409, 'hand-over.not-offered')
    await desk.call('asa', contract.acceptHandOver, { handOverId: again.handOver.handOverId })
  })
})

describe('returning an offer', () => {
  it("gives a reason and stands among what came back, still the owner's", async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await desk.call('asa', contract.returnHandOver, {
      handOverId,
      reason: 'wrong_receiver',
      words: 'Det är Parkering.',
    })
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.servicecenter,
      offeredUnitId: null,
      cameBack: 'returned',
      handedOver: false,
    })
    const view = await desk.call('alva', contract.readQuestion, { questionId })
    expect(view.pastHandOvers).toMatchObject([{ state: 'returned', reason: 'wrong_receiver' }])
    expect(view.messages.at(-1)).toMatchObject({ kind: 'asked_back', body: 'Det är Parkering.', by: 'Åsa Berg' })
    await expectRefusal(desk.call('asa', contract.returnHandOver, { handOverId, reason: 'other' }), 404, 'not-found')
  })

  it('by a secret unit: whoever offered it still has it, and it cannot be left where nobody would see it', async () => {
    const { questionId, handOverId } = await desk.secretQuestion('offered')
    await desk.call('sara', contract.returnHandOver, { handOverId, reason: 'incomplete' })
    await expectRefusal(desk.call('sara', contract.readQuestion, { questionId }), 404, 'not-found')
    const view = await desk.call('alva', contract.readQuestion, { questionId })
    expect(view.may).not.toContain('leave')
    await expectRefusal(desk.call('alva', contract.leaveToCentre, { questionId }), 409, 'leave.secret')
    // Answered and asked about again it stays with her, who alone sees it.
    await desk.call('alva', contract.answerQuestion, { questionId, answer: 'Ring dem.' })
    await desk.call(desk.citizenOf(questionId), contract.addToQuestion, { body: 'Jag har ringt.' })
    expect(await desk.row(questionId)).toMatchObject({ state: 'open', ownerStaffId: desk.ekby.staff.alva })
  })
})

describe('taking an offer back', () => {
  it('twice is taking it back once', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    const first = await desk.call('alva', contract.takeBackHandOver, { handOverId })
    expect(await desk.call('alva', contract.takeBackHandOver, { handOverId })).toEqual(first)
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered', 'taken_back'])
    expect(await desk.row(questionId)).toMatchObject({ offeredUnitId: null, cameBack: null })
  })

  it('is not for the receiver, nor after acceptance', async () => {
    const { handOverId } = await desk.handedOver()
    await expectRefusal(desk.call('asa', contract.takeBackHandOver, { handOverId }), 409, 'question.offered')
    await desk.call('asa', contract.acceptHandOver, { handOverId })
    await expectRefusal(desk.call('alva', contract.takeBackHandOver, { handOverId }), 409, 'question.not-yours')
  })
})

describe('passing on within the unit', () => {
  it('gives it to a colleague', async () => {
    const { questionId } = await desk.accepted()
    await desk.call('asa', contract.passOnQuestion, { questionId, staffId: desk.ekby.staff.jonna })
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.renhallning,
      ownerStaffId: desk.ekby.staff.jonna,
    })
  })

  it('never out of it, nor to somebody who has left, nor while it is offered', async () => {
    const { questionId } = await desk.accepted()
    const pass = (staffId: string) => desk.call('asa', contract.passOnQuestion, { questionId, staffId })
    await expectRefusal(pass(desk.ekby.staff.omar), 422, 'pass-on.not-member')
    await expectRefusal(pass(desk.lillby.staff.ture), 422, 'pass-on.not-member')
    await desk.call('asa', contract.handOverQuestion, { questionId, toUnitId: desk.ekby.units.parkering })
    await expectRefusal(pass(desk.ekby.staff.jonna), 409, 'question.offered')
    const inCentre = await desk.receive('alva')
    const toHans = desk.call('alva', contract.passOnQuestion, {
      questionId: inCentre.questionId,
      staffId: desk.ekby.staff.hans,
    })
    await expectRefusal(toHans, 422, 'hand-over.has-left')
  })
})

describe('passing on to a colleague whose role cannot work with questions', () => {
  it('is refused with the field: the question would lie with somebody who cannot go on with it', async () => {
    const inCentre = await desk.receive('alva')
    const pass = (questionId: string, staffId: string, who: 'alva' | 'annelie' = 'alva') =>
      desk.call(who, contract.passOnQuestion, { questionId, staffId })
    for (const who of ['kent', 'ahmed', 'ronja'] as const)
      expect(await refusal(pass(inCentre.questionId, desk.ekby.staff[who]))).toEqual({
        status: 422,
        code: 'pass-on.cannot-work',
        pointers: ['/staffId'],
      })
    const { questionId } = await desk.accepted('annelie', 'aldreomsorg', { service: 'hemtjanst' })
    await expectRefusal(pass(questionId, desk.ekby.staff.ilse, 'annelie'), 422, 'pass-on.cannot-work')
    expect((await desk.row(inCentre.questionId)).ownerStaffId).toBeNull()
    await pass(inCentre.questionId, desk.ekby.staff.cecilia)
  })
})

describe('silence', () => {
  it('brings an offer back when its time has passed, not before, and once', async () => {
    const { questionId } = await desk.handedOver()
    desk.clock.moveTo(new Date('2026-03-10T13:00:00Z'))
    expect(await desk.jobs.silent()).toBe(0)
    desk.clock.advance({ milliseconds: 1 })
    expect(await desk.jobs.silent()).toBeGreaterThanOrEqual(1)
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: desk.ekby.staff.alva,
      offeredUnitId: null,
      cameBack: 'expired',
    })
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered', 'expired'])
    expect(await desk.jobs.silent()).toBe(0)
  })

  it('raced with acceptance: one of the two happens', async () => {
    for (let round = 0; round < 5; round++) {
      desk.clock.moveTo(TUESDAY)
      const { questionId, handOverId } = await desk.handedOver()
      desk.clock.advance({ days: 1 })
      const [accepting] = await Promise.allSettled([
        desk.call('asa', contract.acceptHandOver, { handOverId }),
        desk.jobs.silent(),
      ])
      const row = await desk.row(questionId)
      expect(row.offeredUnitId).toBeNull()
      const unit = accepting.status === 'fulfilled' ? desk.ekby.units.renhallning : desk.ekby.units.servicecenter
      expect(row.ownerUnitId).toBe(unit)
      expect((await desk.timeline(questionId)).length).toBe(3)
    }
  })

  it('of more than one batch all come back', async () => {
    for (let n = 0; n < 55; n++) await desk.handedOver()
    desk.clock.advance({ days: 1 })
    expect(await desk.jobs.silent()).toBeGreaterThanOrEqual(55)
    expect(await desk.count(`hand_over where state = 'offered'`)).toBe(0)
  })
})
