import pg from 'pg'
import { type StaffActor, system } from '#platform/access/actor.ts'
import { databaseOver, inTransaction } from '#platform/database/database.ts'
import { idOf } from '#platform/database/ids.ts'
import { loadStaffActor } from './load-actor.ts'
import { ekby, lillby, type Plan } from './municipalities.factory.ts'

/** A small municipality in the database: ids by name, and its people as actors. */
export type Arranged<
  Authority extends string,
  Place extends string,
  Unit extends string,
  Staff extends string,
  Service extends string,
> = {
  municipalityId: number
  authorities: Readonly<Record<Authority, string>>
  places: Readonly<Record<Place, string>>
  units: Readonly<Record<Unit, string>>
  staff: Readonly<Record<Staff, string>>
  services: Readonly<Record<Service, string>>
  /** The person as they act after signing in. */
  actor(key: Staff): Promise<StaffActor>
}

export type Ekby = Arranged<
  keyof typeof ekby.authorities,
  keyof typeof ekby.places,
  keyof typeof ekby.units,
  keyof typeof ekby.staff,
  keyof typeof ekby.services
>
export type Lillby = Arranged<
  keyof typeof lillby.authorities,
  keyof typeof lillby.places,
  keyof typeof lillby.units,
  keyof typeof lillby.staff,
  keyof typeof lillby.services
>

/**
 * Ekby: two authorities, every role, a secret unit. One round trip. Ids are the same in every database.
 * Staff sign in with their key as subject ('alva'). The host ekby.localhost leads here, and every host nobody has claimed.
 */
export async function arrangeEkby(owner: pg.Pool): Promise<Ekby> {
  return arrange(owner, ekby)
}

/** Lillby: another municipality on the same server, with one guide and one handler. The host lillby.localhost leads here. */
export async function arrangeLillby(owner: pg.Pool): Promise<Lillby> {
  return arrange(owner, lillby)
}

/** Open 8-16 on weekdays by phone and counter; to 13 the day before a holiday. */
const hours = {
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) =>
    ['phone', 'visit'].map((channel) => ({ channel, weekday, from: '08:00', to: '16:00' })),
  ),
  dayBeforeHoliday: [
    { channel: 'phone', to: '13:00' },
    { channel: 'visit', to: '13:00' },
  ],
  exceptions: [],
}

async function arrange<P extends Plan>(owner: pg.Pool, plan: P) {
  const id = (kind: string, code: string): string => idOf(plan.code, kind, code)
  await owner.query(statementsOf(plan, id))
  const idsOf = <K extends string>(kind: string, codes: { [code in K]: unknown }): Record<K, string> =>
    Object.fromEntries(Object.keys(codes).map((code) => [code, id(kind, code)])) as Record<K, string>
  const db = databaseOver(owner)
  return {
    municipalityId: plan.id,
    authorities: idsOf<keyof P['authorities'] & string>('authority', plan.authorities as never),
    places: idsOf<keyof P['places'] & string>('place', plan.places as never),
    units: idsOf<keyof P['units'] & string>('unit', plan.units as never),
    staff: idsOf<keyof P['staff'] & string>('staff', plan.staff as never),
    services: idsOf<keyof P['services'] & string>('service', plan.services as never),
    async actor(key: keyof P['staff'] & string): Promise<StaffActor> {
      const found = await inTransaction(db, system(plan.id), (tx) => loadStaffActor(tx, plan.id, id('staff', key)))
      if (!found) throw new Error(`${key} cannot sign in.`)
      return found
    },
  }
}

/** The whole municipality as one text of insert statements. */
function statementsOf(plan: Plan, id: (kind: string, code: string) => string): string {
  const m = plan.id
  const profile = {
    address: 'Torget 1',
    phone: '08-465 004 10',
    email: `kommun@${plan.code}.example`,
    languages: ['sv', 'en'],
    theme: { name: plan.code, mark: 'acorn' },
  }
  const each = <T>(entries: { [code: string]: T }, row: (code: string, entry: T) => unknown[]): unknown[][] =>
    Object.entries(entries).map(([code, entry]) => row(code, entry))
  const maybe = (kind: string, code: string | undefined): string | null => (code === undefined ? null : id(kind, code))
  const authorityOf = (unit: string): string => id('authority', plan.units[unit]!.authority)
  const roles = Object.entries(plan.staff).flatMap(([code, person]) =>
    person.roles.map((held, at) => [
      m,
      id('role', `${code}-${at}`),
      id('staff', code),
      held.role,
      maybe('authority', held.authority),
      maybe('unit', held.unit),
      maybe('place', held.place),
    ]),
  )
  const rights = Object.entries(plan.staff).flatMap(([code, person]) =>
    Object.entries(person.secrecy ?? {}).map(([unit, right]) => [
      m,
      id('staff', code),
      id('unit', unit),
      right === 'reads',
    ]),
  )
  return [
    insert('municipality', 'id, code, name, short_name, profile', [
      [m, plan.code, plan.name, plan.name.split(' ')[0], profile],
    ]),
    insert('municipality_host', 'host, municipality_id', [[plan.host, m]]),
    insert(
      'authority',
      'municipality_id, id, code, name, diary_prefix',
      each(plan.authorities, (code, { name, prefix }) => [m, id('authority', code), code, name, prefix]),
    ),
    insert(
      'department',
      'municipality_id, id, code, name, short_name, authority_id',
      each(plan.authorities, (code, { name }) => [
        m,
        id('department', code),
        code,
        `Förvaltningen ${name}`,
        code,
        id('authority', code),
      ]),
    ),
    insert(
      'place',
      'municipality_id, id, code, name, kind, address, hours',
      each(plan.places, (code, { name, kind }) => [m, id('place', code), code, name, kind, 'Torget 1', hours]),
    ),
    insert(
      'unit',
      'municipality_id, id, code, name, short_name, department_id, authority_id, place_id, kind, secret, email, support_phone',
      each(plan.units, (code, unit) => [
        m,
        id('unit', code),
        code,
        unit.name,
        unit.name,
        id('department', unit.authority),
        id('authority', unit.authority),
        maybe('place', unit.place),
        unit.kind,
        unit.secret ?? false,
        `${code}@${plan.code}.example`,
        '08-465 004 20',
      ]),
    ),
    insert(
      'staff_member',
      'municipality_id, id, code, subject, given_name, family_name, title, email, unit_id, protected, language, left_on',
      each(plan.staff, (code, person) => [
        m,
        id('staff', code),
        code,
        code,
        ...person.name,
        person.title,
        `${code}@${plan.code}.example`,
        id('unit', person.unit),
        person.protected ?? false,
        person.language ?? 'sv',
        person.leftOn ?? null,
      ]),
    ),
    insert(
      'unit_member',
      'municipality_id, unit_id, staff_id',
      each(plan.staff, (code, { unit }) => [m, id('unit', unit), id('staff', code)]),
    ),
    insert('staff_role', 'municipality_id, id, staff_id, role, authority_id, unit_id, place_id', roles),
    insert('secrecy_right', 'municipality_id, staff_id, unit_id, may_read', rights),
    insert(
      'service',
      'municipality_id, id, code, name, short_name, rosa_level, department_id, unit_id, authority_id, secret',
      each(plan.services, (code, service) => [
        m,
        id('service', code),
        code,
        service.name,
        service.name.slice(0, 28),
        service.level,
        id('department', plan.units[service.unit]!.authority),
        id('unit', service.unit),
        authorityOf(service.unit),
        service.secret ?? false,
      ]),
    ),
    insert(
      'agreement',
      'municipality_id, id, service_id, unit_id, version, centre, accept_within_minutes, answer_within_minutes, valid_from',
      each(plan.services, (code, service) => [
        m,
        id('agreement', code),
        id('service', code),
        id('unit', service.unit),
        1,
        service.centre ?? 'answers',
        240,
        960,
        '2020-01-01',
      ]),
    ),
  ].join(';\n')
}

function insert(table: string, columns: string, rows: unknown[][]): string {
  if (rows.length === 0) return 'select'
  return `insert into ${table} (${columns}) values ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}
