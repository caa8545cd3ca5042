import type { Context } from '#platform/operations/context.ts'
import type { BehindNumber } from './contract.ts'

/** Makes the question to contacts.list-questions behind a number, or nothing for those who read figures but no questions. */
export type Behind = (asked: Record<string, string | null>) => BehindNumber

/** The way to the lists behind a day's numbers, for one place or all. */
export function behindNumbers(context: Context, placeId: string | null): Behind {
  if (!context.actor.permissions.has('question.read')) return () => null
  return (asked) => {
    const all = Object.entries({ ...(placeId ? { placeId } : {}), ...asked })
    return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null))
  }
}
