import { openIntervals } from '#platform/clock/working-time.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Absent } from './presence.ts'
import type { Working } from './whereabouts.ts'

/** A stretch of time, from and to as milliseconds. */
type Span = { from: number; to: number }

/** A time in which nobody answers for a duty: from its first to its last working moment without cover. */
export type Gap = { from: Date; to: Date; minutes: number }

/** Less than half a working day in all is left alone: a dentist's visit is no gap. */
export const leastGapMinutes = 240

/**
 * When a duty has nobody: the main person's working time in which they are absent and none of the substitutes is at work.
 * Without a main person, the time in which none of the substitutes is at work counts by `usual`, the unit's own hours.
 * @returns null when it is less than half a working day in all
 */
export function gapOf(
  main: Working | null,
  substitutes: readonly Working[],
  usual: Working['schedule'],
  from: Date,
  to: Date,
): Gap | null {
  const needed = main
    ? overlap(
        worked(main.schedule, from, to),
        main.absences.map((each) => spanOf(each, to)),
      )
    : worked(usual, from, to)
  const covered = substitutes.flatMap((each) => presentSpans(each, from, to))
  const bare = without(needed, covered)
  const minutes = bare.reduce((sum, span) => sum + span.to - span.from, 0) / 60_000
  const [first, last] = [bare[0], bare.at(-1)]
  if (!first || !last || minutes < leastGapMinutes) return null
  return { from: new Date(first.from), to: new Date(last.to), minutes: Math.round(minutes) }
}

function presentSpans({ schedule, absences }: Working, from: Date, to: Date): Span[] {
  return without(
    worked(schedule, from, to),
    absences.map((each) => spanOf(each, to)),
  )
}

/** The open time of a schedule between two moments, day by day. */
function worked(schedule: Working['schedule'], from: Date, to: Date): Span[] {
  const spans: Span[] = []
  const last = localDate(to, schedule.zone)
  for (let day = localDate(from, schedule.zone); !isAfter(day, last); day = day.add({ days: 1 })) {
    for (const each of openIntervals(schedule, day)) {
      const span = {
        from: Math.max(each.from.getTime(), from.getTime()),
        to: Math.min(each.to.getTime(), to.getTime()),
      }
      if (span.from < span.to) spans.push(span)
    }
  }
  return spans
}

function isAfter(a: { toString(): string }, b: { toString(): string }): boolean {
  return a.toString() > b.toString()
}

function spanOf({ from, to }: Absent, latest: Date): Span {
  return { from: from.getTime(), to: (to ?? latest).getTime() }
}

/** What lies in both; both may overlap themselves. */
function overlap(spans: readonly Span[], others: readonly Span[]): Span[] {
  return without(spans, without(spans, others))
}

/** The spans with the others cut out, in order. */
function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  let rest = spans.toSorted((a, b) => a.from - b.from)
  for (const cut of others) {
    rest = rest.flatMap((span) =>
      cut.to <= span.from || cut.from >= span.to
        ? [span]
        : [
            { from: span.from, to: cut.from },
            { from: cut.to, to: span.to },
          ].filter((piece) => piece.from < piece.to),
    )
  }
  return rest
}
