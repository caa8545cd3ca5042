import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#platform/access/actor.ts'
import { inTransaction, sql } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, openDesk, type StaffKey, type Who } from './contacts.factory.ts'
import { earlierQuestions, gatherEarlierQuestions } from './earlier-questions.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
let refuse: string
let other: string

async function answered(unit: 'renhallning', by: StaffKey, asked: string): Promise<string> {
  const { questionId } = await desk.accepted(by, unit, { asked })
  const { version } = (
    await test.owner.query<{ version: number }>('select version from question where id = $1', [questionId])
  ).rows[0]!
  await desk.call(by, contract.answerQuestion, { questionId, version, answer: 'Bilen kommer på torsdag.' })
  return questionId
}

beforeAll(async () => {
  desk = await openDesk(test)
  refuse = await answered('renhallning', 'asa', 'Min gröna tunna blev inte tömd.')
  other = await answered('renhallning', 'asa', 'Får jag en större tunna?')
  const secret = await desk.secretQuestion('accepted', { asked: 'Jag har ingen tunna och inga pengar.' })
  await test.owner.query(
    `update question set state = 'closed', closed_at = now(), outcome = 'answered_by_unit' where id = $1`,
    [secret.questionId],
  )
  await desk.run(gatherEarlierQuestions)
})

const find = async (who: Who, words: string[], typing = false) => {
  const actor = typeof who === 'string' ? await desk.ekby.actor(who) : who
  return inTransaction(test.db, actor, async (tx) =>
    earlierQuestions({ tx, actor, clock: desk.clock }, words, typing, 10),
  )
}
const ids = async (who: Who, words: string[]) => (await find(who, words)).map((each) => each.questionId).toSorted()

describe('earlier answered questions', () => {
  it('are found by those who may know of them, and by nobody else', async () => {
    for (const who of ['asa', 'jonna', 'alva', 'maj'] as const)
      expect([who, await ids(who, ['tunna'])]).toEqual([who, [refuse, other].toSorted()])
    for (const who of ['omar', 'annelie', 'bo', 'signe'] as const)
      expect([who, await ids(who, ['tunna'])]).toEqual([who, []])
    expect(await find(await desk.lillby.actor('lisa'), ['tunna'])).toEqual([])
    expect(await find(anonymous(1), ['tunna'])).toEqual([])
    expect(await find(desk.citizenOf(refuse), ['tunna'])).toEqual([])
  })

  it('never a secret one, not even for its own unit, nor one that became secret or was raised again', async () => {
    expect(await ids('sara', ['pengar'])).toEqual([])
    await test.owner.query('update question set secrecy_unit_id = $2 where id = $1', [
      other,
      desk.ekby.units.forsorjningsstod,
    ])
    expect(await ids('asa', ['tunna'])).toEqual([refuse])
    await test.owner.query('update question set secrecy_unit_id = null where id = $1', [other])
  })

  it('are found by inflected words, by what was answered, and while the last word is typed', async () => {
    expect(await ids('asa', ['tunnor', 'tömma'])).toContain(refuse)
    expect(await ids('asa', ['torsdagen'])).toContain(refuse)
    expect((await find('asa', ['grö'], true)).map((each) => each.questionId)).toEqual([refuse])
  })

  it('cannot be asked past the words: tokens of other authorities, signs and operators are nothing', async () => {
    for (const word of ["a:1' | 'b", '!x', '(', '', '&', "u:'"]) expect(await find('omar', [word])).toEqual([])
    const { rows } = await inTransaction(test.db, await desk.ekby.actor('omar'), async (tx) =>
      sql`select * from earlier_question`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})
