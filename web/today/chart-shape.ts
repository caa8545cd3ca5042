import type { Day } from './day-words.ts'

/** The drawing's edges, in its own units (904 × 276). */
export const LEFT = 28
export const RIGHT = 904
export const TOP = 16
export const FLOOR = 252

export type Bar = {
  key: string
  /** came: taken care of in the same quarter · over: more than that · expected: what is still to come. */
  kind: 'came' | 'over' | 'expected'
  x: number
  y: number
  width: number
  height: number
}

/** Where everything in the day's chart stands. */
export type Chart = {
  bars: Bar[]
  grid: { y: number; value: number }[]
  hours: { x: number; from: string }[]
  handledPath: string | null
  nowX: number | null
  most: number
  mostFrom: string | null
  /** Quarters when more came than was taken care of. */
  over: string[]
}

/** Lays the day's quarters out as bars, with the line of what was taken care of. */
export function chartOf(day: Day): Chart {
  const { quarters } = day
  const now = Date.parse(day.at)
  const step = (RIGHT - LEFT) / quarters.length
  const highest = Math.max(4, ...quarters.flatMap((each) => [each.received, each.handled, each.usual ?? 0]))
  const tick = niceTick(highest / 3)
  const scale = (FLOOR - TOP - 8) / highest
  const y = (value: number) => round(FLOOR - value * scale)
  const isAhead = (from: string) => Date.parse(from) > now
  const bars = quarters.flatMap((quarter, at) => barsOf(quarter, LEFT + at * step, step, y, isAhead(quarter.from)))
  const past = quarters.filter((quarter) => !isAhead(quarter.from))
  const busiest = past.reduce((best, quarter) => (quarter.received > (best?.received ?? 0) ? quarter : best), past[0])
  const first = Date.parse(quarters[0]!.from)
  const nowX = round(LEFT + ((now - first) / 900_000) * step)
  return {
    bars,
    grid: Array.from({ length: Math.floor(highest / tick) + 1 }, (_, at) => ({ y: y(at * tick), value: at * tick })),
    hours: quarters.flatMap(({ from }, at) =>
      Date.parse(from) % 3_600_000 === 0 ? [{ x: round(LEFT + at * step), from }] : [],
    ),
    handledPath:
      past.length > 0
        ? pathOf(
            past.map((quarter) => y(quarter.handled)),
            step,
          )
        : null,
    nowX: day.isToday && nowX >= LEFT && nowX <= RIGHT ? nowX : null,
    most: busiest?.received ?? 0,
    mostFrom: busiest && busiest.received > 0 ? busiest.from : null,
    over: past.filter((quarter) => quarter.received > quarter.handled).map((quarter) => quarter.from),
  }
}

function barsOf(
  { from, received, handled, usual }: Day['quarters'][number],
  left: number,
  step: number,
  y: (value: number) => number,
  isAhead: boolean,
): Bar[] {
  const x = round(left + step * 0.18)
  const width = round(step * 0.64)
  const bar = (kind: Bar['kind'], low: number, high: number, inset = 0): Bar[] =>
    high <= low
      ? []
      : [
          {
            key: `${from} ${kind}`,
            kind,
            x: round(x + inset),
            y: round(y(high) + inset),
            width: round(width - 2 * inset),
            height: round(Math.max(1, y(low) - y(high) - inset)),
          },
        ]
  if (isAhead) return bar('expected', 0, usual ?? 0, 0.5)
  const within = Math.min(received, handled)
  return [...bar('came', 0, within), ...bar('over', within, received, 0.75)]
}

/** A line in steps: level over each quarter. */
function pathOf(levels: number[], step: number): string {
  const parts = levels.map((level, at) => `V${level}H${round(LEFT + (at + 1) * step)}`)
  return `M${LEFT} ${levels[0]}${parts.join('')}`
}

/** 1, 2, 5, 10, 20 … : the smallest that is no less. */
function niceTick(least: number): number {
  for (let power = 1; ; power *= 10) {
    for (const tick of [1, 2, 4, 5]) if (tick * power >= least) return tick * power
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
