/** Gives a newly loaded demo municipality a yesterday and a morning, so that nobody's first look is at empty lists. */
import { Temporal } from 'temporal-polyfill'
import { scheduleOf } from '#domains/staff/index.ts'
import { system } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { inTransaction, sql } from '#platform/database/database.ts'
import { type Arrival, arrivalsOn, isWorkday, workdayBefore } from './arrivals.ts'
import { actorsOf, playerOf, type Run, type Stage, type Story } from './carry-out.ts'
import { plannerOf } from './courses.ts'
import { type DemoData, type DemoMunicipalityCode, readDemoData } from './data-format.ts'

/** How many contacts each gets. */
const contactsOf: Record<DemoMunicipalityCode, number> = { ekby: 60, lillby: 12 }
const seed = 'first-day'
const asPlanned: Run = { name: seed, timeOf: (planned) => planned }
/** Contacts played at the same time. They do not touch each other. */
const lanes = 4

/** Something asked on the web, still open, that somebody may follow to see what a citizen sees. */
export type Followable = { reference: string; code: string }

/**
 * Plays the latest days up to `now` in each demo municipality that has no contacts yet, through the ordinary use cases.
 * @returns a question per municipality that can be followed; nothing for those that had contacts already
 */
export async function playFirstDay(
  stage: Omit<Stage, 'data'>,
  now: Date,
): Promise<Partial<Record<DemoMunicipalityCode, Followable>>> {
  const followable: Partial<Record<DemoMunicipalityCode, Followable>> = {}
  for (const code of Object.keys(contactsOf) as DemoMunicipalityCode[]) {
    const there = { ...stage, data: readDemoData(code) }
    if (await hasContacts(there)) continue
    const stories = await play(there, now, latestArrivals(there.data, now, contactsOf[code]))
    const open = stories.find((story) => story.follow !== null)
    if (open?.follow) followable[code] = open.follow
  }
  return followable
}

async function hasContacts({ db, data }: Stage): Promise<boolean> {
  const { number } = data.municipality
  const found = await inTransaction(db, system(number), (tx) =>
    sql`select from contact where municipality_id = ${number} limit 1`.execute(tx),
  )
  return found.rows.length > 0
}

/**
 * The arrivals of today until now and of the working day before, and some older ones that were not answered at once.
 * @param count how many in all
 */
export function latestArrivals(data: DemoData, now: Date, count: number): Arrival[] {
  const today = localDate(now, data.municipality.timeZone)
  const older = Math.round(count / 6)
  const half = Math.round((count - older) / 2)
  const sinceMorning = isWorkday(today)
    ? arrivalsOn(data, today, seed, half).filter((arrival) => arrival.at.getTime() + 10 * 60_000 < now.getTime())
    : []
  const yesterday = workdayBefore(today)
  const before = arrivalsOn(data, yesterday, seed, count - older - sinceMorning.length)
  return [...olderArrivals(data, yesterday, older), ...before, ...sinceMorning]
}

/** Those that are handed over or kept, three working days before `day`: among them are the ones nobody answered in time. */
function olderArrivals(data: DemoData, day: Temporal.PlainDate, count: number): Arrival[] {
  const then = workdayBefore(workdayBefore(workdayBefore(day)))
  return arrivalsOn(data, then, seed, count * 12)
    .filter(({ script }) => script.outcome === 'handed_over' || script.outcome === 'answered_after_finding_out')
    .slice(0, count)
}

async function play(stage: Stage, now: Date, arrivals: readonly Arrival[]): Promise<Story[]> {
  const plan = plannerOf(stage.data, await workingHoursOf(stage), seed)
  const actorOf = actorsOf(stage)
  const planned = arrivals.map(plan)
  const stories: Story[] = []
  const lane = async (): Promise<void> => {
    for (let next = planned.shift(); next; next = planned.shift()) {
      const player = playerOf(stage, asPlanned, next, actorOf)
      for (let step = player.left[0]; step && step.at <= now; step = player.left[0]) {
        const story = await player.playNext()
        if (player.left.length === 0 || player.left[0]!.at > now) stories.push(story)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return stories
}

/** When the municipality's units work. */
export function workingHoursOf({ db, data }: Stage): Promise<Schedule> {
  const actor = system(data.municipality.number)
  return inTransaction(db, actor, (tx) => scheduleOf({ tx, actor }, null, 'work'))
}
