import { addStaff, type Change, changeStaff, type StaffDetails } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { type Bringer, faultsIn, type ImportRow, patterns } from './import-rows.ts'

type Source = StaffDetails['source']
type Known = Omit<StaffDetails, 'hours'> & { id: string }

/** Everybody there is, by code, and the units by what a file may call them. */
export type PeopleThere = { people: Map<string, Known>; units: Map<string, string>; active: number }

/** Reads who is there before people are brought in. */
export async function peopleThere({ tx, actor }: Context, day: string): Promise<PeopleThere> {
  const people =
    await sql<Known>`select id, code, subject, given_name as "givenName", family_name as "familyName", title, email, phone, room,
      unit_id as "unitId", languages, external_id as "externalId", protected, source, left_on as "leftOn"
    from staff_member where municipality_id = ${actor.municipalityId}`.execute(tx)
  const active = people.rows.filter((person) => person.leftOn === null || person.leftOn >= day).length
  return { people: new Map(people.rows.map((row) => [row.code, row])), units: await unitsByName({ tx, actor }), active }
}

/** Units by code, name and short name in small letters. */
export async function unitsByName({ tx, actor }: Pick<Context, 'tx' | 'actor'>): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string; name: string; shortName: string }>`
    select id, code, name, short_name as "shortName" from unit where municipality_id = ${actor.municipalityId} and closed_on is null`.execute(
    tx,
  )
  const units = new Map<string, string>()
  // The code wins over a name that another unit happens to have.
  for (const name of ['shortName', 'name', 'code'] as const)
    for (const unit of rows) units.set(unit[name].toLocaleLowerCase('sv'), unit.id)
  return units
}

/**
 * Brings in one person: adds them, changes what differs, or leaves them as they are. Known by their code.
 * @param list where the rows come from; in a complete list whoever is named works here, also after having been closed
 */
export function personBringer(
  context: Context,
  there: PeopleThere,
  list: { source: Source; isComplete: boolean; today: string },
  touched: Set<string>,
): Bringer {
  const seen = new Set<string>()
  return async (row) => {
    const read = readPerson(row, there)
    const code = row.values['code'] ?? ''
    if (code !== '' && seen.has(code)) read.wrong('code', 'twice')
    seen.add(code)
    if (read.faults.length > 0) return read.faults
    const before = there.people.get(code)
    const isBack = list.isComplete && before?.leftOn != null && before.leftOn < list.today
    const leftOn = read.details.leftOn === undefined && isBack ? null : read.details.leftOn
    const change = { ...read.details, leftOn, source: list.source }
    if (!before) {
      const id = await addStaff(context, wholePerson(change), context.clock.now())
      touched.add(id)
      return 'added'
    }
    const differs = Object.entries(change).some(
      ([field, value]) => value !== undefined && !same(value, before[field as keyof Known]),
    )
    if (!differs) return 'same'
    await changeStaff(context, before.id, change, null)
    touched.add(before.id)
    const ends = change.leftOn !== undefined && change.leftOn !== null && before.leftOn === null
    return ends ? 'closed' : 'changed'
  }
}

function readPerson(row: ImportRow, there: PeopleThere) {
  const check = faultsIn(row)
  const languages = row.values['languages']
  const codes = languages
    ?.toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  if (codes?.some((each) => !/^[a-z]{2,3}$/.test(each))) check.wrong('languages', 'language')
  const unit = check.needed('unit', 200)
  const unitId = there.units.get(unit.toLocaleLowerCase('sv'))
  if (unit !== '' && !unitId) check.wrong('unit', 'unknown-unit')
  const details: Change<StaffDetails> = {
    code: check.needed('code', 100),
    givenName: check.needed('givenName', 100),
    familyName: check.needed('familyName', 100),
    unitId,
    subject: check.given('userName', 200) ?? undefined,
    title: check.given('title', 120) ?? undefined,
    email: check.given('email', 200, patterns.email, 'email'),
    phone: check.given('phone', 40, patterns.phone, 'phone'),
    room: check.given('room', 60),
    languages: codes && codes.length > 0 ? codes : undefined,
    protected: check.yesNo('protected'),
    leftOn: check.day('lastDay'),
  }
  return { details, faults: check.faults, wrong: check.wrong }
}

/** A new person with what every person has; what the row lacks is empty. */
function wholePerson(given: Change<StaffDetails> & { source: Source }): StaffDetails {
  const { code = '', givenName = '', familyName = '', unitId = '' } = given
  return {
    code,
    givenName,
    familyName,
    unitId,
    subject: given.subject ?? code,
    title: given.title ?? '',
    email: given.email ?? null,
    phone: given.phone ?? null,
    room: given.room ?? null,
    languages: given.languages ?? ['sv'],
    hours: null,
    externalId: null,
    protected: given.protected ?? false,
    source: given.source,
    leftOn: given.leftOn ?? null,
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Closes those a complete list no longer holds: their last day was yesterday. Nobody is removed. A wrong row still holds
 * its person.
 * @param of whom the list is complete of: everybody, or those that came from the same source
 */
export async function closeMissing(
  context: Context,
  there: PeopleThere,
  rows: readonly ImportRow[],
  of: { source: Source | null; yesterday: string },
  touched: Set<string>,
): Promise<number> {
  const listed = new Set(rows.map((row) => row.values['code']))
  let closed = 0
  for (const person of there.people.values()) {
    if (listed.has(person.code) || (of.source !== null && person.source !== of.source)) continue
    if (person.leftOn !== null && person.leftOn <= of.yesterday) continue
    await changeStaff(context, person.id, { leftOn: of.yesterday }, null)
    touched.add(person.id)
    closed++
  }
  return closed
}

/** More than a fifth of those who work here closed at once is more often a broken list than a decision. */
export function closesMany(closed: number, active: number): boolean {
  return closed > 0 && closed > active * 0.2
}
