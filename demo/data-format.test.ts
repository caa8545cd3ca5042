import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import personnummer from 'personnummer'
import { describe, expect, test } from 'vitest'
import {
  ARTICLE_FOLDER,
  demoFiles,
  demoMunicipalities,
  readDemoData,
  roleSchema,
  channelSchema,
} from './data-format.ts'
import type { DemoData } from './data-format.ts'

// The package exports the class itself; its type file says that the class lies under `default`.
const Personnummer = personnummer as unknown as typeof personnummer.default

const ekby = readDemoData('ekby')
const lillby = readDemoData('lillby')
const officialTestNumbers = new Set(
  readFileSync(join(import.meta.dirname, 'skatteverket-test-numbers.txt'), 'utf8')
    .split('\n')
    .filter(Boolean),
)

const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map((row) => row.id))

/** Every id of a municipality, in the order of its files. */
function allIds(data: DemoData): string[] {
  const { authorities, departments, places, units, staff, duties, elected, outside, services, people, contactScripts } =
    data
  const floors = places.flatMap((place) => place.floors)
  const tables = [
    authorities,
    departments,
    places,
    floors,
    units,
    staff,
    duties,
    elected,
    outside,
    services,
    people,
    contactScripts,
    data.news,
  ]
  return tables.flatMap((rows) => rows.map((row) => row.id))
}

/** Born on the given day, read from an identity or coordination number (day + 60). */
function birthDate(identityNumber: string): string {
  const day = Number(identityNumber.slice(6, 8)) % 60
  return `${identityNumber.slice(0, 4)}-${identityNumber.slice(4, 6)}-${String(day).padStart(2, '0')}`
}

/** The agreement in force for a service on a day: the latest that has begun. */
function agreementOn(data: DemoData, service: string, day: string) {
  return data.agreements
    .filter((agreement) => agreement.service === service && agreement.from <= day)
    .toSorted((a, b) => b.from.localeCompare(a.from))[0]
}

test('every folder with data is read, and holds exactly the files of the format', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map((entry) => entry.name)).toEqual(expect.arrayContaining([...demoMunicipalities]))
  const expected = Object.values(demoFiles).map(({ file }) => file)
  for (const code of demoMunicipalities) {
    const files = readdirSync(join(import.meta.dirname, code)).filter((name) => name !== ARTICLE_FOLDER)
    expect(files.toSorted()).toEqual(expected.toSorted())
  }
})

describe.each([ekby, lillby])('$municipality.name', (data) => {
  const authorities = idsOf(data.authorities)
  const departments = new Map(data.departments.map((row) => [row.id, row]))
  const places = new Map(data.places.map((row) => [row.id, row]))
  const units = new Map(data.units.map((row) => [row.id, row]))
  const staff = new Map(data.staff.map((row) => [row.id, row]))
  const services = new Map(data.services.map((row) => [row.id, row]))

  test('articles name services and units that are there, each with a key of its own', () => {
    const keys = data.articles.map((article) => article.key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const article of data.articles) {
      expect(units.has(article.unit), `${article.key}: the unit ${article.unit}`).toBe(true)
      for (const service of article.services) expect(services.has(service), `${article.key}: ${service}`).toBe(true)
    }
  })

  test('ids are unique across all files', () => {
    const ids = allIds(data)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('departments and units hang together', () => {
    for (const department of data.departments) expect(authorities).toContain(department.authority)
    for (const unit of data.units) {
      expect(departments.get(unit.department)?.authority, unit.id).toBe(unit.authority)
      expect(idsOf(places.get(unit.place)?.floors ?? []), unit.id).toContain(unit.floor)
    }
    expect(data.units.filter((unit) => unit.kind === 'service_centre').map((unit) => unit.id)).toEqual([
      'servicecenter',
    ])
  })

  test('places open before they close and name real dates', () => {
    for (const place of data.places) {
      for (const interval of place.hours) expect(interval.from < interval.to, JSON.stringify(interval)).toBe(true)
      for (const row of place.exceptions) {
        if ('from' in row) expect(row.from < row.to, JSON.stringify(row)).toBe(true)
      }
    }
  })

  test('roles, scopes and secrecy rights point at what exists', () => {
    for (const member of data.staff) {
      expect(units.has(member.unit), member.id).toBe(true)
      for (const grant of member.roles) {
        if (grant.authority) expect(authorities, member.id).toContain(grant.authority)
        if (grant.unit) expect(units.has(grant.unit), member.id).toBe(true)
        if (grant.place) expect(places.has(grant.place), member.id).toBe(true)
      }
      for (const right of member.secrecyRights ?? []) {
        expect(units.get(right.unit)?.secret, `${member.id} has a right to ${right.unit}`).toBe(true)
      }
    }
  })

  test('a secret unit is read by its own handlers and by nobody else', () => {
    for (const unit of data.units.filter((row) => row.secret)) {
      const readers = data.staff.filter((m) => m.secrecyRights?.some((r) => r.unit === unit.id && r.mayRead))
      const handlers = data.staff.filter((m) => m.roles.some((r) => r.role === 'handler' && r.unit === unit.id))
      expect(readers.map((m) => m.id)).toEqual(handlers.map((m) => m.id))
      expect(readers.length, unit.id).toBeGreaterThan(0)
    }
  })

  test('every specialist unit has a handler, every department an information coordinator', () => {
    for (const unit of data.units.filter((row) => row.kind === 'specialist')) {
      const handler = data.staff.find((m) => m.unit === unit.id && m.roles.some((r) => r.role === 'handler'))
      expect(handler, unit.id).toBeDefined()
    }
    for (const department of data.departments) {
      const coordinators = data.staff.filter(
        (m) =>
          m.roles.some((r) => r.role === 'information_coordinator') && units.get(m.unit)?.department === department.id,
      )
      expect(coordinators.length, department.id).toBe(1)
    }
  })

  test('every service has its unit, its authority and an agreement in force', () => {
    for (const service of data.services) {
      const unit = units.get(service.unit)
      expect(unit?.authority, service.id).toBe(service.authority)
      expect(unit?.department, service.id).toBe(service.department)
      if (service.secret) expect(unit?.secret, service.id).toBe(true)
      expect(agreementOn(data, service.id, '2026-05-21'), service.id).toBeDefined()
    }
  })

  test('news comes from units that exist, by somebody of the department or the centre, about services that exist', () => {
    for (const news of data.news) {
      const writer = staff.get(news.by)
      const from = units.get(news.unit)
      const theirs = units.get(writer?.unit ?? '')
      expect(theirs?.kind === 'service_centre' || theirs?.department === from?.department, news.id).toBe(true)
      for (const by of news.manyAsk?.by ?? []) expect(staff.has(by), `${news.id} ${by}`).toBe(true)
      for (const service of news.services) expect(services.has(service), `${news.id} ${service}`).toBe(true)
    }
  })

  test('duties point at people and services of theirs, turns and absences at people who are listed', () => {
    for (const duty of data.duties) {
      expect(units.has(duty.unit), duty.id).toBe(true)
      for (const person of [duty.main, ...duty.substitutes]) {
        if (person !== null) expect(staff.has(person), `${duty.id}: ${person}`).toBe(true)
      }
      expect(duty.substitutes, duty.id).not.toContain(duty.main)
      for (const service of duty.services) expect(services.has(service), `${duty.id}: ${service}`).toBe(true)
    }
    for (const turn of data.presence.turns) {
      expect(units.get(turn.unit)?.supportPhone, turn.unit).toBeDefined()
      expect(staff.get(turn.staff)?.protected, turn.staff).toBe(false)
    }
    for (const absence of data.presence.absences) {
      expect(staff.get(absence.staff)?.protected, absence.staff).toBe(false)
      if (absence.substitute) expect(staff.has(absence.substitute), absence.substitute).toBe(true)
    }
  })

  test('helpers outside are invented, or real with an address on the web', () => {
    for (const each of data.outside) {
      const isInvented = /\.example/.test(`${each.web} ${each.email}`) || /^08-465 004/.test(each.phone ?? '')
      expect(isInvented || each.web?.startsWith('https://'), each.id).toBe(true)
    }
  })

  test('agreements name a contact in a unit that accepts hand-overs, in rising versions', () => {
    const seen = new Map<string, { version: number; from: string }>()
    for (const agreement of data.agreements) {
      expect(services.get(agreement.service)?.unit, agreement.service).toBe(agreement.unit)
      expect(units.get(agreement.unit)?.acceptsHandOvers, agreement.unit).toBe(true)
      expect(staff.get(agreement.acceptContact)?.unit, agreement.service).toBe(agreement.unit)
      expect(agreement.supportPhone, agreement.service).toBe(units.get(agreement.unit)?.supportPhone)
      const before = seen.get(agreement.service)
      expect(agreement.version, agreement.service).toBe((before?.version ?? 0) + 1)
      if (before) expect(before.from < agreement.from).toBe(true)
      seen.set(agreement.service, agreement)
    }
  })

  test('people carry official test numbers, each once', () => {
    const numbers = data.people.map((person) => person.identityNumber)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) {
      expect(Personnummer.valid(number), number).toBe(true)
      expect(officialTestNumbers.has(number), `${number} is one of the official test numbers`).toBe(true)
    }
  })

  test('guardians are grown people of the same municipality', () => {
    const people = new Map(data.people.map((person) => [person.id, person]))
    for (const child of data.people) {
      const isChild = birthDate(child.identityNumber) > '2008-12-31'
      expect(child.guardians !== undefined, child.id).toBe(isChild)
      for (const guardian of child.guardians ?? []) {
        const grown = people.get(guardian)
        expect(grown && birthDate(grown.identityNumber) < '2005-01-01', `${child.id} has ${guardian}`).toBe(true)
      }
    }
  })

  test('whoever has protected registration or an assumed identity has no address and no electronic way', () => {
    for (const person of data.people.filter((row) => row.protectedIdentity >= 2)) {
      expect([person.address, person.postalCode, person.email, person.phone]).toEqual([null, null, null, null])
    }
  })

  test('contact scripts ask about services that are given', () => {
    for (const script of data.contactScripts) {
      const service = services.get(script.service)
      expect(service, script.id).toBeDefined()
      expect(service?.endsOn, script.id).toBeNull()
      expect(new Set(script.channels).size, script.id).toBe(script.channels.length)
    }
  })

  test('the shares of the rhythm add up, and every channel in use has something to say', () => {
    const { rhythm } = data
    const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0)
    expect(sum(Object.values(rhythm.channelShares))).toBeCloseTo(1, 6)
    for (const channel of channelSchema.options) {
      expect(sum(rhythm.arrivals[channel]), channel).toBeCloseTo(1, 6)
      const spoken = data.contactScripts.some((script) => script.channels.includes(channel))
      expect(spoken || rhythm.channelShares[channel] === 0, channel).toBe(true)
    }
  })
})

describe('Ekby as it is meant', () => {
  test('holds the whole catalogue and one service that has ended', () => {
    const current = ekby.services.filter((service) => service.catalogue !== false)
    expect(current).toHaveLength(105)
    expect(current.every((service) => service.endsOn === null && service.rosaLevel <= 4)).toBe(true)
    expect(ekby.services.filter((service) => service.catalogue === false).map((service) => service.endsOn)).toEqual([
      '2025-06-30',
    ])
  })

  test('has two services whose agreement was renewed', () => {
    expect(ekby.agreements.filter((agreement) => agreement.version === 2)).toHaveLength(2)
    expect(ekby.agreements).toHaveLength(108)
  })

  test('has everybody a centre needs, each role at least once', () => {
    const held = new Set(ekby.staff.flatMap((member) => member.roles.map((grant) => grant.role)))
    expect([...held].toSorted()).toEqual([...roleSchema.options].toSorted())
    expect(ekby.authorities).toHaveLength(4)
    expect(ekby.departments).toHaveLength(6)
    expect(ekby.units).toHaveLength(29)
    expect(ekby.staff).toHaveLength(54)
    expect(ekby.staff.filter((member) => member.protected)).toHaveLength(1)
    expect(ekby.staff.filter((m) => m.roles.some((r) => r.role === 'guide'))).toHaveLength(9)
  })

  test('has citizens of all ages, some with coordination numbers, six with protected identity', () => {
    expect(ekby.people).toHaveLength(160)
    const coordination = ekby.people.filter((person) => Number(person.identityNumber.slice(6, 8)) > 60)
    expect(coordination).toHaveLength(5)
    const levels = ekby.people.map((person) => person.protectedIdentity).filter((level) => level > 0)
    expect(levels.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 2, 2, 3])
  })

  test('has one guide who may know of social assistance but not read it', () => {
    const guides = ekby.staff.filter((m) => m.secrecyRights && m.roles.some((r) => r.role === 'guide'))
    expect(guides.map((guide) => guide.secrecyRights)).toEqual([
      [{ unit: 'forsorjningsstod', mayKnow: true, mayRead: false }],
    ])
  })

  test('has scripts for most of the catalogue and for every channel', () => {
    expect(ekby.contactScripts.length).toBeGreaterThanOrEqual(130)
    expect(new Set(ekby.contactScripts.map((script) => script.service)).size).toBeGreaterThanOrEqual(70)
    const channels = new Set(ekby.contactScripts.flatMap((script) => script.channels))
    expect([...channels].toSorted()).toEqual([...channelSchema.options].toSorted())
  })
})

describe('Lillby as it is meant', () => {
  test('is tiny', () => {
    expect([lillby.units.length, lillby.staff.length, lillby.services.length]).toEqual([3, 5, 8])
  })

  test('shares ids with Ekby on purpose, so that a wall that leaks shows', () => {
    const inEkby = new Set(allIds(ekby))
    const shared = allIds(lillby).filter((id) => inEkby.has(id))
    expect(shared).toEqual(expect.arrayContaining(['ks', 'servicecenter', 'renhallningen', 'asa-berg']))
  })

  test('has citizens of its own', () => {
    const numbers = new Set(ekby.people.map((person) => person.identityNumber))
    expect(lillby.people.filter((person) => numbers.has(person.identityNumber))).toEqual([])
  })
})
