/** The best time seen for the piece of work below: what it takes when nobody else is at the processor. */
let best = Number.POSITIVE_INFINITY

function piece(): number {
  const begun = performance.now()
  let value = 1
  for (let round = 0; round < 2_000_000; round++) value = (Math.imul(value, 31) + round) | 0
  // Used, so that it cannot be left out.
  return performance.now() - begun + (value === 0.5 ? 1 : 0)
}

/**
 * How many times longer the same piece of work takes right now than at its best: 1 on a quiet machine. On a virtual machine whose
 * processor others share, the processor time that the kernel counts grows with it, so no figure of processor time can stand alone.
 */
export function unrestNow(): number {
  const times = Array.from({ length: 60 }, piece)
  best = Math.min(best, ...times)
  return times.reduce((sum, time) => sum + time, 0) / times.length / best
}
