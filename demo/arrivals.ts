/** Who contacts a demo municipality during a day, when, how and about what: from its rhythm and its scripts. */
import { Temporal } from 'temporal-polyfill'
import { swedishHolidayOn } from '#platform/clock/swedish-holidays.ts'
import { instantAt } from '#platform/clock/zoned.ts'
import type { Channel, DemoContactScript, DemoData, DemoPerson, DemoStaffMember } from './data-format.ts'
import { type Chance, seededChance } from './seeded.ts'

/** How the citizen is known, in the words of receiving a contact. Codes are the demo's own. */
export type Asker =
  | { identity: 'anonymous' }
  | { identity: 'claimed'; name: string; replyBy: 'phone' | 'email'; replyTo: string }
  | { identity: 'known'; person: string; replyBy: 'phone' | 'email'; replyTo: string }

/** One citizen who gets in touch. */
export type Arrival = {
  /** The same for the same day and seed. */
  key: string
  at: Date
  channel: Channel
  script: DemoContactScript
  asked: string
  location: string | null
  asker: Asker
  /** Code of the guide who meets them, or who reads what they wrote. */
  guide: string
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const quartersPerHour = 4

/** True for Monday to Friday that is not a holiday or an eve on which offices are closed. */
export function isWorkday(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && swedishHolidayOn(date) === null
}

/** The latest working day before `date`. */
export function workdayBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  const before = date.subtract({ days: 1 })
  return isWorkday(before) ? before : workdayBefore(before)
}

/**
 * The contacts of a day, in order. The same data, date, count and seed give the same day.
 * @param count how many; otherwise as many as the rhythm says for that weekday and month (a day off is taken as a Wednesday,
 *   since a demonstration is wanted on Sundays too)
 */
export function arrivalsOn(data: DemoData, date: Temporal.PlainDate, seed: string, count?: number): Arrival[] {
  const chance = seededChance(`${data.municipality.code} ${date.toString()} ${seed}`)
  const { rhythm } = data
  const weekday = isWorkday(date) ? weekdays[date.dayOfWeek - 1]! : 'wednesday'
  const usual = rhythm.contactsPerDay * rhythm.weekdayFactors[weekday] * rhythm.monthFactors[date.month - 1]!
  const heard = new Map(
    (Object.keys(rhythm.channelShares) as Channel[]).map((channel) => [channel, scriptsFor(data, channel, date.month)]),
  )
  const channels = [...heard.keys()].filter((channel) => heard.get(channel)!.length > 0)
  const arrivals = Array.from({ length: count ?? Math.round(usual) }, (_, number) => {
    const channel = chance.weighed(channels, (each) => rhythm.channelShares[each]!)
    const script = chance.weighed(heard.get(channel)!, (each) => each.weight)
    const at = arrivalTime(data, date, channel, chance)
    const person = somebody(data, script.language, chance)
    return {
      key: `${date.toString()} ${seed} ${number}`,
      at,
      channel,
      script,
      asked: script.text,
      location: script.place ? person.address : null,
      asker: askerOf(person, channel, chance),
      guide: guideFor(data, script, chance),
    }
  })
  return arrivals.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function scriptsFor(data: DemoData, channel: Channel, month: number): DemoContactScript[] {
  return data.contactScripts.filter(
    (script) => script.channels.includes(channel) && (script.months?.includes(month) ?? true),
  )
}

function arrivalTime(data: DemoData, date: Temporal.PlainDate, channel: Channel, chance: Chance): Date {
  const shares = data.rhythm.arrivals[channel]!
  const quarter = chance.weighed([...shares.keys()], (each) => shares[each]!)
  const minutes = 7 * 60 + (quarter * 60) / quartersPerHour + chance.between(0, 14)
  const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60, chance.between(0, 59))
  return instantAt(date, time, data.municipality.timeZone)
}

/** An adult without protected identity, who speaks the language if anybody does. */
function somebody(data: DemoData, language: string, chance: Chance): DemoPerson {
  const adults = data.people.filter((person) => person.protectedIdentity === 0 && !person.guardians && person.address)
  const speakers = adults.filter((person) => person.language === language)
  return chance.pick(speakers.length > 0 ? speakers : adults)
}

function askerOf(person: DemoPerson, channel: Channel, chance: Chance): Asker {
  const name = `${person.givenName} ${person.familyName}`
  const byMail = channel === 'email' || channel === 'web' || channel === 'chat'
  const email = byMail && person.email ? ({ replyBy: 'email', replyTo: person.email } as const) : null
  const reply = email ?? (person.phone ? ({ replyBy: 'phone', replyTo: person.phone } as const) : null)
  const draw = chance.next()
  // Whoever writes has an address; on the phone and at the counter two of five never say who they are.
  if (!reply || (channel !== 'email' && draw < 0.4)) return { identity: 'anonymous' }
  return draw < 0.7 ? { identity: 'claimed', name, ...reply } : { identity: 'known', person: person.id, ...reply }
}

/** A guide who may meet them, and speaks their language if one does. */
function guideFor(data: DemoData, script: DemoContactScript, chance: Chance): string {
  const guides = data.staff.filter((person) => mayMeet(data, person, { script }))
  const speakers = guides.filter((guide) => guide.languages.includes(script.language))
  return chance.pick(speakers.length > 0 ? speakers : guides).id
}

/** True for a guide who works for the board that what is asked belongs to. */
export function mayMeet(data: DemoData, person: DemoStaffMember, { script }: Pick<Arrival, 'script'>): boolean {
  const authority = data.services.find((service) => service.id === script.service)?.authority
  return person.roles.some((grant) => grant.role === 'guide' && (!grant.authority || grant.authority === authority))
}
