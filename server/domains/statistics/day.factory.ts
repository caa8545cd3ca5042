import { expect } from 'vitest'
import {
  breakLatePromises,
  contactRoutes,
  questionMoved,
  type receiveContact,
  returnSilentHandOvers,
} from '#domains/contacts/index.ts'
import type { Ekby } from '#domains/staff/staff.factory.ts'
import { type Actor, system } from '#platform/access/actor.ts'
import { react } from '#platform/facts/facts.ts'
import { execute, executeWork, type Execution, operationsOf } from '#platform/operations/execute.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import { foldFigures } from './fold-figures.job.ts'
import { onQuestionMoved } from './on-question-moved.ts'
import { statisticsRoutes } from './routes.ts'

react(questionMoved, onQuestionMoved)

/** What becomes of a question, as contacts.receive-contact takes it. */
export type Decision = Parameters<typeof receiveContact>[1]['questions'][number]['decision']

export const answered: Decision = { kind: 'answer', answer: 'På onsdag.', outcome: 'answered_directly', articles: [] }
export const leftToCentre: Decision = { kind: 'centre', said: null }

/** A day at the counter that a test plays: a clock it sets, and what people do. */
export function playDay(test: TestDatabase, here: () => Ekby) {
  let now = new Date('2026-05-21T08:00:00Z')
  const execution = (): Execution => ({
    db: test.db,
    secret: 'a secret of at least thirty-two letters',
    operations: operationsOf([...contactRoutes, ...statisticsRoutes]),
    clock: { now: () => now },
  })
  return {
    execution,
    /** Sets the clock. */
    at(moment: string): void {
      now = new Date(moment)
    },
    call: (actor: Actor, name: string, input: unknown = {}) => execute(execution(), actor, name, input),
    /** Somebody asks one thing, and the guide does something with it. Replies the question's and the offer's ids. */
    async receive(
      by: Actor,
      decision: Decision,
      more: { channel?: string; placeId?: string; serviceId?: string } = {},
    ): Promise<{ questionId: string; handOverId: string | null }> {
      const { channel = 'phone', placeId = null, serviceId } = more
      const input = { channel, placeId, questions: [{ asked: 'När töms kärlet?', serviceId, decision }] }
      const reply = (await execute(execution(), by, 'contacts.receive-contact', input)) as {
        questions: { questionId: string; handOverId: string | null }[]
      }
      return reply.questions[0]!
    },
    /** The recurring work of contacts, once: offers that ran out, promises that were broken. */
    async runWaiting(): Promise<void> {
      for (const work of [returnSilentHandOvers, breakLatePromises])
        await executeWork(execution(), system(here().municipalityId), work)
    },
    fold: () => executeWork(execution(), system(here().municipalityId), foldFigures),
    /** Every measure over all three tables, as the owner sees it: not folded plus folded, and folded by unit. */
    async sums(): Promise<Record<string, number>> {
      // One statement, one picture: what is registered in between would show in one sum and not in the other.
      const { rows } = await test.owner.query<{ measure: string; days: number; unitDays: number }>(`
        select measure, sum(days)::int as days, sum(unit_days)::int as "unitDays" from (
          select measure, amount as days, amount as unit_days from question_figure
          union all select measure, amount, 0 from question_figure_day
          union all select 'received', 0, received from question_figure_unit_day
          union all select 'closed:answered_directly', 0, closed_directly from question_figure_unit_day
        ) f group by measure having sum(days) + sum(unit_days) > 0`)
      for (const row of rows) expect(row.unitDays).toBe(row.days)
      return Object.fromEntries(rows.map((row) => [row.measure, row.days]))
    },
  }
}
