import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#platform/access/actor.ts'
import { newId } from '#platform/database/ids.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, expectRefusal, openDesk, refusal } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

const stranger = anonymous(1)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const ask = (more: object = {}, key?: string) =>
  desk.call(
    stranger,
    contract.askMunicipality,
    { asked: 'Hur ansöker jag om hemtjänst?', replyBy: 'follow', ...more },
    key ? { key } : {},
  )
const withFile = (content: Buffer, name = 'bild.png') =>
  ask({ attachments: [{ name, content: content.toString('base64') }] })

describe('a citizen asks', () => {
  it('without a name: stored with its record entry, owned by the centre, with a receipt that opens it', async () => {
    const receipt = await ask()
    expect(await desk.row(receipt.questionId)).toMatchObject({
      state: 'open',
      ownerUnitId: desk.ekby.units.servicecenter,
      ownerStaffId: null,
    })
    expect(
      await desk.count(
        `record_entry r join contact c on c.record_id = r.id join contact_question x on x.contact_id = c.id
        where x.question_id = $1 and r.state = 'kept' and c.identity = 'anonymous' and c.channel = 'web'`,
        receipt.questionId,
      ),
    ).toBe(1)
    const opened = await desk.call(stranger, contract.openFollow, { reference: receipt.reference, code: receipt.code })
    expect(opened.questionId).toBe(receipt.questionId)
    expect(await desk.count('question where id = $1 and code_hash = $2', receipt.questionId, receipt.code)).toBe(0)
  })

  it('is written to the audit trail as nobody', async () => {
    const { questionId } = await ask({ name: 'Kim Berg' })
    const trail = `audit_entry where subject_id = $1 and operation = 'question.asked' and actor_kind = 'anonymous' and actor_id is null`
    expect(await desk.count(trail, questionId)).toBe(1)
  })

  it('with the same key twice, at once: one question, one receipt', async () => {
    const key = newId()
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => ask({}, key)))
    for (const other of others) expect(other).toEqual(first)
  })

  it.each([
    ['email', undefined, 'reply-to.missing'],
    ['email', 'kim', 'reply-to.email'],
    ['email', 'åsa@example.se', 'reply-to.email'],
    ['email', 'kim(x)@example.se', 'reply-to.email'],
    ['email', 'kim@example.se, bo@example.se', 'reply-to.email'],
    ['sms', 'kim@example.se', 'reply-to.phone'],
    ['phone', '112\u0000', 'reply-to.phone'],
  ])('answered by %s to %j: %s', async (replyBy, replyTo, code) => {
    expect(await refusal(ask({ replyBy, replyTo }))).toEqual({ status: 422, code, pointers: ['/replyTo'] })
  })

  it('about a service that does not exist is refused', async () => {
    expect(await refusal(ask({ serviceId: newId() }))).toMatchObject({ status: 422, pointers: ['/serviceId'] })
  })
})

describe('attachments', () => {
  it('are known by their content, not their name, and come back as they were', async () => {
    const { questionId } = await withFile(png, '../../<b>bild\u202Egpj.exe')
    const { attachments } = await desk.call('pirkko', contract.readQuestion, { questionId })
    expect(attachments).toMatchObject([{ mediaType: 'image/png', size: png.length }])
    expect(attachments[0]!.name).not.toContain('\u202E')
    const { attachmentId } = attachments[0]!
    const read = await desk.call('pirkko', contract.readAttachment, { attachmentId })
    expect(Buffer.from(read.content, 'base64').equals(png)).toBe(true)
    expect(await desk.count(`audit_entry where subject_id = $1 and operation = 'attachment.read'`, attachmentId)).toBe(
      1,
    )
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'file.empty'],
    [
      'a picture with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'file.type',
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file.type'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'file.type'],
    ['words', Buffer.from('Hej!'), 'file.type'],
    ['more than 20 MB', Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]), 'file.too-large'],
  ])('%s is refused, and nothing is stored', async (_, content, code) => {
    const before = await desk.count('question')
    expect(await refusal(withFile(content))).toMatchObject({ status: 422, code, pointers: ['/attachments/0'] })
    expect(await desk.count('question')).toBe(before)
  })

  it('are for those who may read the question', async () => {
    const { questionId } = await withFile(png)
    const { attachments } = await desk.call('alva', contract.readQuestion, { questionId })
    const read = (who: 'asa' | 'annelie') =>
      desk.call(who, contract.readAttachment, { attachmentId: attachments[0]!.attachmentId })
    await expectRefusal(read('asa'), 404, 'not-found')
    await expectRefusal(read('annelie'), 404, 'not-found')
  })
})

describe('following', () => {
  it('a wrong code, a wrong number and nonsense are told the same', async () => {
    const receipt = await ask()
    const told = await Promise.all(
      [
        { reference: receipt.reference, code: '000000' },
        { reference: '22222222', code: receipt.code },
        { reference: '', code: '' },
        { reference: "' or 1=1 --", code: '\u0000' },
      ].map((pair) => refusal(desk.call(stranger, contract.openFollow, pair))),
    )
    for (const each of told) expect(each).toEqual({ status: 404, code: 'follow.wrong', pointers: [] })
  })

  it('in another municipality is told the same', async () => {
    const { reference, code } = await ask()
    await expectRefusal(desk.call(anonymous(2), contract.openFollow, { reference, code }), 404, 'follow.wrong')
  })

  it("shows what happened and never a person's name, a note or a greeting", async () => {
    const { questionId } = await desk.receive('alva', {
      decision: { kind: 'hand_over', toUnitId: desk.ekby.units.renhallning, greeting: 'Kan Åsa ta den?' },
    })
    const { handOver } = await desk.call('alva', contract.readQuestion, { questionId })
    await desk.call('asa', contract.acceptHandOver, { handOverId: handOver!.handOverId })
    await desk.call('asa', contract.writeMessage, { questionId, kind: 'note', body: 'Sur kund.' })
    await desk.call('asa', contract.writeMessage, { questionId, kind: 'request', body: 'Vilken adress?' })
    await desk.call('asa', contract.answerQuestion, { questionId, answer: 'På tisdagar.' })
    const seen = await desk.call(desk.citizenOf(questionId), contract.followQuestion, {})
    expect(seen.steps.map((step) => step.kind)).toEqual([
      'received',
      'offered',
      'accepted',
      'request',
      'answered',
      'closed',
    ])
    expect(seen.messages.map((message) => message.body)).toEqual(['Vilken adress?', 'På tisdagar.'])
    expect(JSON.stringify(seen)).not.toMatch(/Åsa|Berg|Alva|Linnemark|Sur kund/)
  })

  it('adding to a closed question opens it again with the unit that answered', async () => {
    const { questionId } = await desk.accepted()
    await desk.call('asa', contract.answerQuestion, { questionId, answer: 'På tisdagar.' })
    await desk.call(desk.citizenOf(questionId), contract.addToQuestion, { body: 'Inte i går!' })
    expect(await desk.row(questionId)).toMatchObject({
      state: 'open',
      outcome: null,
      ownerUnitId: desk.ekby.units.renhallning,
      ownerStaffId: null,
      cameBack: 'added',
    })
    expect((await desk.timeline(questionId)).slice(-2)).toEqual(['added', 'reopened'])
  })

  it('adding to an open one shows it to whoever has it and changes nothing else', async () => {
    const { questionId } = await desk.receive('alva', { decision: { kind: 'keep' } })
    await desk.call(desk.citizenOf(questionId), contract.addToQuestion, { body: 'Och en sak till.' })
    expect(await desk.row(questionId)).toMatchObject({
      ownerStaffId: desk.ekby.staff.alva,
      cameBack: 'added',
      version: 2,
    })
  })

  it('is for one who has shown reference and code, and only their question', async () => {
    await expectRefusal(desk.call(stranger, contract.followQuestion, {}), 401, 'sign-in-needed')
    await expectRefusal(desk.call('alva', contract.followQuestion, {}), 403, 'not-allowed')
    const gone = desk.call(desk.citizenOf(newId()), contract.addToQuestion, { body: 'Hej' })
    await expectRefusal(gone, 404, 'not-found')
  })
})
