import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { prepareSchedule, type Schedule } from '#platform/clock/opening-hours.ts'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { openIntervals } from '#platform/clock/working-time.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import { accessFacts, type publicPlace as operation } from './contract.ts'
import { listPlaces, zoneOf } from './organisation.ts'
import type { Place } from './staff-store.ts'
import { scheduleOf } from './working-hours.ts'

type Shown = z.output<typeof operation.reply>
type Day = Shown['days'][number]

/** How far ahead hours are told. */
const DAYS = 14
/** Hours that are for counting, not for coming. */
const INSIDE = new Set(['work'])

/** A place as anybody may read of it, with its hours day by day: holidays, the day before them, and what is said to differ. */
export async function showPublicPlace(context: Context, input: z.output<typeof operation.input>): Promise<Shown> {
  // load
  const place = (await listPlaces(context)).find(({ code }) => code === input.code)
  if (!place) throw notFound()
  const today = localDate(context.clock.now(), await zoneOf(context))
  const channels = [...new Set(place.hours.weekly.map(({ channel }) => channel))].filter((each) => !INSIDE.has(each))
  const schedules = new Map<string, Schedule>()
  for (const channel of channels) schedules.set(channel, await scheduleOf(context, place.id, channel))
  // reply
  const { code, name, kind, address } = place
  return {
    code,
    name,
    kind,
    address,
    floors: place.floors.map((floor) => floor.name),
    access: accessFacts.flatMap((fact) => place.accessFacts.find((each) => each.fact === fact) ?? []),
    accessWords: place.access,
    travel: { sv: place.travel.sv ?? '', en: place.travel.en ?? '' },
    days: Array.from({ length: DAYS }, (_, ahead) => dayOf(place, schedules, today.add({ days: ahead }))),
  }
}

function dayOf(place: Place, schedules: ReadonlyMap<string, Schedule>, date: Temporal.PlainDate): Day {
  return {
    date: date.toString(),
    holiday: swedishHolidayOn(date)?.name ?? null,
    channels: [...schedules].map(([channel, schedule]) => {
      const open = openIntervals(schedule, date)
      const exception = place.hours.exceptions.find((each) => each.channel === channel && each.date === date.toString())
      return {
        channel,
        open: open.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
        differs: !isUsual(place, channel, schedule.zone, date, open),
        reason: exception?.reason ?? null,
      }
    }),
  }
}

/** Whether a day's hours are those of its weekday, as if there were no holidays and nothing had been said to differ. */
function isUsual(
  place: Place,
  channel: string,
  zone: string,
  date: Temporal.PlainDate,
  open: readonly { from: Date; to: Date }[],
): boolean {
  const weekly = place.hours.weekly.filter((row) => row.channel === channel)
  const usual = openIntervals(prepareSchedule({ zone, weekly, exceptions: [], holidayOn: () => null }), date)
  return (
    usual.length === open.length &&
    usual.every(({ from, to }, at) => +from === +open[at]!.from && +to === +open[at]!.to)
  )
}
