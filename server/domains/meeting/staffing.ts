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
import { whereabouts } from '#domains/directory/index.ts'
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
  const here = await atTheCounters(context, today)
  const held = await heldRoles(context, roles)
  const names = await staffNames(context, here.keys())
  return roles.flatMap((role) => {
    const ids = new Set(held.filter((each) => each.role === role && here.has(each.staffId)).map((each) => each.staffId))
    const people = [...here].filter(([id]) => ids.has(id)).map(([id, place]) => ({ name: names.get(id) ?? '', place }))
    return people.length > 0 ? [{ role, people }] : []
  })
}

/** Those who work in the centre, the switchboard and the branches, with their branch's name. */
async function atTheCounters(context: Context, today: Temporal.PlainDate): Promise<Map<string, string | null>> {
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
  return here
}

/** Who of them is away just now, and when they are back. No reasons. */
export async function whoIsAway(
  context: Context,
  today: Temporal.PlainDate,
): Promise<{ name: string; until: string | null }[]> {
  const people = await atTheCounters(context, today)
  const found = await whereabouts(context, people.keys(), context.clock.now())
  const away = [...found].filter(([, { state, kind }]) => kind !== null && state !== 'here')
  const names = await staffNames(
    context,
    away.map(([id]) => id),
  )
  return away
    .map(([id, { back }]) => ({ name: names.get(id) ?? '', until: back?.toISOString() ?? null }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
}
