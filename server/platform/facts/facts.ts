import type { Actor } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import type { Tx } from '#platform/database/database.ts'

/** What a reaction gets: the same transaction as what happened, so that both are true or neither. */
export type Happening = { tx: Tx; actor: Actor; clock: Clock }

/** One kind of fact a domain tells the others: a name and what it carries. Ids and times, never contents. */
export type FactKind<F> = { name: string; _carries?: F }

/** Declares a fact in a domain's index.ts. */
export function fact<F>(name: string): FactKind<F> {
  return { name }
}

type Reaction<F> = (happening: Happening, fact: F) => Promise<void>

const reactions = new Map<string, Reaction<never>[]>()

/** Called once per reaction from server/domains.ts: `react(questionHandedOver, onQuestionHandedOver)`. */
export function react<F>(kind: FactKind<F>, reaction: Reaction<F>): void {
  const known = reactions.get(kind.name) ?? []
  if (!known.includes(reaction as Reaction<never>)) reactions.set(kind.name, [...known, reaction as Reaction<never>])
}

/** Tells a fact: every reaction runs, in the order of server/domains.ts, inside the same transaction. */
export async function publish<F>(happening: Happening, kind: FactKind<F>, carried: F): Promise<void> {
  for (const reaction of (reactions.get(kind.name) ?? []) as Reaction<F>[]) await reaction(happening, carried)
}
