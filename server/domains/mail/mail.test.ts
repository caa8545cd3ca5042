import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeEkby, type Ekby } from '#domains/staff/staff.factory.ts'
import { anonymous, system } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { execute, executeWork } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations, recurringWork } from '#server/domains.ts'

const test = useTestDatabase()
let ekby: Ekby
const clock = fixedClock(new Date('2026-05-21T08:43:00Z'))
const execution = () => ({ db: test.db, operations, clock, secret: 'a secret of at least thirty-two letters' })

beforeAll(async () => {
  ekby = await arrangeEkby(test.owner)
  await test.owner.query(`update staff_member set email = 'alva@ekby.example' where code = 'alva'`)
  await test.owner.query(`update unit set email = 'servicecenter@ekby.example' where code = 'servicecenter'`)
})

type Letter = { intent: string; recipient: string; subject: string; body: string }

async function lettersAbout(questionId: string): Promise<Letter[]> {
  const found = await test.owner.query<Letter>(
    'select intent, recipient, subject, body from outbound_message where subject_id = $1 order by created_at, intent',
    [questionId],
  )
  return found.rows
}

describe('what goes out by e-mail', () => {
  it('a receipt with number and code, and the answer, to somebody who asked for that', async () => {
    const input = { asked: 'När töms kärlet?', replyBy: 'email', replyTo: 'kim@mejl.example' }
    const asked = (await execute(execution(), anonymous(1), 'contacts.ask', input)) as {
      questionId: string
      code: string
    }
    const alva = await ekby.actor('alva')
    await execute(execution(), alva, 'contacts.answer-question', { questionId: asked.questionId, answer: 'På fredag.' })
    const letters = await lettersAbout(asked.questionId)
    expect(letters.map((letter) => letter.intent.split(':')[0])).toEqual(['answer', 'receipt'])
    expect(letters.every((letter) => letter.recipient === 'kim@mejl.example')).toBe(true)
    expect(letters[1]!.body.replaceAll(/\s/g, '')).toContain(asked.code)
    expect(letters[0]!.body).toContain('På fredag.')
  })

  it('nothing to somebody who reads the answer here', async () => {
    const asked = (await execute(execution(), anonymous(1), 'contacts.ask', { asked: 'Hej?', replyBy: 'follow' })) as {
      questionId: string
    }
    expect(await lettersAbout(asked.questionId)).toEqual([])
  })

  describe('to somebody a guide answers at once', () => {
    type Given = Record<string, unknown>
    const receive = async (given: Given, question: Given, key?: string) => {
      const input = { channel: 'phone', ...given, questions: [{ asked: 'När töms kärlet?', ...question }] }
      const asked = key ? { key } : {}
      return (await execute(execution(), await ekby.actor('alva'), 'contacts.receive-contact', input, asked)) as {
        questions: { questionId: string; code: string }[]
      }
    }
    const answer = { decision: { kind: 'answer', answer: 'På fredag.' } }
    const byEmail = { replyBy: 'email', replyTo: 'kim@mejl.example' }
    const first = async (...given: Parameters<typeof receive>) => (await receive(...given)).questions[0]!

    it('the answer, with number and code, when they wanted it by e-mail: once, however often it is sent', async () => {
      const key = randomUUID()
      const all = await Promise.all([1, 2, 3].map(() => first(byEmail, answer, key)))
      const letters = await lettersAbout(all[0]!.questionId)
      expect(letters.map((letter) => [letter.intent.split(':')[0], letter.recipient])).toEqual([
        ['answer', 'kim@mejl.example'],
      ])
      expect(letters[0]!.body).toContain('På fredag.')
      expect(letters[0]!.body.replaceAll(/\s/g, '')).toContain(all[0]!.code)
      const ended = { decision: { kind: 'end', outcome: 'shown_how', words: 'Beställ på webben.' } }
      const shown = await lettersAbout((await first(byEmail, ended)).questionId)
      expect(shown.map((letter) => letter.body)).toEqual([expect.stringContaining('Beställ på webben.')])
    })

    it('nothing when they wanted it otherwise, or not at all, or when the question goes on', async () => {
      for (const way of [{}, { replyBy: 'phone', replyTo: '070-174 06 21' }, { replyBy: 'follow' }])
        expect(await lettersAbout((await first(way, answer)).questionId)).toEqual([])
      const goesOn = { decision: { kind: 'centre', said: 'Vi tar reda på det.' } }
      expect(await lettersAbout((await first(byEmail, goesOn)).questionId)).toEqual([])
      const silent = { decision: { kind: 'end', outcome: 'abandoned' } }
      expect(await lettersAbout((await first(byEmail, silent)).questionId)).toEqual([])
    })

    it('nothing to somebody with protected identity; the address in the register to others', async () => {
      const person = async (protectedIdentity: number) => {
        const id = randomUUID()
        await test.owner.query(
          `insert into person (municipality_id, id, given_name, family_name, protected_identity, email) values (1, $1, 'Tindra', 'Skoglund', $2, 'tindra@mejl.example')`,
          [id, protectedIdentity],
        )
        return { identity: 'known', personId: id, replyBy: 'email' }
      }
      expect(await lettersAbout((await first(await person(0), answer)).questionId)).toMatchObject([
        { recipient: 'tindra@mejl.example' },
      ])
      for (const level of [1, 2, 3]) {
        const known = await person(level)
        expect(await lettersAbout((await first(known, answer)).questionId)).toEqual([])
        const told = { ...known, replyTo: 'hemlig@mejl.example' }
        expect(await lettersAbout((await first(told, answer)).questionId)).toEqual([])
      }
    })

    it('who comes back with a question the answer at the address said then; the first asker gets none of it', async () => {
      const { questionId } = await first(byEmail, { decision: { kind: 'centre' } })
      await receive({ replyBy: 'email', replyTo: 'lo@mejl.example' }, { existingQuestionId: questionId, ...answer })
      const letters = await lettersAbout(questionId)
      expect(letters.map((letter) => letter.recipient)).toEqual(['lo@mejl.example'])
      expect(letters[0]!.body).not.toContain('Din kod:')
    })
  })

  it('a reminder to whoever promised, and word to the unit when it was not kept: each once, without what was asked', async () => {
    const alva = await ekby.actor('alva')
    const received = (await execute(execution(), alva, 'contacts.receive-contact', {
      channel: 'phone',
      questions: [
        {
          asked: 'Något hemligt om grannen',
          decision: { kind: 'keep', promise: { kind: 'call_back', dueAt: '2026-05-21T10:00:00.000Z' } },
        },
      ],
    })) as { questions: { questionId: string }[] }
    const { questionId } = received.questions[0]!
    const work = recurringWork.filter((each) => each.name.includes('promises'))
    for (const time of [
      '2026-05-21T09:20:00Z',
      '2026-05-21T09:35:00Z',
      '2026-05-21T09:36:00Z',
      '2026-05-21T10:01:00Z',
      '2026-05-21T10:02:00Z',
    ]) {
      clock.moveTo(new Date(time))
      for (const { run } of work) await executeWork(execution(), system(1), run)
    }
    const letters = await lettersAbout(questionId)
    expect(letters.map((letter) => [letter.intent.split(':')[0], letter.recipient])).toEqual([
      ['promise-near', 'alva@ekby.example'],
      ['promise-broken', 'servicecenter@ekby.example'],
    ])
    expect(JSON.stringify(letters)).not.toContain('grannen')
  })
})
