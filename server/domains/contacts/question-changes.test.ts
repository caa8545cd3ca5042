import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, TUESDAY, type Who } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})
beforeEach(() => desk.clock.moveTo(TUESDAY))

const open = (who: Who, questionId: string, purpose: string | null = null) =>
  desk.call(who, contract.readQuestion, { questionId, purpose })
const refresh = (who: Who, questionId: string, purpose: string | null = null) =>
  desk.call(who, contract.readQuestionChanges, { questionId, purpose })
const rows = (questionId: string) => desk.count('audit_entry where subject_id = $1', questionId)
const readings = (questionId: string) =>
  desk.count(`audit_entry where subject_id = $1 and operation = 'question.read'`, questionId)

describe('an open question that is brought up to date', () => {
  it('has one row in the audit trail for its opening, however often it changes', async () => {
    const { questionId } = await desk.accepted()
    const opened = await open('alva', questionId)
    const before = await rows(questionId)
    expect(await readings(questionId)).toBe(1)
    for (let n = 0; n < 3; n++) {
      await desk.call('asa', contract.writeMessage, { questionId, kind: 'note', body: `Rad ${n}` })
      const now = await refresh('alva', questionId)
      expect(now.messages).toHaveLength(n + 1)
      expect(now.version).toBeGreaterThan(opened.version)
    }
    // The notes are in the trail; the refreshing is not.
    expect(await rows(questionId)).toBe(before + 3)
    expect(await readings(questionId)).toBe(1)
    await open('alva', questionId)
    expect(await readings(questionId)).toBe(2)
  })

  it('is refused to somebody who has not opened it, and another person’s reading does not count', async () => {
    const { questionId } = await desk.accepted()
    await expectRefusal(refresh('alva', questionId), 403, 'question.not-opened')
    await open('asa', questionId)
    await expectRefusal(refresh('alva', questionId), 403, 'question.not-opened')
    await refresh('asa', questionId)
    // Nor does a reading of another question.
    const other = await desk.accepted()
    await expectRefusal(refresh('asa', other.questionId), 403, 'question.not-opened')
    await expectRefusal(refresh(anonymous(1), questionId), 401, 'sign-in-needed')
    await expectRefusal(refresh(desk.citizenOf(questionId), questionId), 403, 'not-allowed')
  })

  it('is opened anew after an hour', async () => {
    const { questionId } = await desk.accepted()
    await open('alva', questionId)
    desk.clock.advance({ minutes: 59 })
    await refresh('alva', questionId)
    desk.clock.advance({ minutes: 2 })
    await expectRefusal(refresh('alva', questionId), 403, 'question.not-opened')
  })

  it('asks for the rights as they are now: what has left the reader is gone', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    await open('asa', questionId)
    await desk.call('asa', contract.returnHandOver, { handOverId, reason: 'wrong_receiver' })
    await expectRefusal(refresh('asa', questionId), 404, 'not-found')
  })

  it('needs for a secret question the purpose it was opened with', async () => {
    const { questionId } = await desk.secretQuestion()
    await open('sara', questionId)
    // Opened without a purpose: it stays without words, and a purpose is not slipped in unlogged.
    expect(await refresh('sara', questionId)).toMatchObject({ needsPurpose: true, asked: null, heading: null })
    await expectRefusal(refresh('sara', questionId, 'handling'), 403, 'question.not-opened')
    await open('sara', questionId, 'handling')
    expect(await refresh('sara', questionId, 'handling')).toMatchObject({ needsPurpose: false, readable: true })
    await expectRefusal(refresh('sara', questionId, 'supervision'), 403, 'question.not-opened')
    expect(await readings(questionId)).toBe(2)
  })

  it('that becomes secret while it is open shows no words without a purpose', async () => {
    const { questionId } = await desk.receive('alva', { service: 'forsorjningsstod' })
    await open('alva', questionId)
    await desk.handOver('alva', questionId, 'forsorjningsstod')
    expect(await refresh('alva', questionId)).toMatchObject({ needsPurpose: true, asked: null, messages: [] })
  })
})
