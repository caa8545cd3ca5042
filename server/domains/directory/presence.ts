import type { Schedule } from '#platform/clock/opening-hours.ts'
import { closesAt, isOpen, nextOpening } from '#platform/clock/working-time.ts'
import { localDate } from '#platform/clock/zoned.ts'

/** What colleagues may know of why: a public word, never the reason. */
export const absenceKinds = ['away', 'meeting', 'elsewhere', 'leave'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** A time somebody is not there, whatever their hours say. `to` null: until further notice. */
export type Absent = { from: Date; to: Date | null; kind: AbsenceKind; substituteId: string | null }

/**
 * Whether somebody is there: `here` until; `away`: during the day, or by an absence that is no leave; `leave`: off, without
 * saying why; `finished`: their day is over, or has none.
 */
export type Presence = {
  state: 'here' | 'away' | 'leave' | 'finished'
  /** `here`: when they stop being there. Otherwise null. */
  until: Date | null
  /** Not `here`: when they are next there; null when nobody knows. */
  back: Date | null
  /** The public word of the absence that holds now; null when it is only the hours. */
  kind: AbsenceKind | null
  substituteId: string | null
}

/** Two absences and a weekend between them are one way home: this many steps are followed, then nobody knows. */
const MOST_STEPS = 400

/** Where somebody is at a moment, by the hours they work and the times they are absent. Pure. */
export function presenceAt(schedule: Schedule, absences: readonly Absent[], at: Date): Presence {
  const now = absences.filter((each) => holds(each, at))
  // Leave says most; among equals the one that lasts longest.
  const told = now.toSorted((a, b) => Number(b.kind === 'leave') - Number(a.kind === 'leave') || end(b) - end(a))[0]
  if (!told && isOpen(schedule, at)) {
    return { state: 'here', until: leavesAt(schedule, absences, at), back: null, kind: null, substituteId: null }
  }
  const back = nextThere(schedule, absences, at)
  if (told) {
    const substituteId = told.substituteId ?? now.find((each) => each.substituteId !== null)?.substituteId ?? null
    return { state: told.kind === 'leave' ? 'leave' : 'away', until: null, back, kind: told.kind, substituteId }
  }
  const isToday = back !== null && localDate(back, schedule.zone).equals(localDate(at, schedule.zone))
  return { state: isToday ? 'away' : 'finished', until: null, back, kind: null, substituteId: null }
}

/** The first moment from `at` on when it is open and no absence holds; null when there is none in sight. */
export function nextThere(schedule: Schedule, absences: readonly Absent[], at: Date): Date | null {
  let moment: Date | null = at
  for (let step = 0; step < MOST_STEPS && moment; step++) {
    const here: Date = moment
    const absent = absences.find((each) => holds(each, here))
    if (absent) moment = absent.to
    else if (isOpen(schedule, here)) return here
    else moment = nextOpening(schedule, here)
  }
  return null
}

/** When somebody who is there stops being there: closing time, or the first absence before it. */
function leavesAt(schedule: Schedule, absences: readonly Absent[], at: Date): Date | null {
  const closes = closesAt(schedule, at)
  const starts = absences.map((each) => each.from).filter((from) => from > at && (!closes || from < closes))
  return starts.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? closes
}

function holds(absent: Absent, at: Date): boolean {
  return absent.from <= at && (absent.to === null || absent.to > at)
}

function end(absent: Absent): number {
  return absent.to?.getTime() ?? Number.POSITIVE_INFINITY
}
