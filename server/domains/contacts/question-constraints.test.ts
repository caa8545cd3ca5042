import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, openDesk } from './contacts.factory.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

/** What must be impossible to reach in the data is tried as the owner of the tables, past every use case and every row policy. */
const set = (change: string, questionId: string, ...values: unknown[]) =>
  test.owner.query(`update question set ${change} where id = $1`, [questionId, ...values])

describe('the tables themselves refuse', () => {
  it('a question that nobody owns', async () => {
    const { questionId } = await desk.receive('alva')
    await expect(set('owner_unit_id = null', questionId)).rejects.toThrow(/owner_unit_id.*not-null/)
    await expect(set('owner_unit_id = gen_random_uuid()', questionId)).rejects.toThrow(/question_owner_unit/)
    await expect(set('owner_unit_id = $2', questionId, desk.lillby.units.teknik)).rejects.toThrow(/question_owner_unit/)
  })

  it('an owner in person who does not belong to the unit', async () => {
    const { questionId } = await desk.receive('alva')
    await expect(set('owner_staff_id = $2', questionId, desk.ekby.staff.asa)).rejects.toThrow(
      /question_owner_is_member/,
    )
    const { questionId: kept } = await desk.receive('alva', { decision: { kind: 'keep' } })
    await expect(set('owner_unit_id = $2', kept, desk.ekby.units.renhallning)).rejects.toThrow(
      /question_owner_is_member/,
    )
  })

  it('a member who still has questions to be taken from their unit', async () => {
    await desk.receive('cecilia', { decision: { kind: 'keep' } })
    const leaving = test.owner.query('delete from unit_member where staff_id = $1', [desk.ekby.staff.cecilia])
    await expect(leaving).rejects.toThrow(/question_owner_is_member/)
  })

  it('two offers at the same time', async () => {
    const { questionId } = await desk.handedOver()
    const second = test.owner.query(
      `insert into hand_over (municipality_id, id, question_id, from_unit_id, to_unit_id, offered_at, accept_by, answer_by)
      values (1, gen_random_uuid(), $1, $2, $3, now(), now(), now())`,
      [questionId, desk.ekby.units.servicecenter, desk.ekby.units.parkering],
    )
    await expect(second).rejects.toThrow(/hand_over_one_offer/)
  })

  it('an offer that has ended and not, or was returned without a reason', async () => {
    const { handOverId } = await desk.handedOver()
    const end = (change: string) => test.owner.query(`update hand_over set ${change} where id = $1`, [handOverId])
    await expect(end(`state = 'accepted'`)).rejects.toThrow(/hand_over_ended/)
    await expect(end(`ended_at = now()`)).rejects.toThrow(/hand_over_ended/)
    await expect(end(`state = 'returned', ended_at = now()`)).rejects.toThrow(/hand_over_reason/)
  })

  it('closed without an outcome, an outcome without being closed, closed and offered', async () => {
    const { questionId } = await desk.receive('alva')
    await expect(set(`state = 'closed', closed_at = now()`, questionId)).rejects.toThrow(/question_closed/)
    await expect(set(`outcome = 'abandoned'`, questionId)).rejects.toThrow(/question_closed/)
    const { questionId: offered } = await desk.handedOver()
    const both = set(`state = 'closed', closed_at = now(), outcome = 'abandoned'`, offered)
    await expect(both).rejects.toThrow(/question_closed_not_offered/)
  })

  it('a second first contact, and a question of nothing received', async () => {
    const { questionId } = await desk.receive('alva')
    const other = await desk.receive('alva')
    const second = test.owner.query(
      `insert into contact_question (municipality_id, contact_id, question_id, raised_first) values (1, $1, $2, true)`,
      [other.contactId, questionId],
    )
    await expect(second).rejects.toThrow(/contact_question_first/)
    await expect(
      test.owner.query('update contact set record_id = gen_random_uuid() where id = $1', [other.contactId]),
    ).rejects.toThrow(/contact_municipality_id_record_id_fkey/)
  })

  it('a change of the audit trail by the application', async () => {
    const client = await test.owner.connect()
    try {
      await client.query('begin; set local role torget_app')
      await expect(client.query(`update audit_entry set purpose = 'x'`)).rejects.toThrow(/permission denied/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
