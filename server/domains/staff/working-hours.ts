import { type OpeningHours, prepareSchedule, type Schedule, type WeeklyHours } from '#platform/clock/opening-hours.ts'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { type Asking, listPlaces, zoneOf } from './organisation.ts'
import type { Place } from './staff-store.ts'

/**
 * Prepared schedules by what they say, so that the same hours are worked out once however often they are read, and
 * changed hours are another entry. One per place and channel and
 * one per person with hours of their own; the bound is against hours that are edited for years.
 */
const prepared = new Map<string, Schedule>()
const MOST = 2_000

/**
 * The opening hours by which deadlines are counted for a channel at a place (null: the main place).
 * A channel without hours of its own there (e-mail and letters have none) goes by the main place's hours for the channel,
 * then by its telephone, then by its counter: somebody is at work then.
 * Throws when the municipality has no hours at all, or InvalidHoursError when they are impossible: faults of its data.
 */
export async function scheduleOf(asking: Asking, placeId: string | null, channel: string): Promise<Schedule> {
  const places = await listPlaces(asking)
  const main = places.find((place) => place.kind === 'main') ?? places[0]
  const here = places.find((place) => place.id === placeId) ?? main
  const tries: [Place | undefined, string][] = [
    [here, channel],
    [main, channel],
    [main, 'phone'],
    [main, 'visit'],
  ]
  for (const [place, by] of tries) {
    if (place?.hours.weekly.some((row) => row.channel === by)) return scheduleFor(place, by, await zoneOf(asking))
  }
  throw new Error(`Municipality ${asking.actor.municipalityId} has no opening hours to count by.`)
}

/**
 * When a person works: hours of their own on the holidays, eves and closed days of their place, otherwise as their place works.
 * @param weekly the person's own hours; null when they have none
 */
export async function personalSchedule(
  asking: Asking,
  placeId: string | null,
  weekly: WeeklyHours | null,
): Promise<Schedule> {
  if (weekly === null) return scheduleOf(asking, placeId, 'work')
  const places = await listPlaces(asking)
  const main = places.find((place) => place.kind === 'main') ?? places[0]
  const hours = (places.find((place) => place.id === placeId) ?? main)?.hours
  const ofWork = (row: { channel: string }) => row.channel === 'work'
  return preparedOnce({
    zone: await zoneOf(asking),
    weekly,
    dayBeforeHolidayTo: hours?.dayBeforeHoliday.find(ofWork)?.to,
    exceptions: hours?.exceptions.filter(ofWork) ?? [],
  })
}

function scheduleFor(place: Place, channel: string, zone: string): Schedule {
  const ofChannel = (row: { channel: string }) => row.channel === channel
  return preparedOnce({
    zone,
    weekly: place.hours.weekly.filter(ofChannel),
    dayBeforeHolidayTo: place.hours.dayBeforeHoliday.find(ofChannel)?.to,
    exceptions: place.hours.exceptions.filter(ofChannel),
  })
}

function preparedOnce(hours: Omit<OpeningHours, 'holidayOn'>): Schedule {
  const key = JSON.stringify(hours)
  const known = prepared.get(key)
  if (known) return known
  const fresh = prepareSchedule({ ...hours, holidayOn: swedishHolidayOn })
  if (prepared.size >= MOST) prepared.clear()
  prepared.set(key, fresh)
  return fresh
}
