import { expect } from 'vitest'
import type { z } from 'zod'
import { arrangeEkby, arrangeLillby, type Ekby, type Lillby } from '#domains/staff/staff.factory.ts'
import { type Actor, citizen, type StaffActor, system } from '#platform/access/actor.ts'
import { type FixedClock, fixedClock } from '#platform/clock/clock.ts'
import type { Context } from '#platform/operations/context.ts'
import type { CallOptions, Operation } from '#platform/operations/contract.ts'
import { execute, type Execution, executeWork } from '#platform/operations/execute.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'
import * as contract from './contract.ts'
import { returnSilentHandOvers } from './return-silent-hand-overs.job.ts'
import { breakLatePromises } from './watch-promises.job.ts'

export type StaffKey = keyof Ekby['staff']
/** Somebody in Ekby by name, or any actor. */
export type Who = StaffKey | Actor

type ReceiveInput = z.input<typeof contract.receiveContact.input>
type Decision = ReceiveInput['questions'][number]['decision']

/** What a builder can be told beside whom it is done by. */
export type ReceiveTraits = Partial<Omit<ReceiveInput, 'questions'>> & {
  decision?: Decision
  asked?: string
  service?: keyof Ekby['services'] | null
}

export type Received = {
  contactId: string
  questionId: string
  reference: string
  code: string
  handOverId: string | null
}

/** A question as it stands in the table, read as the owner. */
export type QuestionRow = {
  id: string
  version: number
  state: 'open' | 'closed'
  ownerUnitId: string
  ownerStaffId: string | null
  offeredUnitId: string | null
  secrecyUnitId: string | null
  cameBack: string | null
  outcome: string | null
  dueAt: Date | null
  handedOver: boolean
}

/** A Tuesday in an ordinary week, in the middle of the morning in Sweden. */
export const TUESDAY = new Date('2026-03-10T09:00:00Z')

/** Ekby and Lillby with people at work, a clock that stands still, and every operation of the product. */
export type Desk = Awaited<ReturnType<typeof openDesk>>

/** Arranges both municipalities in a test's database and gives the ways to act in them. Call once per test file. */
export async function openDesk(test: TestDatabase, at: Date = TUESDAY) {
  const ekby: Ekby = await arrangeEkby(test.owner)
  const lillby: Lillby = await arrangeLillby(test.owner)
  const clock: FixedClock = fixedClock(at)
  const execution: Execution = { db: test.db, operations, clock, secret: 'a secret that is only for tests, 32+' }
  const known = new Map<StaffKey, Promise<StaffActor>>()

  const actorOf = async (who: Who): Promise<Actor> => {
    if (typeof who !== 'string') return who
    if (!known.has(who)) known.set(who, ekby.actor(who))
    return known.get(who)!
  }

  async function call<I extends z.ZodType, R extends z.ZodType>(
    who: Who,
    operation: Operation<I, R>,
    input: z.input<I>,
    options: CallOptions = {},
  ): Promise<z.output<R>> {
    return (await execute(execution, await actorOf(who), operation.name, input, options)) as z.output<R>
  }

  async function receive(who: Who, traits: ReceiveTraits = {}): Promise<Received> {
    const {
      decision = { kind: 'centre' },
      asked = 'När töms soporna på Björkvägen?',
      service = 'sophamtning',
      ...rest
    } = traits
    const serviceId = service ? ekby.services[service] : null
    const input = { channel: 'phone' as const, ...rest, questions: [{ asked, serviceId, decision }] }
    const reply = await call(who, contract.receiveContact, input)
    const first = reply.questions[0]!
    return { contactId: reply.contactId, ...first, code: first.code ?? '' }
  }

  /** Received and offered to a unit, which has not yet accepted. */
  async function handedOver(
    who: Who = 'alva',
    unit: keyof Ekby['units'] = 'renhallning',
    traits: ReceiveTraits = {},
  ): Promise<Received & { handOverId: string }> {
    const received = await receive(who, { ...traits, decision: { kind: 'hand_over', toUnitId: ekby.units[unit] } })
    return { ...received, handOverId: received.handOverId! }
  }

  /** Offers a question that exists. */
  const handOver = (who: Who, questionId: string, unit: keyof Ekby['units']) =>
    call(who, contract.handOverQuestion, { questionId, toUnitId: ekby.units[unit] })

  /** Registers a further contact about a question that exists, left to be answered. */
  const raiseAgain = (who: Who, questionId: string) =>
    call(who, contract.receiveContact, {
      channel: 'phone',
      questions: [{ existingQuestionId: questionId, asked: 'Jag undrar igen.', decision: { kind: 'centre' } }],
    })

  /** Received, offered to a unit and accepted there. */
  async function accepted(
    by: Who = 'asa',
    unit: keyof Ekby['units'] = 'renhallning',
    traits: ReceiveTraits = {},
  ): Promise<Received & { handOverId: string }> {
    const received = await handedOver('alva', unit, traits)
    await call(by, contract.acceptHandOver, { handOverId: received.handOverId })
    return received
  }

  /** Offered to the secret unit by Alva, and accepted there by Sara unless it is to stay offered. */
  async function secretQuestion(offered: 'offered' | 'accepted' = 'accepted', traits: ReceiveTraits = {}) {
    const received = await handedOver('alva', 'forsorjningsstod', {
      asked: 'Jag behöver hjälp med hyran i mars.',
      service: 'forsorjningsstod',
      ...traits,
    })
    if (offered === 'accepted') await call('sara', contract.acceptHandOver, { handOverId: received.handOverId })
    return received
  }

  async function row(questionId: string): Promise<QuestionRow> {
    const found = await test.owner.query<QuestionRow>(
      `select id, version, state, owner_unit_id as "ownerUnitId", owner_staff_id as "ownerStaffId", offered_unit_id as "offeredUnitId",
        secrecy_unit_id as "secrecyUnitId", came_back as "cameBack", outcome, due_at as "dueAt", handed_over as "handedOver"
      from question where id = $1`,
      [questionId],
    )
    return found.rows[0]!
  }

  async function timeline(questionId: string): Promise<string[]> {
    const found = await test.owner.query<{ kind: string }>(
      'select kind from question_event where question_id = $1 order by id',
      [questionId],
    )
    return found.rows.map((event) => event.kind)
  }

  /** Runs recurring work as the process does: again until nothing is left. Returns how many it did. */
  async function run(
    work: (context: Context) => Promise<number>,
    municipalityId = ekby.municipalityId,
  ): Promise<number> {
    let sum = 0
    for (let rounds = 0; rounds < 100; rounds++) {
      const done = await executeWork(execution, system(municipalityId), work)
      sum += done
      if (done === 0) return sum
    }
    throw new Error('The work never came to an end.')
  }

  const jobs = { silent: () => run(returnSilentHandOvers), promises: () => run(breakLatePromises) }

  /** The citizen who has shown reference and code. */
  const citizenOf = (questionId: string) => citizen(ekby.municipalityId, questionId)

  /** One number from SQL, as the owner. */
  async function count(query: string, ...values: unknown[]): Promise<number> {
    const found = await test.owner.query<{ n: number }>(`select count(*)::int as n from ${query}`, values)
    return found.rows[0]!.n
  }

  /** A person in Ekby's register. */
  async function person(id: string, protectedIdentity = 0): Promise<string> {
    await test.owner.query(
      `insert into person (municipality_id, id, identity_number, given_name, family_name, protected_identity, address, postal_code, email, phone)
      values ($1, $2, null, 'Tindra', 'Skoglund', $3, 'Granvägen 7', '123 45', 'tindra@example.se', '070-174 06 21') on conflict do nothing`,
      [ekby.municipalityId, id, protectedIdentity],
    )
    return id
  }

  return {
    test,
    ekby,
    lillby,
    clock,
    execution,
    actorOf,
    call,
    receive,
    handedOver,
    handOver,
    raiseAgain,
    accepted,
    secretQuestion,
    row,
    timeline,
    run,
    jobs,
    citizenOf,
    count,
    person,
  }
}

/** What somebody was told who was refused: status and code, and the fields at fault. Fails when it was not refused. */
export async function refusal(asked: Promise<unknown>): Promise<{ status: number; code: string; pointers: string[] }> {
  const outcome = await asked.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome === null) throw new Error('It was not refused.')
  if (!(outcome instanceof Problem)) throw outcome
  return { status: outcome.status, code: outcome.code, pointers: outcome.faults.map((fault) => fault.pointer) }
}

/** Expects a refusal with this status and code. */
export async function expectRefusal(asked: Promise<unknown>, status: number, code: string): Promise<void> {
  expect(await refusal(asked)).toMatchObject({ status, code })
}
