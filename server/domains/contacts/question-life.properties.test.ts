import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#platform/access/actor.ts'
import { Problem } from '#platform/operations/problem.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, openDesk, type StaffKey, TUESDAY, type Who } from './contacts.factory.ts'
import * as contract from './contract.ts'
import { type Action, actions } from './question.ts'

const test = useTestDatabase()
/** The same lives each time, so that a fault is a fault; PROPERTY_RUNS and PROPERTY_SEED live others. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 45)
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_260_310)
let desk: Desk
let members: Set<string>
beforeAll(async () => {
  desk = await openDesk(test)
  const found = await test.owner.query<{ key: string }>(`select unit_id || ' ' || staff_id as key from unit_member`)
  members = new Set(found.rows.map((row) => row.key))
})

const people = [
  'alva',
  'pirkko',
  'bo',
  'maj',
  'cecilia',
  'gunvor',
  'signe',
  'asa',
  'jonna',
  'omar',
  'annelie',
  'sara',
] as const
const units = ['servicecenter', 'renhallning', 'parkering', 'aldreomsorg', 'forsorjningsstod', 'bibliotek'] as const
type Unit = (typeof units)[number]

type Doer = (typeof people)[number] | 'receiver' | 'holder'

type Command =
  | {
      do: Action
      by: Doer
      unit: Unit
      person: (typeof people)[number]
      stale: boolean
      close: boolean
    }
  | { do: 'time'; minutes: number }
  | { do: 'citizen-adds' }
  | { do: 'raised-again'; by: (typeof people)[number]; settled: boolean }
  | { do: 'stranger'; action: Action; who: 'lillby' | 'anonymous' | 'other-citizen' }

const action = fc.constantFrom(...actions)
const person = fc.constantFrom(...people)
/** Mostly somebody whose turn it is: chance alone seldom finds the one who can accept. */
const doer = fc.oneof(
  { weight: 1, arbitrary: person },
  { weight: 2, arbitrary: fc.constantFrom('receiver' as const, 'holder' as const) },
)
/** Mostly what moves a question on: chance alone seldom brings one as far as being accepted. */
const likelyAction = fc.oneof(
  { weight: 1, arbitrary: action },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Action[]>(
      'hand_over',
      'hand_over',
      'accept',
      'return',
      'take_back',
      'tell_unit',
      'ask_back',
      'keep',
      'leave',
      'pass_on',
    ),
  },
)
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: likelyAction,
      by: doer,
      unit: fc.constantFrom(...units),
      person,
      stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      close: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('time' as const), minutes: fc.constantFrom(1, 200, 480, 4 * 1440, 20_160) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'citizen-adds' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('raised-again' as const), by: person, settled: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('stranger' as const),
      action,
      who: fc.constantFrom('lillby' as const, 'anonymous' as const, 'other-citizen' as const),
    }),
  },
)

/** The handOverId somebody would send who has read the question: the open offer's, or the last one's. */
async function lastOffer(questionId: string): Promise<string> {
  const found = await test.owner.query<{ id: string }>(
    `select id from hand_over where question_id = $1 order by (state = 'offered') desc, offered_at desc, id desc limit 1`,
    [questionId],
  )
  return found.rows[0]?.id ?? '00000000-0000-4000-8000-000000000000'
}

type Choices = { unit: Unit; person: StaffKey; close: boolean; version?: number }

/** Does what an action's button does, with these choices. */
async function act(what: Action, who: Who, questionId: string, choices: Choices): Promise<unknown> {
  const { ekby, call, clock } = desk
  const handOverId = what === 'take_back' || what === 'accept' || what === 'return' ? await lastOffer(questionId) : ''
  const version = choices.version
  switch (what) {
    case 'answer':
      return call(who, contract.answerQuestion, { questionId, version, answer: 'Ja.', close: choices.close })
    case 'close':
      return call(who, contract.closeQuestion, { questionId, version, outcome: 'abandoned' })
    case 'keep':
      return call(who, contract.keepQuestion, { questionId, version })
    case 'leave':
      return call(who, contract.leaveToCentre, { questionId, version })
    case 'hand_over':
      return call(who, contract.handOverQuestion, { questionId, version, toUnitId: ekby.units[choices.unit] })
    case 'take_back':
      return call(who, contract.takeBackHandOver, { handOverId })
    case 'accept':
      return call(who, contract.acceptHandOver, { handOverId })
    case 'return':
      return call(who, contract.returnHandOver, { handOverId, reason: 'other', words: 'Nej.' })
    case 'pass_on':
      return call(who, contract.passOnQuestion, { questionId, version, staffId: ekby.staff[choices.person] })
    case 'ask_back':
      return call(who, contract.writeMessage, { questionId, kind: 'asked_back', body: 'När?' })
    case 'tell_unit':
      return call(who, contract.writeMessage, { questionId, kind: 'told_unit', body: 'Nu.' })
    case 'note':
      return call(who, contract.writeMessage, { questionId, kind: 'note', body: 'Hm.' })
    case 'promise': {
      const dueAt = new Date(clock.now().getTime() + 3_600_000).toISOString()
      return call(who, contract.makePromise, { questionId, kind: 'answer', dueAt })
    }
    case 'attempt':
      return call(who, contract.logAttempt, { questionId, channel: 'phone', reached: true })
  }
}

type State = {
  version: number
  state: string
  outcome: string | null
  closedAt: Date | null
  ownerUnitId: string
  ownerStaffId: string | null
  offeredUnitId: string | null
  secrecyUnitId: string | null
  offers: { toUnitId: string }[]
  records: { states: number }[]
  events: { kind: string; staffId: string | null; unitId: string | null; details: Record<string, string | null> }[]
  sum: string
}

/** The question and all that hangs on it, read as the owner. */
async function stateOf(questionId: string): Promise<State> {
  const found = await test.owner.query<State>(
    `select q.version, q.state, q.outcome, q.closed_at as "closedAt", q.owner_unit_id as "ownerUnitId", q.owner_staff_id as "ownerStaffId",
      q.offered_unit_id as "offeredUnitId", q.secrecy_unit_id as "secrecyUnitId",
      (select coalesce(json_agg(json_build_object('toUnitId', h.to_unit_id)), '[]') from hand_over h
        where h.question_id = q.id and h.state = 'offered') as offers,
      (select json_agg(json_build_object('states', (r.state = 'kept')::int + (r.state = 'registered')::int + (r.state = 'thinned')::int))
        from contact_question x join contact c on c.id = x.contact_id left join record_entry r on r.id = c.record_id where x.question_id = q.id) as records,
      (select json_agg(json_build_object('kind', e.kind, 'staffId', e.staff_id, 'unitId', e.unit_id, 'details', e.details) order by e.id)
        from question_event e where e.question_id = q.id) as events,
      md5(q::text || (select coalesce(string_agg(h::text, '' order by h.id), '') from hand_over h where h.question_id = q.id)
        || (select coalesce(string_agg(p::text, '' order by p.id), '') from promise p where p.question_id = q.id)
        || (select count(*) from question_message m where m.question_id = q.id) || (select count(*) from question_event e where e.question_id = q.id)
        || (select count(*) from reach_attempt a where a.question_id = q.id)) as sum
    from question q where q.id = $1`,
    [questionId],
  )
  return found.rows[0]!
}

/** What the timeline says of a question: whoever reads only what happened comes to the same facts. */
function folded(state: State) {
  const belongs = (unit: string, staff: string | null) => staff !== null && members.has(`${unit} ${staff}`)
  const now = {
    unit: desk.ekby.units.servicecenter as string,
    staff: null as string | null,
    offered: null as string | null,
    state: 'open',
    outcome: null as string | null,
  }
  for (const event of state.events) {
    switch (event.kind) {
      case 'kept':
        if (!belongs(now.unit, event.staffId)) now.unit = event.unitId ?? now.unit
        now.staff = event.staffId
        break
      case 'left_to_centre':
        now.staff = null
        break
      case 'offered':
        now.offered = event.details['toUnitId'] ?? null
        if (belongs(now.unit, event.staffId)) now.staff = event.staffId
        break
      case 'taken_back':
      case 'returned':
      case 'expired':
        now.offered = null
        break
      case 'accepted':
        now.unit = event.unitId ?? now.unit
        now.staff = belongs(now.unit, event.staffId) ? event.staffId : null
        now.offered = null
        break
      case 'passed_on':
        now.staff = event.details['toStaffId'] ?? null
        break
      case 'closed':
        now.state = 'closed'
        now.outcome = event.details['outcome'] ?? null
        break
      case 'reopened':
        now.state = 'open'
        now.outcome = null
        // Another unit's secret stays with the person who has it; otherwise it is the whole unit's again.
        if (state.secrecyUnitId === null || state.secrecyUnitId === now.unit) now.staff = null
        break
    }
  }
  return now
}

function check(state: State): void {
  expect(state.ownerUnitId).toBeTruthy()
  if (state.ownerStaffId) expect(members.has(`${state.ownerUnitId} ${state.ownerStaffId}`)).toBe(true)
  expect(state.offers.map((offer) => offer.toUnitId)).toEqual(state.offeredUnitId ? [state.offeredUnitId] : [])
  expect(
    (state.state === 'closed') === (state.outcome !== null) && (state.state === 'closed') === (state.closedAt !== null),
  ).toBe(true)
  if (state.state === 'closed') expect(state.offeredUnitId).toBeNull()
  expect(state.records.every((record) => record.states === 1)).toBe(true)
  // What is another unit's secret is always somebody's in person: nobody else there would see it.
  if (state.secrecyUnitId && state.secrecyUnitId !== state.ownerUnitId) expect(state.ownerStaffId).not.toBeNull()
  expect(folded(state)).toEqual({
    unit: state.ownerUnitId,
    staff: state.ownerStaffId,
    offered: state.offeredUnitId,
    state: state.state,
    outcome: state.outcome,
  })
}

/** True when it was done, false when it was refused as a person is refused. Anything else is a fault. */
async function done(attempt: Promise<unknown>): Promise<boolean | 'by-input'> {
  try {
    await attempt
    return true
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return error.status === 422 ? 'by-input' : false
  }
}

async function carryOut(step: Command, questionId: string, version: number): Promise<boolean | 'by-input'> {
  if (step.do === 'time') {
    desk.clock.advance({ minutes: step.minutes })
    await desk.jobs.silent()
    await desk.jobs.promises()
    return true
  }
  if (step.do === 'citizen-adds')
    return done(desk.call(desk.citizenOf(questionId), contract.addToQuestion, { body: 'Och?' }))
  if (step.do === 'raised-again') {
    const decision = step.settled ? { kind: 'answer' as const, answer: 'Ja.' } : { kind: 'centre' as const }
    const asked = { existingQuestionId: questionId, asked: 'Igen.', decision }
    return done(desk.call(step.by, contract.receiveContact, { channel: 'phone', questions: [asked] }))
  }
  if (step.do === 'stranger') {
    const who = await stranger(step.who, questionId)
    const refused = await done(act(step.action, who, questionId, { unit: 'parkering', person: 'alva', close: true }))
    expect(refused).toBe(false)
    return false
  }
  return done(
    act(step.do, await whoIs(step.by, questionId), questionId, {
      ...step,
      ...(step.stale ? { version: version - 1 } : {}),
    }),
  )
}

/** Somebody of the unit it is offered to, or of the one that owns it. */
async function whoIs(by: Doer, questionId: string): Promise<Who> {
  if (by !== 'receiver' && by !== 'holder') return by
  const { ownerUnitId, offeredUnitId } = await desk.row(questionId)
  const unit = by === 'receiver' ? (offeredUnitId ?? ownerUnitId) : ownerUnitId
  return people.find((key) => members.has(`${unit} ${desk.ekby.staff[key]}`)) ?? 'alva'
}

async function stranger(who: 'lillby' | 'anonymous' | 'other-citizen', questionId: string): Promise<Who> {
  if (who === 'lillby') return lillby()
  return who === 'anonymous' ? anonymous(1) : desk.citizenOf(await lastOffer(questionId))
}

let guest: Promise<Who> | null = null
const lillby = () => (guest ??= desk.lillby.actor('lisa'))

describe('whatever is done with a question, by whomever and when', () => {
  it('it has one owner, at most one offer, a version that grows, and a timeline that explains it', async () => {
    const carriedOut = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 25, size: 'max' }), async (steps) => {
        desk.clock.moveTo(TUESDAY)
        const { questionId } = await desk.receive('alva')
        let before = await stateOf(questionId)
        check(before)
        for (const step of steps) {
          const was = await carryOut(step, questionId, before.version)
          if (was === true) carriedOut.add(step.do)
          const after = await stateOf(questionId)
          check(after)
          expect(after.version).toBeGreaterThanOrEqual(before.version)
          if (after.sum !== before.sum) expect(after.version).toBeGreaterThan(before.version)
          if (was !== true) expect(after.sum).toBe(before.sum)
          before = after
        }
      }),
      { numRuns: runs, seed },
    )
    // What never succeeded has not been tried: every way to move a question was gone at least once.
    expect(actions.filter((each) => !carriedOut.has(each))).toEqual([])
  }, 180_000)

  it('what a page offers can be done, and what it does not offer is refused or changes nothing', async () => {
    const readers = fc.constantFrom<StaffKey[]>(...people)
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 2, maxLength: 12, size: 'max' }),
        fc.array(readers, { minLength: 3, maxLength: 4 }),
        action,
        async (steps, asking, first) => {
          desk.clock.moveTo(TUESDAY)
          const { questionId } = await desk.receive('alva')
          for (const step of steps) await carryOut(step, questionId, 0)
          for (const who of asking) {
            const view = await desk
              .call(who, contract.readQuestion, { questionId, purpose: 'handling' })
              .catch((error: unknown) => {
                if (error instanceof Problem) return null
                throw error
              })
            const offered = view?.may ?? []
            const choices: Choices = { unit: 'parkering', person: who, close: true }
            const before = await stateOf(questionId)
            for (const each of actions) {
              if (offered.includes(each)) continue
              // Done again by the one who did it (kept, accepted, taken back) it is done once: refused, or nothing happens.
              const was = await done(act(each, who, questionId, choices))
              if (was !== false) expect([who, each, await stateOf(questionId)]).toEqual([who, each, before])
            }
            expect((await stateOf(questionId)).sum).toBe(before.sum)
            // One of those offered, not always the same one.
            const chosen = offered[actions.indexOf(first) % offered.length]
            if (chosen)
              expect([who, chosen, await done(act(chosen, who, questionId, choices))]).not.toEqual([who, chosen, false])
          }
        },
      ),
      { numRuns: Math.ceil(runs / 3), seed },
    )
  }, 180_000)
})
