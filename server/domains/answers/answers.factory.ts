import type { z } from 'zod'
import { type Ekby, type Lillby, arrangeEkby, arrangeLillby } from '#domains/staff/staff.factory.ts'
import { type Actor, anonymous, type StaffActor, system } from '#platform/access/actor.ts'
import { type FixedClock, fixedClock } from '#platform/clock/clock.ts'
import type { Operation } from '#platform/operations/contract.ts'
import type { Context } from '#platform/operations/context.ts'
import { execute, type Execution, executeWork } from '#platform/operations/execute.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'
import * as contract from './contract.ts'

export type StaffKey = keyof Ekby['staff']
/** Somebody in Ekby by name, or any actor. */
export type Who = StaffKey | Actor

export type TypedContent = z.input<typeof contract.saveDraft.input>['content']

/** A Tuesday in an ordinary week, in the middle of the morning in Sweden. */
export const TUESDAY = new Date('2026-03-10T09:00:00Z')

/** Ekby and Lillby with people at work, a clock that stands still, and ways to make articles. */
export type Bank = Awaited<ReturnType<typeof openBank>>

/** Arranges both municipalities in a test's database. Call once per test file. */
export async function openBank(test: TestDatabase) {
  const ekby: Ekby = await arrangeEkby(test.owner)
  const lillby: Lillby = await arrangeLillby(test.owner)
  const clock: FixedClock = fixedClock(TUESDAY)
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
  ): Promise<z.output<R>> {
    return (await execute(execution, await actorOf(who), operation.name, input)) as z.output<R>
  }

  /** What an editor types, with some of it changed. */
  function content(
    change: Partial<TypedContent> = {},
    swedish: Partial<TypedContent['texts'][string]> = {},
  ): TypedContent {
    return {
      audience: 'public',
      validFrom: '2026-01-01',
      validTo: null,
      serviceIds: [ekby.services.sophamtning],
      links: [{ label: 'Sopschema', url: 'https://ekby.example/sopor' }],
      forms: [],
      sources: [{ title: 'Miljöbalken 15 kap.', url: 'https://www.riksdagen.se/mb', readOn: '2026-03-01' }],
      fileIds: [],
      texts: {
        sv: {
          questions: ['När töms mitt sopkärl?'],
          short: 'Varannan vecka.',
          body: '## Så här\n\nSe **schemat**.',
          ...swedish,
        },
      },
      ...change,
    }
  }

  /** A draft by Åsa of the refuse collection. */
  async function drafted(change: Partial<TypedContent> = {}, who: Who = 'asa') {
    return call(who, contract.saveDraft, { articleId: null, edit: 0, content: content(change) })
  }

  /** One read by Jonna, ready to be published. */
  async function reviewed(change: Partial<TypedContent> = {}) {
    const { articleId, edit } = await drafted(change)
    const sent = await call('asa', contract.sendToReview, { articleId, edit })
    return call('jonna', contract.approve, { articleId, edit: sent.edit })
  }

  /** A published one. */
  async function published(change: Partial<TypedContent> = {}) {
    const { articleId, edit } = await reviewed(change)
    return call('asa', contract.publishArticle, { articleId, edit })
  }

  /** A new version of a published article, published. */
  async function publishedAgain(articleId: string, edit: number, change: Partial<TypedContent> = {}) {
    const saved = await call('asa', contract.saveDraft, { articleId, edit, content: content(change) })
    const approved = await call('jonna', contract.approve, { articleId, edit: saved.edit })
    return call('asa', contract.publishArticle, { articleId, edit: approved.edit })
  }

  const codeOf = async (articleId: string): Promise<string> =>
    (await test.owner.query<{ code: string }>('select code from article where id = $1', [articleId])).rows[0]!.code

  const work = async (run: (context: Context) => Promise<number>, municipalityId = 1) =>
    executeWork(execution, system(municipalityId), run)

  return {
    ekby,
    lillby,
    clock,
    execution,
    call,
    content,
    drafted,
    reviewed,
    published,
    publishedAgain,
    codeOf,
    work,
    anybody: anonymous(1),
  }
}

/** How a request was refused: status and code, with the fields. Fails when it was not. */
export async function refusal(asked: Promise<unknown>): Promise<{ status: number; code: string; fields: string[] }> {
  try {
    await asked
  } catch (error) {
    if (error instanceof Problem)
      return { status: error.status, code: error.code, fields: error.faults.map((fault) => fault.pointer) }
    throw error
  }
  throw new Error('It was not refused.')
}
