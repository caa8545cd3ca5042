/** Gives a newly loaded demo municipality a yesterday and a morning, so that nobody's first look is at empty lists. */
import { Temporal } from 'temporal-polyfill'
import { scheduleOf } from '#domains/staff/index.ts'
import { system } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/clock/opening-hours.ts'
import { addWorkingTime } from '#platform/clock/working-time.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { inTransaction, sql } from '#platform/database/database.ts'
import { type Arrival, arrivalsOn, isWorkday, mayMeet, workdayBefore } from './arrivals.ts'
import { actorsOf, playerOf, type Run, type Stage, type Story } from './carry-out.ts'
import { isForAUnit, isMetAtOnce, type LooseEnd, plannerOf, type PlannedContact } from './courses.ts'
import { type DemoData, type DemoMunicipalityCode, readDemoData } from './data-format.ts'
import { postDemoNews } from './post-news.ts'

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
    const planned = planLatest(there.data, await workingHoursOf(there), now, contactsOf[code])
    await postDemoNews(there, now)
    const follow = mostToSee(await play(there, now, planned))
    if (follow) followable[code] = follow
  }
  return followable
}

/** Of what was asked on the web and is still open, that to which most has happened. */
function mostToSee(played: readonly Played[]): Followable | null {
  const open = played.filter((each) => each.open && each.story.follow)
  return open.toSorted((a, b) => b.steps - a.steps)[0]?.story.follow ?? null
}

async function hasContacts({ db, data }: Stage): Promise<boolean> {
  const { number } = data.municipality
  const found = await inTransaction(db, system(number), (tx) =>
    sql`select from contact where municipality_id = ${number} limit 1`.execute(tx),
  )
  return found.rows.length > 0
}

/**
 * Plans the latest days up to now: today, the working day before, some older ones that were not answered at once, and those
 * with a loose end, so that every list of the inbox has something in it for whoever signs in.
 * @param count how many contacts in all
 */
function planLatest(data: DemoData, work: Schedule, now: Date, count: number): PlannedContact[] {
  const plan = plannerOf(data, work, seed)
  const today = localDate(now, data.municipality.timeZone)
  const yesterday = workdayBefore(today)
  const until = (arrival: Arrival) => arrival.at.getTime() + 10 * 60_000 < now.getTime()
  const todays = (words: string, most: number) =>
    isWorkday(today) ? arrivalsOn(data, today, words, most).filter(until) : []
  const candidates = [...arrivalsOn(data, yesterday, 'loose ends', 1000), ...todays('loose ends', 1000)].toReversed()
  const loose = looseEnds(data, work, now, candidates).map(([arrival, end]) => plan(arrival, end))
  const older = olderArrivals(data, yesterday, Math.round(count / 6))
  // Of the older ones every third was forgotten, and is overdue by now.
  const forgotten = (arrival: Arrival, place: number): LooseEnd | undefined => {
    if (place % 3 > 0) return undefined
    if (isForAUnit(data, arrival)) return { left: 'accepted' }
    return { left: 'promised', promised: addWorkingTime(work, arrival.at, 240) }
  }
  const rest = Math.max(0, count - older.length - loose.length)
  const sinceMorning = todays(seed, Math.round(rest / 2))
  const before = arrivalsOn(data, yesterday, seed, rest - sinceMorning.length)
  return [
    ...older.map((arrival, place) => plan(arrival, forgotten(arrival, place))),
    ...[...before, ...sinceMorning].map((arrival) => plan(arrival)),
    ...loose,
  ]
}

/** Picks the latest suitable arrivals for each kind of loose end: a promise per guide, one that was forgotten, a few of the others. */
function looseEnds(data: DemoData, work: Schedule, now: Date, latestFirst: Arrival[]): [Arrival, LooseEnd][] {
  const found: [Arrival, LooseEnd][] = []
  const leave = (suits: (arrival: Arrival) => boolean, endOf: (arrival: Arrival) => LooseEnd, guide?: string): void => {
    const at = latestFirst.findIndex(suits)
    const [picked] = at < 0 ? [] : latestFirst.splice(at, 1)
    if (picked) found.push([guide ? { ...picked, guide } : picked, endOf(picked)])
  }
  const isKept = (arrival: Arrival) => isMetAtOnce(arrival) && arrival.script.outcome === 'answered_after_finding_out'
  const isOffered = (arrival: Arrival) => isMetAtOnce(arrival) && isForAUnit(data, arrival)
  const after = (arrival: Arrival, minutes: number) => addWorkingTime(work, arrival.at, minutes)
  const guides = data.staff.filter((person) => person.roles.some((grant) => grant.role === 'guide'))
  guides.forEach((guide, place) => {
    const promised = addWorkingTime(work, now, 45 + 25 * place)
    leave(
      (each) => isKept(each) && mayMeet(data, guide, each),
      () => ({ left: 'promised', promised }),
      guide.id,
    )
  })
  leave(
    (each) => isKept(each) && after(each, 120) < now,
    (each) => ({ left: 'promised', promised: after(each, 90) }),
  )
  for (let number = 0; number < guides.length / 2; number++) {
    leave(
      (each) => each.channel === 'web',
      () => ({ left: 'waiting' }),
    )
    leave(isOffered, () => ({ left: 'offered' }))
    leave(
      (each) => isOffered(each) && after(each, 170) <= now,
      () => ({ left: 'returned' }),
    )
  }
  return found
}

/** Those that are handed over or kept, three working days before `day`: among them are the ones nobody answered in time. */
function olderArrivals(data: DemoData, day: Temporal.PlainDate, count: number): Arrival[] {
  const then = workdayBefore(workdayBefore(workdayBefore(day)))
  return arrivalsOn(data, then, seed, count * 12)
    .filter(({ script }) => script.outcome === 'handed_over' || script.outcome === 'answered_after_finding_out')
    .slice(0, count)
}

type Played = { story: Story; steps: number; open: boolean }

async function play(stage: Stage, now: Date, planned: readonly PlannedContact[]): Promise<Played[]> {
  const actorOf = actorsOf(stage)
  const left = [...planned]
  const played: Played[] = []
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const due = next.steps.filter((step) => step.at <= now)
      const player = playerOf(stage, asPlanned, next, actorOf)
      let story: Story | null = null
      for (let step = 0; step < due.length; step++) story = await player.playNext()
      const last = due.at(-1)?.act
      if (story) played.push({ story, steps: due.length, open: last !== 'answer' && last !== 'end' })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return played
}

/** When the municipality's units work. */
export function workingHoursOf({ db, data }: Stage): Promise<Schedule> {
  const actor = system(data.municipality.number)
  return inTransaction(db, actor, (tx) => scheduleOf({ tx, actor }, null, 'work'))
}
