/**
 * Puts a municipality's own order (boards, units, staff, services, agreements, people, articles) into the database from its files.
 * Works as the owner, since the application may not write these tables.
 */
import pg from 'pg'
import { idOf } from '#platform/database/ids.ts'
import {
  type DemoData,
  type DemoMunicipality,
  demoMunicipalities,
  type DemoPlace,
  readDemoData,
} from './data-format.ts'
import { articleTables } from './load-articles.ts'
import { directoryTables } from './load-directory.ts'

/** What is loaded of a municipality. Scripts and rhythm stay in their files. Days are counted from the day of loading. */
export type MunicipalityData = Omit<
  DemoData,
  'municipality' | 'contactScripts' | 'rhythm' | 'articles' | 'synonyms'
> & {
  articles?: DemoData['articles']
  synonyms?: DemoData['synonyms']
  municipality: Omit<DemoMunicipality, 'timeZone'> & { timeZone: string }
}

export type Row = Record<string, unknown>
export type Table = { name: string; rows: Row[] }

/** When units work: what agreements count their times by. Stored beside the channels, as the channel 'work'. */
const work = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ channel: 'work', weekday, from: '08:00', to: '16:30' })),
  dayBeforeHoliday: [{ channel: 'work', to: '13:00' }],
}

/**
 * Loads the demo municipalities that are not there yet: Ekby, and Lillby at the host lillby.localhost.
 * @param ownerUrl the owner's address of a migrated database
 * @returns the codes of those that were loaded; nothing when all were there
 */
export async function loadDemo(ownerUrl: string): Promise<string[]> {
  const loaded: string[] = []
  for (const code of demoMunicipalities) {
    const hosts = code === 'ekby' ? [] : [`${code}.localhost`]
    if (await loadMunicipality(ownerUrl, readDemoData(code), hosts)) loaded.push(code)
  }
  return loaded
}

/**
 * Loads one municipality in one transaction. Several processes may try at once: one does it, the others find it done.
 * @param hosts host names that lead to this municipality; a host that nobody has claimed leads to the first one
 * @returns false when the municipality was there already, in which case nothing is changed
 */
export async function loadMunicipality(
  ownerUrl: string,
  data: MunicipalityData,
  hosts: readonly string[] = [],
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(7302, $1)', [data.municipality.number])
    const there = await client.query('select from municipality where id = $1', [data.municipality.number])
    if (there.rowCount === 0) {
      for (const table of tablesOf(data, hosts)) await insertRows(client, table)
    }
    await client.query('commit')
    return there.rowCount === 0
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end()
  }
}

/** One statement per table, whatever the number of rows. Columns that no row names get their default. */
async function insertRows(client: pg.Client, { name, rows }: Table): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await client.query(
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** All rows, in an order in which every reference points back. */
function tablesOf(data: MunicipalityData, hosts: readonly string[]): Table[] {
  const { number, code } = data.municipality
  const municipality_id = number
  const id = (kind: string, itsCode: string | null | undefined) => (itsCode ? idOf(code, kind, itsCode) : null)
  const own = <T extends { id: string }>(kind: string, item: T) => ({
    municipality_id,
    id: id(kind, item.id),
    code: item.id,
  })
  return [
    { name: 'municipality', rows: [municipalityRow(data.municipality)] },
    { name: 'municipality_host', rows: hosts.map((host) => ({ host, municipality_id })) },
    {
      name: 'authority',
      rows: data.authorities.map((each) => ({
        ...own('authority', each),
        name: each.name,
        diary_prefix: each.diaryPrefix,
      })),
    },
    {
      name: 'department',
      rows: data.departments.map((each) => ({
        ...own('department', each),
        name: each.name,
        short_name: each.shortName,
        authority_id: id('authority', each.authority),
      })),
    },
    { name: 'place', rows: data.places.map((each) => ({ ...own('place', each), ...placeColumns(each) })) },
    {
      name: 'unit',
      rows: data.units.map((each) => ({
        ...own('unit', each),
        name: each.name,
        short_name: each.shortName,
        department_id: id('department', each.department),
        authority_id: id('authority', each.authority),
        place_id: id('place', each.place),
        floor: each.floor,
        kind: each.kind,
        secret: each.secret,
        accepts_hand_overs: each.acceptsHandOvers,
        email: each.email,
        support_phone: each.supportPhone ?? null,
      })),
    },
    ...staffTables(data, id),
    ...serviceTables(data, id),
    ...directoryTables(data, id, new Date()),
    ...peopleTables(data, id),
    ...articleTables(data, data.articles ?? []),
    { name: 'search_synonym', rows: (data.synonyms ?? []).map((words) => synonymRow(code, number, words)) },
  ]
}

function synonymRow(code: string, municipalityId: number, words: string[]): Row {
  const id = idOf(code, 'synonym', words.join(' = '))
  return { municipality_id: municipalityId, id, version: 1, words, changed_at: new Date().toISOString() }
}

/** The id of something by its code; null for no code. */
export type IdOfCode = (kind: string, code: string | null | undefined) => string | null

function municipalityRow(municipality: MunicipalityData['municipality']): Row {
  const { number, code, name, shortName, timeZone, address, phone, email, languages, theme } = municipality
  const profile = { address, phone, email, languages, theme: { name: code, mark: theme.mark } }
  return { id: number, code, name, short_name: shortName, time_zone: timeZone, profile }
}

/** Hours are stored as the staff domain reads them (PlaceHours): rows that each name their channel. */
function placeColumns(place: DemoPlace): Row {
  const { name, kind, address, floors, access } = place
  const hours = {
    weekly: [...place.hours, ...work.weekly],
    dayBeforeHoliday: [...place.dayBeforeHoliday, ...work.dayBeforeHoliday],
    exceptions: place.exceptions,
  }
  return { name, kind, address, floors, access, hours }
}

function staffTables(data: MunicipalityData, id: IdOfCode): Table[] {
  const { code, number: municipality_id } = data.municipality
  const staff = data.staff.map((each) => ({
    municipality_id,
    id: id('staff', each.id),
    code: each.id,
    subject: each.id,
    given_name: each.givenName,
    family_name: each.familyName,
    title: each.title,
    email: each.email,
    phone: each.phone,
    unit_id: id('unit', each.unit),
    languages: each.languages,
    room: each.room ?? null,
    hours: each.hours ?? null,
    protected: each.protected,
  }))
  const members = data.staff.flatMap((each) => {
    const units = new Set([each.unit, ...each.roles.flatMap((role) => role.unit ?? [])])
    return [...units].map((unit) => ({ municipality_id, unit_id: id('unit', unit), staff_id: id('staff', each.id) }))
  })
  const roles = data.staff.flatMap((each) =>
    each.roles.map((grant, place) => ({
      municipality_id,
      id: idOf(code, 'staff-role', each.id, place),
      staff_id: id('staff', each.id),
      role: grant.role,
      authority_id: id('authority', grant.authority),
      unit_id: id('unit', grant.unit),
      place_id: id('place', grant.place),
    })),
  )
  const rights = data.staff.flatMap((each) =>
    (each.secrecyRights ?? []).map((right) => ({
      municipality_id,
      staff_id: id('staff', each.id),
      unit_id: id('unit', right.unit),
      may_read: right.mayRead,
    })),
  )
  return [
    { name: 'staff_member', rows: staff },
    { name: 'unit_member', rows: members },
    { name: 'staff_role', rows: roles },
    { name: 'secrecy_right', rows: rights },
  ]
}

function serviceTables(data: MunicipalityData, id: IdOfCode): Table[] {
  const { code, number: municipality_id } = data.municipality
  const services = data.services.map((each) => ({
    municipality_id,
    id: id('service', each.id),
    code: each.id,
    name: each.name,
    short_name: each.shortName,
    rosa_level: each.rosaLevel,
    department_id: id('department', each.department),
    unit_id: id('unit', each.unit),
    authority_id: id('authority', each.authority),
    words: each.words,
    secret: each.secret,
    ends_on: each.endsOn,
  }))
  const agreements = data.agreements.map((each) => ({
    municipality_id,
    id: idOf(code, 'agreement', each.service, each.version),
    service_id: id('service', each.service),
    unit_id: id('unit', each.unit),
    version: each.version,
    centre: each.centre,
    accept_within_minutes: each.acceptWithinMinutes,
    answer_within_minutes: each.answerWithinHours * 60,
    contact_staff_id: id('staff', each.acceptContact),
    support_phone: each.supportPhone ?? null,
    valid_from: each.from,
    steps: each.steps,
    note: each.note ?? '',
  }))
  return [
    { name: 'service', rows: services },
    { name: 'agreement', rows: agreements },
  ]
}

function peopleTables(data: MunicipalityData, id: IdOfCode): Table[] {
  const municipality_id = data.municipality.number
  const people = data.people.map((each) => ({
    municipality_id,
    id: id('person', each.id),
    identity_number: each.identityNumber,
    given_name: each.givenName,
    family_name: each.familyName,
    protected_identity: each.protectedIdentity,
    address: each.address,
    postal_code: each.postalCode,
    email: each.email,
    phone: each.phone,
    language: each.language,
  }))
  const guardians = data.people.flatMap((child) =>
    (child.guardians ?? []).map((guardian) => ({
      municipality_id,
      child_id: id('person', child.id),
      guardian_id: id('person', guardian),
    })),
  )
  return [
    { name: 'person', rows: people },
    { name: 'guardian', rows: guardians },
  ]
}
