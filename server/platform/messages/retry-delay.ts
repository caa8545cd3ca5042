const FIRST_SECONDS = 30
const LONGEST_SECONDS = 2 * 60 * 60
/** A message that has not been taken for so long is refused: the citizen has then been told otherwise, or must be. */
export const OLDEST_MILLISECONDS = 3 * 24 * 60 * 60 * 1000

/**
 * When to try again after a temporary refusal: 30 seconds, then twice as long each time, at most two hours, moved up to a
 * fifth either way so that what failed together is not tried together.
 * @param attempts how many have been made, 1 or more
 * @param chance 0 up to 1
 */
export function nextAttemptAt(attempts: number, now: Date, chance: number): Date {
  const seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20))
  return new Date(now.getTime() + seconds * (0.8 + 0.4 * chance) * 1000)
}
