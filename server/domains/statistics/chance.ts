/**
 * How likely it is to count at least `count` in one span, when `sum` were counted in `spans` such spans before and nothing has changed.
 * Poisson counts whose mean is known only from what was counted: the negative binomial distribution (Jeffreys' prior), which is wider
 * than Poisson where little is known.
 */
export function chanceOfAtLeast(count: number, sum: number, spans: number): number {
  if (count <= 0) return 1
  const shape = sum + 0.5
  const missed = 1 / (spans + 1)
  const ratio = (k: number) => ((k + shape) / (k + 1)) * missed
  /** The chance of exactly so many, by logarithms: it may be smaller than a number can be. */
  const exactly = (wanted: number) => {
    let log = shape * Math.log(1 - missed)
    for (let k = 0; k < wanted; k++) log += Math.log(ratio(k))
    return Math.exp(log)
  }
  const isMany = count > shape / spans
  // Terms fall away from the mean on either side: added up from where they are largest.
  let [term, total] = [exactly(isMany ? count : count - 1), 0]
  if (isMany) {
    for (let k = count; term > total * 1e-13; k++) {
      total += term
      term *= ratio(k)
    }
    return Math.min(1, total)
  }
  for (let k = count - 1; k >= 0 && term > total * 1e-13; k--) {
    total += term
    if (k > 0) term /= ratio(k - 1)
  }
  return Math.max(0, 1 - total)
}
