/** Where the time comes from. Use cases take a clock as an argument, so that a test or a replay can say what time it is. */
export type Clock = { now(): Date }

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export type FixedClock = Clock & {
  /** Moves the clock by elapsed time (an hour is always 60 minutes, also in a clock-change night). */
  advance(by: Elapsed): void
  /** Moves the clock to another moment, forward or back. */
  moveTo(at: Date): void
}

export type Elapsed = { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }

/**
 * A clock for tests and replays that shows `at` until it is advanced.
 * @throws RangeError when `at` or a later move is not a valid moment
 */
export function fixedClock(at: Date): FixedClock {
  let shown = validTime(at)
  return {
    // A new Date each time: a caller that changes the one it got must not move the clock.
    now: () => new Date(shown),
    advance: (by) => {
      shown = validTime(new Date(shown + millisecondsOf(by)))
    },
    moveTo: (to) => {
      shown = validTime(to)
    },
  }
}

function millisecondsOf({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Elapsed): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
}

function validTime(at: Date): number {
  const time = at.getTime()
  if (Number.isNaN(time)) throw new RangeError('The clock cannot show an invalid date')
  return time
}
