import type { Actor } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import type { FactKind } from '#platform/facts/facts.ts'

/** What a use case is given: one transaction under one actor, the clock, and the ways to tell others. Nothing else is global. */
export type Context<A extends Actor = Actor> = {
  tx: Tx
  actor: A
  clock: Clock
  /** The installation's secret, for follow codes. Never shown. */
  secret: string
  /** Tells other domains what happened, inside this transaction. */
  publish<F>(kind: FactKind<F>, carried: F): Promise<void>
  /** Tells open screens that something about these topics changed, when the transaction commits. */
  announce(...topics: string[]): void
}
