import type { Temporal } from 'temporal-polyfill'
import { servicesOn } from '#domains/catalogue/index.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { openIntervals } from '#platform/clock/working-time.ts'
import type { Context } from '#platform/operations/context.ts'

/** So far ahead a meeting looks for days that are not as usual, */
const DAYS = 14
/** and for services that end. */
const ENDING_DAYS = 30

/** A day that is not as other days: a holiday on a weekday, a weekday that is closed, or that closes earlier than usual. */
export type UnusualDay = {
  day: string
  kind: 'holiday' | 'short' | 'closed'
  name: string | null
  closes: string | null
}

/** The unusual days of the coming two weeks, by the hours that agreements are counted by. */
export function daysAhead(schedule: Schedule, today: Temporal.PlainDate): UnusualDay[] {
  const found: UnusualDay[] = []
  for (let ahead = 0; ahead <= DAYS; ahead++) {
    const date = today.add({ days: ahead })
    const usual = usualMinutes(schedule, date)
    // A day that is never open is no news when it is a holiday too.
    if (usual === 0) continue
    const holiday = swedishHolidayOn(date)
    const open = openIntervals(schedule, date)
    const day = date.toString()
    if (holiday && open.length === 0) found.push({ day, kind: 'holiday', name: holiday.name, closes: null })
    else if (open.length === 0) found.push({ day, kind: 'closed', name: null, closes: null })
    else if (minutesOf(open) < usual)
      found.push({ day, kind: 'short', name: null, closes: open.at(-1)!.to.toISOString() })
  }
  return found
}

/** How long that weekday is open as a rule: the longest of the eight weeks before. */
function usualMinutes(schedule: Schedule, date: Temporal.PlainDate): number {
  const before = Array.from({ length: 8 }, (_, week) => openIntervals(schedule, date.subtract({ weeks: week + 1 })))
  return Math.max(...before.map(minutesOf))
}

function minutesOf(open: readonly { from: Date; to: Date }[]): number {
  return open.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 60_000, 0)
}

/** Services that soon can no longer be asked about. */
export async function servicesEnding(context: Context, today: Temporal.PlainDate) {
  const [from, to] = [today.toString(), today.add({ days: ENDING_DAYS }).toString()]
  const services = await servicesOn(context.tx, context.actor.municipalityId, from)
  return services
    .filter((service) => service.endsOn !== null && service.endsOn >= from && service.endsOn <= to)
    .toSorted((a, b) => a.endsOn!.localeCompare(b.endsOn!))
    .slice(0, 20)
    .map((service) => ({ serviceId: service.id, service: service.shortName, lastDay: service.endsOn! }))
}
