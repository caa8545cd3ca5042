import type { z } from 'zod'
import { arrangeEkby, arrangeLillby } from '#domains/staff/staff.factory.ts'
import type { Actor, StaffActor } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import type { Operation } from '#platform/operations/contract.ts'
import { execute, type Execution } from '#platform/operations/execute.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'
import * as contract from './contract.ts'

/** A Tuesday morning. */
export const TUESDAY = new Date('2026-03-10T09:00:00Z')

type Post = z.input<typeof contract.postNews.input>

/** Ekby and Lillby with people who post and read news, and a clock that stands still. Call once per test file. */
export async function openNewsroom(test: TestDatabase, at: Date = TUESDAY) {
  const ekby = await arrangeEkby(test.owner)
  const lillby = await arrangeLillby(test.owner)
  const clock = fixedClock(at)
  const execution: Execution = { db: test.db, operations, clock, secret: 'a secret that is only for tests, 32+' }
  type Who = keyof typeof ekby.staff | Actor
  const known = new Map<string, Promise<StaffActor>>()
  const actorOf = async (who: Who): Promise<Actor> => {
    if (typeof who !== 'string') return who
    if (!known.has(who)) known.set(who, ekby.actor(who))
    return known.get(who)!
  }
  async function call<I extends z.ZodType, R extends z.ZodType>(
    who: Who,
    operation: Operation<I, R>,
    input: z.input<I>,
  ): Promise<z.output<R>> {
    return (await execute(execution, await actorOf(who), operation.name, input)) as z.output<R>
  }
  const inHours = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000).toISOString()
  const written = (more: Partial<Post> = {}): Post => ({
    unitId: ekby.units.renhallning,
    heading: 'Bilen i Norra Ekby står still',
    body: 'Turen körs klart senast fredag.',
    severity: 'disturbance',
    endsAt: inHours(48),
    ...more,
  })
  return {
    ekby,
    lillby,
    clock,
    execution,
    actorOf,
    call,
    inHours,
    written,
    post: (who: Who, more: Partial<Post> = {}) => call(who, contract.postNews, written(more)),
    unread: async (who: Who) => (await call(who, contract.unreadNews, {})).count,
    headings: async (who: Who, view: 'current' | 'upcoming' | 'ended' = 'current') =>
      (await call(who, contract.listNews, { view })).rows.map((row) => row.heading),
  }
}

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>
