import { beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '#domains/contacts/contacts.factory.ts'
import { type Actor, anonymous } from '#platform/access/actor.ts'
import { execute } from '#platform/operations/execute.ts'
import { Problem } from '#platform/operations/problem.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations } from './domains.ts'
import { type Chooser, inputSchema, sampleInput } from './sample-input.factory.ts'

const test = useTestDatabase()
let desk: Desk
let target: Awaited<ReturnType<typeof arrangeTarget>>
let attackers: [name: string, actor: Actor][]

const words = 'Enskilt-ord-i-frågan'

/** A question that the renhallning unit has, with everything that can hang on one, asked by a person in the register. */
async function arrangeTarget() {
  const personId = await desk.person('77777777-7777-4777-8777-777777777777')
  const received = await desk.accepted('asa', 'renhallning', {
    asked: `${words}: när töms soporna?`,
    identity: 'known',
    personId,
    replyBy: 'email',
    replyTo: 'enskild@example.se',
  })
  const { questionId } = received
  const dueAt = new Date(desk.clock.now().getTime() + 3_600_000).toISOString()
  const { promiseId } = (await execute(desk.execution, await desk.actorOf('asa'), 'contacts.make-promise', {
    questionId,
    kind: 'answer',
    dueAt,
  })) as { promiseId: string }
  const { draftId } = (await execute(desk.execution, await desk.actorOf('alva'), 'contacts.open-draft', {
    channel: 'phone',
  })) as { draftId: string }
  await test.owner.query(
    `insert into attachment (municipality_id, id, question_id, name, media_type, size, sha256, content, at)
    values (1, '88888888-8888-4888-8888-888888888888', $1, 'enskild-fil.png', 'image/png', 1, '\\x00', '\\x00', now())`,
    [questionId],
  )
  const record = await test.owner.query<{ id: string }>('select record_id as id from contact where id = $1', [
    received.contactId,
  ])
  return {
    ...received,
    personId,
    promiseId,
    draftId,
    recordId: record.rows[0]!.id,
    attachmentId: '88888888-8888-4888-8888-888888888888',
  }
}

beforeAll(async () => {
  desk = await openDesk(test)
  target = await arrangeTarget()
  const other = await desk.receive('bo', { service: 'hemtjanst' })
  attackers = [
    ['anybody', anonymous(1)],
    ['anybody in Lillby', anonymous(2)],
    ['citizen of another question', desk.citizenOf(other.questionId)],
    ['handler of another unit', await desk.actorOf('omar')],
    ['handler of another authority', await desk.actorOf('annelie')],
    ['guide of another authority', await desk.actorOf('bo')],
    ['librarian', await desk.actorOf('signe')],
    ['volunteer', await desk.actorOf('birgitta')],
    ['auditor', await desk.actorOf('sten')],
    ['guide in Lillby', await desk.lillby.actor('lisa')],
    ['handler in Lillby', await desk.lillby.actor('ture')],
  ]
})

/** An input that names the rows of the question attacked, wherever the operation takes an id. */
function aimed(variant: number): Chooser {
  const ids: Record<string, string> = {
    questionId: target.questionId,
    existingQuestionId: target.questionId,
    handOverId: target.handOverId,
    promiseId: target.promiseId,
    draftId: target.draftId,
    attachmentId: target.attachmentId,
    recordId: target.recordId,
    personId: target.personId,
    unitId: desk.ekby.units.renhallning,
    toUnitId: desk.ekby.units.parkering,
    staffId: desk.ekby.staff.jonna,
    toStaffId: desk.ekby.staff.omar,
    serviceId: desk.ekby.services.sophamtning,
    placeId: desk.ekby.places.torget,
    authorityId: desk.ekby.authorities.ks,
    reference: target.reference,
    code: '000000',
    search: 'Tindra Skoglund',
  }
  return {
    named: (name, schema) => (name in ids && !schema.anyOf ? ids[name] : undefined),
    oneOf: (count) => variant % count,
    sends: (name) => name !== 'cursor' && name !== 'version',
  }
}

/** What would give the question, its words or its citizen away. The unit's name and the catalogue are public. */
function givenAway(reply: unknown): string[] {
  const text = JSON.stringify(reply)
  const telling = [
    words,
    target.questionId,
    target.reference,
    target.handOverId,
    target.promiseId,
    target.attachmentId,
    'enskild',
  ]
  return telling.filter((each) => text.includes(each))
}

/** Where asking or writing something of one's own is anybody's right: rows come, but none of the target's changes. */
const mayAdd: Record<string, string> = {
  'contacts.ask': 'anybody may ask the municipality',
  'contacts.receive-contact': 'a guide or librarian registers contacts of their own',
  'contacts.add-to-question': 'a citizen adds to the question they have shown reference and code for',
  'contacts.open-draft': 'a contact in the air of their own',
  'staff.set-language': 'the language of their own pages',
  'contacts.record-ground': 'a guide may record a ground for a person; it is audited, and opens no secret',
}

/** The rows of the question attacked and of what hangs on it. */
async function targetRows(): Promise<unknown> {
  const found = await test.owner.query(
    `select (select md5(q::text) from question q where q.id = $1) as question,
      (select md5(string_agg(t::text, '' order by t::text)) from question_content t where t.question_id = $1) as content,
      (select md5(string_agg(t::text, '' order by t::text)) from question_message t where t.question_id = $1) as messages,
      (select md5(string_agg(t::text, '' order by t::text)) from question_event t where t.question_id = $1) as events,
      (select md5(string_agg(t::text, '' order by t::text)) from question_presence t where t.question_id = $1) as presence,
      (select md5(string_agg(t::text, '' order by t::text)) from contact_question t where t.question_id = $1) as contacts,
      (select md5(string_agg(t::text, '' order by t::text)) from hand_over t where t.question_id = $1) as offers,
      (select md5(string_agg(t::text, '' order by t::text)) from promise t where t.question_id = $1) as promises,
      (select md5(string_agg(t::text, '' order by t::text)) from reach_attempt t where t.question_id = $1) as attempts,
      (select md5(string_agg(t::text, '' order by t::text)) from contact_draft t where t.id = $2) as draft,
      (select md5(string_agg(t::text, '' order by t::text)) from person t) as people,
      (select md5(string_agg(t::text, '' order by t::text)) from agreement t) as agreements,
      (select md5(string_agg(t::text, '' order by t::text)) from record_entry t where t.id = $3) as record`,
    [target.questionId, target.draftId, target.recordId],
  )
  return found.rows[0]
}

/** How many rows Ekby has, of what anybody could add to. */
async function ekbyRows(): Promise<number> {
  return desk.count(`(select from question where municipality_id = 1 union all select from contact where municipality_id = 1
    union all select from record_entry where municipality_id = 1 union all select from question_message where municipality_id = 1
    union all select from insight_ground where municipality_id = 1) as rows`)
}

describe('somebody who has no business with a question', () => {
  it('tries every operation on it in every way, sees nothing of it and changes nothing', async () => {
    const tried = new Set<string>()
    const before = await targetRows()
    for (const [name, { operation }] of operations) {
      tried.add(name)
      const schema = inputSchema(operation)
      for (const [who, actor] of attackers) {
        const added = await ekbyRows()
        for (let variant = 0; variant < 5; variant++) {
          const input = sampleInput(schema, aimed(variant))
          const reply = await execute(desk.execution, actor, name, input).catch((error: unknown) => {
            if (!(error instanceof Problem)) throw error
            expect([who, name, error.status < 500]).toEqual([who, name, true])
            return null
          })
          expect([who, name, givenAway(reply)]).toEqual([who, name, []])
        }
        if (!(name in mayAdd)) expect([who, name, await ekbyRows()]).toEqual([who, name, added])
        else if (actor.municipalityId === 2) expect([who, name, await ekbyRows()]).toEqual([who, name, added])
      }
      expect([name, await targetRows()]).toEqual([name, before])
    }
    expect(tried.size).toBe(operations.size)
  }, 60_000)

  it('would have been seen: those who have business with it do see it', async () => {
    const reply = await execute(desk.execution, await desk.actorOf('asa'), 'contacts.question', {
      questionId: target.questionId,
    })
    expect(givenAway(reply)).toContain(words)
  })

  it('the list of what may be added names operations that exist', () => {
    for (const name of Object.keys(mayAdd)) expect(operations.has(name), name).toBe(true)
  })
})
