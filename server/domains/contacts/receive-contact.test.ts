import { beforeAll, describe, expect, it } from 'vitest'
import { forgetServices } from '#domains/catalogue/index.ts'
import { newId } from '#platform/database/ids.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, refusal } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

const nobody = '00000000-0000-4000-8000-000000000000'

describe('registering a contact: what becomes of a question', () => {
  it('answered: closed with its outcome and the answer kept, the record entry there from the first moment', async () => {
    const { questionId, contactId } = await desk.receive('alva', {
      decision: { kind: 'answer', answer: 'På tisdagar.', outcome: 'shown_how' },
    })
    expect(await desk.row(questionId)).toMatchObject({
      state: 'closed',
      outcome: 'shown_how',
      offeredUnitId: null,
      version: 1,
    })
    expect(await desk.timeline(questionId)).toEqual(['received', 'answered', 'closed'])
    const view = await desk.call('alva', contract.readQuestion, { questionId })
    expect(view.messages).toMatchObject([{ kind: 'answer', body: 'På tisdagar.', by: 'Alva Linnemark' }])
    expect(view).toMatchObject({ recordState: 'kept', diaryNumber: null, readable: true, contacts: 1 })
    expect(
      await desk.count(
        `record_entry r join contact c on c.record_id = r.id where c.id = $1 and r.state = 'kept' and r.authority_id = $2`,
        contactId,
        desk.ekby.authorities.ks,
      ),
    ).toBe(1)
    expect(await desk.count(`audit_entry where subject_id = $1 and operation = 'contact.received'`, contactId)).toBe(1)
  })

  it('ended: referred outside needs to whom', async () => {
    const decision = { kind: 'end', outcome: 'referred_outside', referredTo: 'Försäkringskassan' } as const
    const { questionId } = await desk.receive('alva', { decision })
    const view = await desk.call('alva', contract.readQuestion, { questionId })
    expect(view).toMatchObject({ state: 'closed', outcome: 'referred_outside', referredTo: 'Försäkringskassan' })
    const without = desk.receive('alva', {
      decision: { kind: 'end', outcome: 'referred_outside', referredTo: ' \u200B' },
    })
    expect(await refusal(without)).toEqual({
      status: 422,
      code: 'referred-to.missing',
      pointers: ['/questions/0/decision/referredTo'],
    })
  })

  it('kept: the guide has it in person, in the centre, with the promise', async () => {
    const dueAt = new Date(desk.clock.now().getTime() + 3_600_000).toISOString()
    const { questionId } = await desk.receive('alva', {
      decision: { kind: 'keep', promise: { kind: 'call_back', dueAt }, said: 'Jag återkommer.' },
    })
    expect(await desk.row(questionId)).toMatchObject({
      state: 'open',
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: desk.ekby.staff.alva,
    })
    expect(await desk.timeline(questionId)).toEqual(['received', 'answered', 'kept', 'promised'])
    expect((await desk.call('alva', contract.readQuestion, { questionId })).promises).toMatchObject([
      { kind: 'call_back', state: 'open', dueAt },
    ])
    const past = desk.receive('alva', {
      decision: { kind: 'keep', promise: { kind: 'answer', dueAt: desk.clock.now().toISOString() } },
    })
    expect(await refusal(past)).toMatchObject({ status: 422, pointers: ['/questions/0/decision/promise/dueAt'] })
  })

  it('left to the centre: nobody has it in person, and it is due within a working day', async () => {
    const { questionId } = await desk.receive('alva')
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: null,
      // Eight working hours from Tuesday at ten, open eight to sixteen.
      dueAt: new Date('2026-03-11T09:00:00Z'),
    })
  })

  it('handed over: offered, and still owned by the one who offered', async () => {
    const { questionId, handOverId } = await desk.handedOver()
    expect(handOverId).toBeTruthy()
    expect(await desk.row(questionId)).toMatchObject({
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: desk.ekby.staff.alva,
      offeredUnitId: desk.ekby.units.renhallning,
      handedOver: false,
    })
  })

  it('handed over to a secret unit: secret from that moment, and the timeline says so', async () => {
    const { questionId } = await desk.secretQuestion('offered')
    expect(await desk.row(questionId)).toMatchObject({ secrecyUnitId: desk.ekby.units.forsorjningsstod })
    expect(await desk.timeline(questionId)).toEqual(['received', 'offered', 'made_secret'])
    expect(
      await desk.count('question_content where question_id = $1 and secrecy_unit_id is not null', questionId),
    ).toBe(1)
  })

  it('several questions in one contact share one record entry and stand on their own', async () => {
    const reply = await desk.call('alva', contract.receiveContact, {
      channel: 'visit',
      questions: [
        { asked: 'När öppnar ni?', decision: { kind: 'answer', answer: 'Klockan åtta.' } },
        { asked: 'Och var parkerar man?', decision: { kind: 'centre' } },
        { asked: 'Sopor?', decision: { kind: 'hand_over', toUnitId: desk.ekby.units.renhallning, greeting: 'Hej!' } },
      ],
    })
    expect(reply.questions).toHaveLength(3)
    expect(new Set(reply.questions.map((each) => each.reference)).size).toBe(3)
    expect(new Set(reply.questions.map((each) => each.code)).size).toBe(3)
    expect(reply.questions.map((each) => each.handOverId !== null)).toEqual([false, false, true])
    expect(await desk.count('contact where id = $1', reply.contactId)).toBe(1)
    expect(await desk.count('contact_question where contact_id = $1 and raised_first', reply.contactId)).toBe(3)
  })

  it('all or nothing: one impossible question and nothing is registered', async () => {
    const before = await desk.count('contact')
    const records = await desk.count('record_entry')
    const impossible = desk.call('alva', contract.receiveContact, {
      channel: 'visit',
      questions: [
        { asked: 'Ett', decision: { kind: 'centre' } },
        { asked: 'Två', decision: { kind: 'hand_over', toUnitId: nobody } },
      ],
    })
    await expectRefusal(impossible, 422, 'hand-over.unknown-unit')
    expect(await desk.count('contact')).toBe(before)
    expect(await desk.count('record_entry')).toBe(records)
  })
})

describe('registering a contact about a question raised before', () => {
  const again = (questionId: string, decision: Parameters<Desk['receive']>[1] = {}) =>
    desk.call('alva', contract.receiveContact, {
      channel: 'phone',
      questions: [
        {
          existingQuestionId: questionId,
          asked: 'Jag undrar igen.',
          decision: decision.decision ?? { kind: 'centre' },
        },
      ],
    })

  it('links the contact, opens nothing new and shows it to whoever has it', async () => {
    const { questionId, reference } = await desk.accepted()
    const questions = await desk.count('question')
    const reply = await again(questionId)
    expect(reply.questions).toEqual([{ questionId, reference, code: null, handOverId: null, articles: [] }])
    expect(await desk.count('question')).toBe(questions)
    expect(await desk.row(questionId)).toMatchObject({ ownerUnitId: desk.ekby.units.renhallning, cameBack: 'added' })
    expect(await desk.call('alva', contract.readQuestion, { questionId })).toMatchObject({ contacts: 2 })
  })

  it("is a record of the question's own authority, though no service is said", async () => {
    const { questionId } = await desk.accepted('annelie', 'aldreomsorg', { service: 'hemtjanst' })
    const { contactId } = await desk.raiseAgain('bo', questionId)
    const found = await test.owner.query<{ authorityId: string }>(
      `select r.authority_id as "authorityId" from contact k join record_entry r on r.id = k.record_id where k.id = $1`,
      [contactId],
    )
    expect(found.rows[0]?.authorityId).toBe((await authorityOf(questionId)).authorityId)
  })

  it('loses no answer that was given: it stands among the messages', async () => {
    const { questionId } = await desk.accepted()
    await again(questionId, { decision: { kind: 'answer', answer: 'De är på väg.' } })
    const { messages } = await desk.call('asa', contract.readQuestion, { questionId })
    expect(messages.map(({ kind, body }) => [kind, body])).toEqual([
      ['added', 'Jag undrar igen.'],
      ['answer', 'De är på väg.'],
    ])
  })

  it('opens a closed one again when it is left to be answered, and not when it was answered at once', async () => {
    const closed = await desk.receive('alva', { decision: { kind: 'answer', answer: 'Ja.' } })
    await again(closed.questionId, { decision: { kind: 'answer', answer: 'Ja, sa jag.' } })
    expect(await desk.row(closed.questionId)).toMatchObject({ state: 'closed', outcome: 'answered_directly' })
    await again(closed.questionId)
    expect(await desk.row(closed.questionId)).toMatchObject({ state: 'open', outcome: null, cameBack: 'added' })
    expect(await desk.timeline(closed.questionId)).toContain('reopened')
  })

  it('is refused for a question that does not exist or may not be seen, with nothing registered', async () => {
    const secret = await desk.secretQuestion()
    const before = await desk.count('contact')
    for (const id of [nobody, secret.questionId]) await expectRefusal(again(id), 404, 'not-found')
    expect(await desk.count('contact')).toBe(before)
  })
})

async function authorityOf(questionId: string): Promise<{ authorityId: string }> {
  const found = await test.owner.query('select authority_id as "authorityId" from question where id = $1', [questionId])
  return found.rows[0]
}

describe('registering a contact: who asked', () => {
  it('anonymous: a name given along is not stored', async () => {
    const { contactId } = await desk.receive('alva', { identity: 'anonymous', claimedName: 'Kim' })
    expect(
      await desk.count(`contact where id = $1 and identity = 'anonymous' and claimed_name is null`, contactId),
    ).toBe(1)
  })

  it('claimed: the name as said', async () => {
    const { questionId } = await desk.receive('alva', { identity: 'claimed', claimedName: ' Kim\u200B ' })
    const view = await desk.call('alva', contract.readQuestion, { questionId })
    expect(view.asker).toMatchObject({ identity: 'claimed', name: 'Kim', personId: null })
  })

  it('known: a person in the register, and only one there', async () => {
    const personId = await desk.person('11111111-1111-4111-8111-111111111111')
    const first = await desk.receive('alva', { identity: 'known', personId })
    const second = await desk.receive('alva', { identity: 'known', personId })
    const view = await desk.call('alva', contract.readQuestion, { questionId: second.questionId })
    expect(view.asker).toMatchObject({ identity: 'known', name: 'Tindra Skoglund', personId })
    expect(view.earlier.map((earlier) => earlier.questionId)).toEqual([first.questionId])
    expect(await refusal(desk.receive('alva', { identity: 'known', personId: nobody }))).toEqual({
      status: 422,
      code: 'person.unknown',
      pointers: ['/personId'],
    })
    await expectRefusal(desk.receive('alva', { identity: 'known' }), 422, 'person.missing')
  })

  it('an answer by e-mail needs an address, unless the person is known', async () => {
    await expectRefusal(desk.receive('alva', { replyBy: 'email' }), 422, 'reply-to.missing')
    await expectRefusal(desk.receive('alva', { replyBy: 'email', replyTo: 'kim' }), 422, 'reply-to.email')
  })

  it('an address in the register that is none keeps nobody from answering', async () => {
    const personId = await desk.person('12121212-1212-4212-8212-121212121212')
    await test.owner.query(`update person set email = 'saknas' where id = $1`, [personId])
    const { questionId } = await desk.receive('alva', { identity: 'known', personId, replyBy: 'email' })
    await desk.call('alva', contract.answerQuestion, { questionId, answer: 'Ja.' })
    expect(await desk.count('outbound_message where subject_id = $1', questionId)).toBe(0)
  })
})

describe('registering a contact: what is refused', () => {
  it('a service that has ended or does not exist, naming the field', async () => {
    await test.owner.query(`update service set ends_on = '2026-03-09' where code = 'parkeringstillstand'`)
    forgetServices(desk.ekby.municipalityId)
    expect(await refusal(desk.receive('alva', { service: 'parkeringstillstand' }))).toEqual({
      status: 422,
      code: 'service.ended',
      pointers: ['/questions/0/serviceId'],
    })
    const unknown = desk.call('alva', contract.receiveContact, {
      channel: 'phone',
      questions: [
        { asked: 'Ett', decision: { kind: 'centre' } },
        { asked: 'Två', serviceId: nobody, decision: { kind: 'centre' } },
      ],
    })
    expect(await refusal(unknown)).toEqual({
      status: 422,
      code: 'service.unknown',
      pointers: ['/questions/1/serviceId'],
    })
  })

  it('a place that does not exist', async () => {
    expect(await refusal(desk.receive('alva', { placeId: nobody }))).toMatchObject({
      status: 422,
      pointers: ['/placeId'],
    })
    const { places } = desk.lillby
    expect(await refusal(desk.receive('alva', { placeId: places.kommunhuset }))).toMatchObject({ status: 422 })
  })

  it('keeping or handing over by somebody whose role may not: nothing ends with a person who cannot go on with it', async () => {
    await expectRefusal(desk.receive('ahmed', { decision: { kind: 'keep' } }), 403, 'not-allowed')
    await expectRefusal(desk.receive('astrid', { decision: { kind: 'keep' } }), 403, 'not-allowed')
    await expectRefusal(desk.handedOver('ahmed'), 403, 'not-allowed')
    await desk.receive('ahmed', { decision: { kind: 'answer', answer: 'Till höger.' } })
    await desk.handedOver('gunvor')
  })
})

describe('a contact in the air', () => {
  const open = () => desk.call('alva', contract.openDraft, { channel: 'phone' })
  const drafts = async () => (await desk.call('alva', contract.listDrafts, {})).drafts.map((draft) => draft.draftId)

  it('is gone when it has been registered', async () => {
    const { draftId } = await open()
    await desk.receive('alva', { draftId })
    expect(await drafts()).not.toContain(draftId)
  })

  it('can be registered once: of two who try, also at the same time, one is told', async () => {
    const { draftId } = await open()
    const tries = await Promise.allSettled([1, 2, 3].map(() => desk.receive('alva', { draftId })))
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    await expectRefusal(desk.receive('alva', { draftId }), 409, 'draft.gone')
  })

  it('stays when registering was refused', async () => {
    const { draftId } = await open()
    await expectRefusal(desk.receive('alva', { draftId, replyBy: 'email' }), 422, 'reply-to.missing')
    expect(await drafts()).toContain(draftId)
  })

  it('of somebody else is not touched', async () => {
    const { draftId } = await open()
    await expectRefusal(desk.receive('pirkko', { draftId }), 409, 'draft.gone')
    expect(await drafts()).toContain(draftId)
  })

  it('is saved over only by who has read the latest', async () => {
    const { draftId, content, version } = await open()
    const save = (from: number, words: string) =>
      desk.call('alva', contract.saveDraft, { draftId, version: from, content: { ...content, claimedName: words } })
    expect((await save(version, 'Kim')).version).toBe(version + 1)
    await expectRefusal(save(version, 'Bo'), 409, 'draft.newer')
    await desk.call('alva', contract.dropDraft, { draftId })
    await expectRefusal(save(version + 1, 'Kim'), 409, 'draft.gone')
  })

  it('takes whatever was typed or pasted, also what no table can hold', async () => {
    const { draftId, content, version } = await open()
    const odd = 'a\u0000b\uD800c\u202Ed 👨‍👩‍👧'
    const questions = [{ key: odd, serviceId: null, asked: odd, answer: odd, decision: { kind: odd } }]
    await desk.call('alva', contract.saveDraft, {
      draftId,
      version,
      content: { ...content, claimedName: odd, questions },
    })
    const saved = (await desk.call('alva', contract.listDrafts, {})).drafts.find((draft) => draft.draftId === draftId)
    expect(saved?.content.claimedName).toContain('👨‍👩‍👧')
    await desk.call('alva', contract.dropDraft, { draftId })
  })
})

describe('the same request twice', () => {
  const input = (asked: string) => ({
    channel: 'phone' as const,
    questions: [{ asked, decision: { kind: 'centre' as const } }],
  })

  it('is carried out once, raced ten times, and all get the same reply', async () => {
    const key = newId()
    const before = await desk.count('contact')
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => desk.call('alva', contract.receiveContact, input('Samma'), { key })),
    )
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await desk.count('contact')).toBe(before + 1)
  })

  it('with a key that was used for something else is refused', async () => {
    const key = newId()
    await desk.call('alva', contract.receiveContact, input('Ett'), { key })
    await expectRefusal(desk.call('alva', contract.receiveContact, input('Två'), { key }), 422, 'key-used-for-other')
    await expectRefusal(desk.call('alva', contract.openDraft, { channel: 'phone' }, { key }), 422, 'key-used-for-other')
  })

  it('by another person with the same key is another request', async () => {
    const key = newId()
    const first = await desk.call('alva', contract.receiveContact, input('Ett'), { key })
    const second = await desk.call('pirkko', contract.receiveContact, input('Ett'), { key })
    expect(second.contactId).not.toBe(first.contactId)
  })

  it('may be tried again with the same key when the first was refused', async () => {
    const key = newId()
    const bad = { ...input('Ett'), replyBy: 'email' as const }
    await expectRefusal(desk.call('alva', contract.receiveContact, bad, { key }), 422, 'reply-to.missing')
    await desk.call('alva', contract.receiveContact, input('Ett'), { key })
  })
})
