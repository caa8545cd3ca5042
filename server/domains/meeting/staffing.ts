import type { Temporal } from 'temporal-polyfill'
import {
  heldRoles,
  listPlaces,
  listUnits,
  placeById,
  scheduleOf,
  serviceCentre,
  staffNames,
  staffOfUnit,
} from '#domains/staff/index.ts'
import { openIntervals } from '#platform/clock/working-time.ts'
import type { Context } from '#platform/operations/context.ts'

/** Those who meet citizens, in the order a meeting counts them. */
const roles = ['manager', 'guide', 'adviser', 'switchboard', 'greeter', 'guard', 'branch'] as const
const channels = ['phone', 'visit', 'chat'] as const

/** When each place is open today, by channel. */
export async function hoursToday(context: Context, today: Temporal.PlainDate) {
  const found: { place: string; channel: string; from: string; to: string }[] = []
  for (const place of await listPlaces(context)) {
    for (const channel of channels.filter((each) => place.hours.weekly.some((row) => row.channel === each))) {
      const open = openIntervals(await scheduleOf(context, place.id, channel), today)
      for (const { from, to } of open)
        found.push({ place: place.name, channel, from: from.toISOString(), to: to.toISOString() })
    }
  }
  return found
}

/**
 * Who works in the centre, the switchboard and the branches, by role. People with protected identity are left out, as on every list.
 */
export async function staffToday(context: Context, today: Temporal.PlainDate) {
  const centre = await serviceCentre(context)
  const units = (await listUnits(context)).filter(
    (unit) => unit.id === centre.id || unit.kind === 'switchboard' || unit.kind === 'branch',
  )
  const day = today.toString()
  const here = new Map<string, string | null>()
  for (const unit of units) {
    const place =
      unit.kind === 'branch' && unit.placeId ? ((await placeById(context, unit.placeId))?.name ?? null) : null
    for (const person of await staffOfUnit(context, unit.id, day)) here.set(person.id, place)
  }
  const held = await heldRoles(context, roles)
  const names = await staffNames(context, here.keys())
  return roles.flatMap((role) => {
    const ids = new Set(held.filter((each) => each.role === role && here.has(each.staffId)).map((each) => each.staffId))
    const people = [...here].filter(([id]) => ids.has(id)).map(([id, place]) => ({ name: names.get(id) ?? '', place }))
    return people.length > 0 ? [{ role, people }] : []
  })
}

/**
 * Who is away today and until when, as the directory knows it; null while nobody keeps account of absences. This is the one place
 * where the meeting asks.
 */
export async function whoIsAway(
  _context: Context,
  _today: Temporal.PlainDate,
): Promise<{ name: string; until: string | null }[] | null> {
  return null
}
