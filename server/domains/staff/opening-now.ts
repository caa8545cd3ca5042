import type { z } from 'zod'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { closesAt, nextOpening } from '#platform/clock/working-time.ts'
import type { Context } from '#platform/operations/context.ts'
import type { openingNow } from './contract.ts'
import { listPlaces } from './organisation.ts'
import { scheduleOf } from './working-hours.ts'

type Rows = z.output<typeof openingNow.reply>

/** Every place and channel that has hours of its own, as the clock stands now: the main place first. */
export async function tellOpeningNow(context: Context): Promise<Rows> {
  const now = context.clock.now()
  const rows: Rows['rows'] = []
  for (const place of await listPlaces(context)) {
    for (const channel of new Set(place.hours.weekly.map((row) => row.channel))) {
      const { name, code, kind, address } = place
      const schedule = await scheduleOf(context, place.id, channel)
      rows.push({ place: name, code, kind, address, channel, ...openAt(schedule, now) })
    }
  }
  return { rows }
}

/** When a schedule closes, opens next and closes then, seen from a moment. */
function openAt(schedule: Schedule, now: Date): Pick<Rows['rows'][number], 'open' | 'until' | 'opens' | 'closes'> {
  const until = closesAt(schedule, now)
  const opens = nextOpening(schedule, now)
  const closes = opens && closesAt(schedule, opens)
  return {
    open: until !== null,
    until: until?.toISOString() ?? null,
    opens: opens?.toISOString() ?? null,
    closes: closes?.toISOString() ?? null,
  }
}
