import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forgetServices } from '#domains/catalogue/index.ts'
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

const nobody = '00000000-0000-4000-8000-000000000000'
const offer = (questionId: string, toUnitId: string, toStaffId: string | null = null) =>
  desk.call('alva', contract.handOverQuestion, { questionId, toUnitId, toStaffId })

describe('offering a question', () => {
  it('leaves the owner the owner, with times by the agreement', async () => {
    const { questionId } = await desk.receive('alva')
    const { handOver, version } = await offer(questionId, desk.ekby.units.renhallning, desk.ekby.staff.asa)
    expect(version).toBe(2)
    expect(handOver).toMatchObject({
      to: { name: 'Renhållningen' },
      toStaff: 'Åsa Berg',
      from: { name: 'Servicecenter' },
      state: 'offered',
      offeredBy: 'Alva Linnemark',
      // Half a working day and two: Tuesday at ten, open eight to sixteen.
      acceptBy: '2026-03-10T13:00:00.000Z',
      answerBy: '2026-03-12T09:00:00.000Z',
    })
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: desk.ekby.staff.alva,
      offeredUnitId: desk.ekby.units.renhallning,
    })
    expect(await desk.count(`audit_entry where subject_id = $1 and operation = 'question.offered'`, questionId)).toBe(1)
  })

  it('raced twenty times makes one offer; the others are told', async () => {
    const { questionId } = await desk.receive('alva')
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => offer(questionId, desk.ekby.units.renhallning)),
    )
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    for (const each of tries)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ status: 409, code: 'question.offered' })
    expect(await desk.count('hand_over where question_id = $1', questionId)).toBe(1)
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered'])
  })

  it('clicked twice with the same key makes one offer, and both get it', async () => {
    const { questionId } = await desk.receive('alva')
    const key = newId()
    const input = { questionId, toUnitId: desk.ekby.units.renhallning }
    const [first, second] = await Promise.all(
      [1, 2].map(() => desk.call('alva', contract.handOverQuestion, input, { key })),
    )
    expect(second).toEqual(first)
  })

  it('on an older reading is refused, and nothing changes', async () => {
    const { questionId } = await desk.receive('alva')
    await desk.call('alva', contract.writeMessage, { questionId, kind: 'note', body: 'Ring före nio.' })
    const stale = desk.call('alva', contract.handOverQuestion, {
      questionId,
      version: 1,
      toUnitId: desk.ekby.units.renhallning,
    })
    await expectRefusal(stale, 409, 'changed-meanwhile')
    expect(await desk.row(questionId)).toMatchObject({ version: 2, offeredUnitId: null })
  })

  it('is refused to a unit that has closed, does not receive, does not exist, is in another municipality or owns it already', async () => {
    const { questionId } = await desk.receive('alva')
    await test.owner.query(`update unit set closed_on = '2026-03-10' where code = 'vaxel'`)
    await test.owner.query(`update unit set accepts_hand_overs = false where code = 'kansli'`)
    forgetOrganisation(desk.ekby.municipalityId)
    const refused: [string, string][] = [
      [desk.ekby.units.vaxel, 'hand-over.unit-closed'],
      [desk.ekby.units.kansli, 'hand-over.unit-closed'],
      [nobody, 'hand-over.unknown-unit'],
      [desk.lillby.units.teknik, 'hand-over.unknown-unit'],
      [desk.ekby.units.servicecenter, 'hand-over.same-unit'],
    ]
    for (const [unit, code] of refused)
      expect(await refusal(offer(questionId, unit))).toEqual({ status: 422, code, pointers: ['/toUnitId'] })
    desk.clock.moveTo(new Date('2026-03-09T09:00:00Z'))
    await offer(questionId, desk.ekby.units.vaxel)
  })

  it('is refused to somebody who is not in the unit or has left', async () => {
    const { questionId } = await desk.accepted()
    const toCentre = (staffId: string) =>
      desk.call('asa', contract.handOverQuestion, {
        questionId,
        toUnitId: desk.ekby.units.servicecenter,
        toStaffId: staffId,
      })
    expect(await refusal(toCentre(desk.ekby.staff.omar))).toMatchObject({
      code: 'hand-over.not-member',
      pointers: ['/toStaffId'],
    })
    expect(await refusal(toCentre(desk.ekby.staff.hans))).toMatchObject({
      code: 'hand-over.has-left',
      pointers: ['/toStaffId'],
    })
  })

  it('to a secret unit needs somebody in the owning unit who keeps seeing it', async () => {
    const { questionId } = await desk.receive('alva')
    const byOperator = desk.call('gunvor', contract.handOverQuestion, {
      questionId,
      toUnitId: desk.ekby.units.forsorjningsstod,
    })
    await expectRefusal(byOperator, 422, 'hand-over.needs-holder')
  })

  it("of a unit's own secret to a unit without secrecy is refused: it would be shown", async () => {
    const { questionId } = await desk.secretQuestion()
    const out = desk.call('sara', contract.handOverQuestion, { questionId, toUnitId: desk.ekby.units.aldreomsorg })
    await expectRefusal(out, 422, 'hand-over.would-reveal')
  })

  it('that came back from a secret unit to another unit takes the secrecy away: the new unit sees what it is offered', async () => {
    const { questionId, handOverId } = await desk.secretQuestion('offered', { service: 'hemtjanst' })
    await desk.call('sara', contract.returnHandOver, { handOverId, reason: 'wrong_receiver' })
    const again = await offer(questionId, desk.ekby.units.aldreomsorg)
    await desk.call('annelie', contract.acceptHandOver, { handOverId: again.handOver.handOverId })
    expect(await desk.call('annelie', contract.readQuestion, { questionId })).toMatchObject({
      readable: true,
      secret: false,
    })
  })
})

describe('the time to accept', () => {
  const hours = (weekly: { from: string; to: string }[]) => ({
    weekly: [1, 2, 3, 4, 5].flatMap((weekday) => weekly.map((open) => ({ channel: 'work', weekday, ...open }))),
    dayBeforeHoliday: [{ channel: 'work', to: '13:00' }],
    exceptions: [],
  })
  beforeAll(async () => {
    await test.owner.query(`update place set hours = $1 where code = 'torget'`, [
      JSON.stringify(
        hours([
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ]),
      ),
    ])
    // 120 working minutes to accept, 480 to answer.
    await test.owner.query(`update agreement set accept_within_minutes = 120, answer_within_minutes = 480
      where service_id = (select id from service where code = 'sophamtning' and municipality_id = 1)`)
    forgetOrganisation(desk.ekby.municipalityId)
    forgetServices(desk.ekby.municipalityId)
  })

  it.each([
    ['counts on after lunch', '2026-03-10T11:00:00+01:00', '2026-03-10T14:00:00+01:00'],
    ['ends at closing when it runs out then', '2026-03-10T15:00:00+01:00', '2026-03-10T17:00:00+01:00'],
    ['counts on after a weekend', '2026-03-13T16:00:00+01:00', '2026-03-16T09:00:00+01:00'],
    ['from a night, from the morning', '2026-03-11T02:00:00+01:00', '2026-03-11T10:00:00+01:00'],
    [
      'closes early before a holiday and skips it (Maundy Thursday to Easter Tuesday)',
      '2026-04-02T11:30:00+02:00',
      '2026-04-07T09:30:00+02:00',
    ],
    ['is the same wall clock over the night to summer time', '2026-03-27T16:00:00+01:00', '2026-03-30T09:00:00+02:00'],
    ['is the same wall clock over the night to winter time', '2026-10-23T16:00:00+02:00', '2026-10-26T09:00:00+01:00'],
  ])('%s', async (_, at, acceptBy) => {
    desk.clock.moveTo(new Date(at))
    const { questionId } = await desk.handedOver()
    const { handOver } = await desk.call('alva', contract.readQuestion, { questionId })
    expect(handOver?.acceptBy).toBe(new Date(acceptBy).toISOString())
  })

  it('is the default rule for a unit that the agreement is not with, and without a service', async () => {
    desk.clock.moveTo(new Date('2026-03-10T08:00:00+01:00'))
    // 240 minutes without the lunch hour; the agreement's 120 would end at ten.
    for (const traits of [{}, { service: null }]) {
      const { questionId } = await desk.handedOver('alva', 'parkering', traits)
      const { handOver } = await desk.call('alva', contract.readQuestion, { questionId })
      expect(handOver?.acceptBy).toBe(new Date('2026-03-10T12:00:00+01:00').toISOString())
    }
  })

  it('is what the terms said before it was offered', async () => {
    const { proposals } = await desk.call('alva', contract.readHandOverTerms, {
      serviceId: desk.ekby.services.sophamtning,
    })
    const { questionId } = await desk.handedOver()
    const { handOver } = await desk.call('alva', contract.readQuestion, { questionId })
    expect(proposals[0]).toMatchObject({
      unit: { name: 'Renhållningen' },
      why: 'agreement',
      agreementFrom: '2020-01-01',
      acceptBy: handOver?.acceptBy,
      answerBy: handOver?.answerBy,
    })
  })
})
