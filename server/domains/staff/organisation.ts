import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import {
  isUnitMember,
  type Place,
  readManagersOf,
  readOrganisation,
  readRolesInUnits,
  type StaffMember,
  type Unit,
} from './staff-store.ts'

/** Where a question about the order is asked from: any Context or Happening will do. */
export type Asking = { tx: Tx; actor: Actor }

/** A board: its own authority, with its own diary. */
export type Authority = { id: string; name: string; prefix: string }

type Organisation = {
  readAt: number
  zone: string
  units: ReadonlyMap<string, Unit>
  places: ReadonlyMap<string, Place>
  staff: ReadonlyMap<string, StaffMember>
  members: ReadonlyMap<string, ReadonlySet<string>>
  departments: ReadonlyMap<string, string>
  authorities: ReadonlyMap<string, Authority>
}

/**
 * Units, places and names are read on every page and change a few times a month, so each process keeps a picture per
 * municipality for at most this many milliseconds. Nobody needs to announce a change: the database does (migrations/0011-places.sql),
 * server/product.ts hears it, and a process that did not hear has it by then.
 * Whoever changes the order and wants to see it at once calls forgetOrganisation. Rights are not kept here (load-actor.ts).
 */
const KEPT = 10_000
const pictures = new Map<number, Organisation>()

/** Drops this process's picture of a municipality's order. Call after the change has been committed. */
export function forgetOrganisation(municipalityId: number): void {
  pictures.delete(municipalityId)
}

async function organisationOf({ tx, actor }: Asking): Promise<Organisation> {
  const kept = pictures.get(actor.municipalityId)
  // The process's own time, not the product's clock: a replay that stands still must not keep a picture for ever.
  if (kept && performance.now() - kept.readAt < KEPT) return kept
  const read = await readOrganisation(tx, actor.municipalityId)
  const members = new Map<string, Set<string>>()
  for (const { unitId, staffId } of read.members) {
    const of = members.get(unitId) ?? new Set()
    members.set(unitId, of.add(staffId))
  }
  const fresh = {
    readAt: performance.now(),
    zone: read.zone,
    units: new Map(read.units.map((unit) => [unit.id, unit])),
    places: new Map(read.places.map((place) => [place.id, place])),
    staff: new Map(read.staff.map((person) => [person.id, person])),
    members,
    departments: new Map(read.departments.map((each) => [each.id, each.name])),
    authorities: new Map(read.authorities.map((each) => [each.id, each])),
  }
  pictures.set(actor.municipalityId, fresh)
  return fresh
}

/** The municipality's time zone, such as Europe/Stockholm. */
export async function zoneOf(asking: Asking): Promise<string> {
  return (await organisationOf(asking)).zone
}

/** The unit, or null when the actor's municipality has no such unit. */
export async function unitById(asking: Asking, id: string): Promise<Unit | null> {
  return (await organisationOf(asking)).units.get(id) ?? null
}

/** Units by id; ids of nothing are left out. */
export async function unitsByIds(asking: Asking, ids: Iterable<string>): Promise<Map<string, Unit>> {
  const { units } = await organisationOf(asking)
  return picked(units, ids)
}

/** Every unit in Swedish order of name, also those closed down: old questions still name them. */
export async function listUnits(asking: Asking): Promise<Unit[]> {
  return [...(await organisationOf(asking)).units.values()]
}

/** The unit that owns what nobody else has accepted. Throws when the municipality has none: a fault of its data. */
export async function serviceCentre(asking: Asking): Promise<Unit> {
  for (const unit of (await organisationOf(asking)).units.values()) if (unit.kind === 'service_centre') return unit
  throw new Error(`Municipality ${asking.actor.municipalityId} has no service centre.`)
}

/** Whether the person belongs to the unit. A new member is known at once; the database refuses a former one as owner. */
export async function isMember(asking: Asking, unitId: string, staffId: string): Promise<boolean> {
  const { members } = await organisationOf(asking)
  return (
    members.get(unitId)?.has(staffId) || (await isUnitMember(asking.tx, asking.actor.municipalityId, unitId, staffId))
  )
}

/**
 * Names to show beside what somebody did, by id; ids of nobody are left out.
 * A person with protected identity is named only to themselves and their own unit; to others their title stands instead.
 */
export async function staffNames(asking: Asking, ids: Iterable<string>): Promise<Map<string, string>> {
  const organisation = await organisationOf(asking)
  const names = new Map<string, string>()
  for (const [id, person] of picked(organisation.staff, ids)) {
    names.set(id, mayName(organisation, asking.actor, person) ? nameOf(person) : person.title)
  }
  return names
}

/**
 * Who belongs to a unit and still works here, in Swedish order of family name.
 * People with protected identity are left out for everybody but themselves.
 * @param today the local date 'YYYY-MM-DD'
 */
export async function staffOfUnit(asking: Asking, unitId: string, today: string): Promise<StaffMember[]> {
  const { members, staff } = await organisationOf(asking)
  const of = members.get(unitId)
  if (!of) return []
  const self = asking.actor.kind === 'staff' ? asking.actor.staffId : null
  return [...staff.values()].filter(
    (person) =>
      of.has(person.id) &&
      (person.leftOn === null || person.leftOn >= today) &&
      (!person.protected || person.id === self),
  )
}

/** The person, whoever asks: for the system's own use, never to be shown unfiltered. Null when there is none. */
export async function staffById(asking: Asking, id: string): Promise<StaffMember | null> {
  return (await organisationOf(asking)).staff.get(id) ?? null
}

/** The place, or null when the actor's municipality has no such place. */
export async function placeById(asking: Asking, id: string): Promise<Place | null> {
  return (await organisationOf(asking)).places.get(id) ?? null
}

/** Every place, the main one first. */
export async function listPlaces(asking: Asking): Promise<Place[]> {
  return [...(await organisationOf(asking)).places.values()]
}

/** Given name and family name, as a person is called. */
export function nameOf(person: Pick<StaffMember, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`
}

/** Every part of every name of somebody employed, in lower case: for keeping names out of what is shown. */
export async function staffNameWords(asking: Asking): Promise<Set<string>> {
  const { staff } = await organisationOf(asking)
  const words = [...staff.values()].flatMap((person) =>
    nameOf(person)
      .toLocaleLowerCase('sv')
      .split(/[^\p{L}]+/u),
  )
  return new Set(words.filter(Boolean))
}

function mayName(organisation: Organisation, actor: Actor, person: StaffMember): boolean {
  if (!person.protected) return true
  if (actor.kind !== 'staff') return false
  return actor.staffId === person.id || organisation.members.get(person.unitId)?.has(actor.staffId) === true
}

function picked<V>(from: ReadonlyMap<string, V>, ids: Iterable<string>): Map<string, V> {
  const found = new Map<string, V>()
  for (const id of ids) {
    const value = from.get(id)
    if (value !== undefined) found.set(id, value)
  }
  return found
}

/** Names of departments by id. */
export async function departmentNames(asking: Asking): Promise<ReadonlyMap<string, string>> {
  return (await organisationOf(asking)).departments
}

/** The municipality's authorities, in the order of their codes. */
export async function listAuthorities(asking: Asking): Promise<Authority[]> {
  return [...(await organisationOf(asking)).authorities.values()]
}

/** Who works in these units today with which roles, whoever asks: for rules, never to be shown. One entry a person and unit. */
export async function rolesInUnits(
  { tx, actor }: Asking,
  unitIds: readonly string[],
  today: string,
): Promise<{ staffId: string; unitId: string; roles: string[] }[]> {
  return readRolesInUnits(tx, actor.municipalityId, unitIds, today)
}

/** The ids of those who lead a unit today: its own managers, or where it has none those of its whole authority. */
export async function managersOf({ tx, actor }: Asking, unit: Unit, today: string): Promise<string[]> {
  return readManagersOf(tx, actor.municipalityId, unit, today)
}
