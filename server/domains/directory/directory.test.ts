import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, refusal } from '#domains/contacts/contacts.factory.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { openDirectory } from './directory.factory.ts'
import { watchCover } from './watch-cover.job.ts'

const test = useTestDatabase()
let house: Awaited<ReturnType<typeof openDirectory>>
beforeAll(async () => {
  // Tuesday 10 March 2026, ten in the morning.
  house = await openDirectory(test)
})

const find = (q: string, page = 0) => house.call('alva', contract.findEntries, { q, page })
const card = (who: Parameters<typeof house.call>[0], whom: 'asa' | 'omar' | 'jonna') =>
  house.call(who, contract.readPerson, { staffId: house.ekby.staff[whom] })

describe('one search field', () => {
  let dutyId: string
  beforeAll(async () => {
    dutyId = await house.duty('Tömning av kärl', 'renhallning', 'asa', ['jonna'], { services: ['sophamtning'] })
  })

  it.each([
    ['a name without dots', 'asa berg'],
    ['a part of a name', 'Ås'],
    ['a duty', 'tömning kärl'],
    ['a service of the duty', 'sophämtning'],
    ['a title', 'renhållningshandläggare'],
    ['the unit together with the name', 'renhållningen åsa'],
  ])('finds a person by %s', async (_, q) => {
    expect((await find(q)).people.map((person) => person.name)).toContain('Åsa Berg')
  })

  it('finds by number, however it is typed, and by room', async () => {
    const { phone, room } = await card('alva', 'asa')
    for (const q of [phone!, phone!.replaceAll(/\D/g, ''), `+46 ${phone!.slice(1)}`, room!])
      expect((await find(q)).people.map((person) => person.name)).toContain('Åsa Berg')
  })

  it('finds by language in both languages', async () => {
    for (const q of ['somaliska', 'Somali'])
      expect((await find(q)).people.map((person) => person.name).toSorted()).toEqual(['Ahmed Nur Guled', 'Jonna Ekvik'])
  })

  it('names come before duties and titles', async () => {
    expect((await find('ek')).people[0]?.name).toBe('Bo Ek')
    // Renhållningen holds "ren" and Omar's name does not: the whole name goes before words of it elsewhere.
    expect((await find('nilmar par')).people.map((person) => person.name)).toEqual(['Omar Nilmar'])
    expect((await find('berg e')).people[0]?.name).toBe('Åsa Berg')
  })

  it('finds units and duties too, on the first page', async () => {
    const found = await find('tömning')
    expect(found.duties).toMatchObject([{ id: dutyId, unit: { name: 'Renhållningen' }, main: { name: 'Åsa Berg' } }])
    expect((await find('parkering')).units.map((unit) => unit.name)).toEqual(['Parkering'])
    expect((await find('tömning', 1)).duties).toEqual([])
  })

  it('takes signs and long texts as what they are', async () => {
    for (const q of ['%', '_', String.raw`\\`, "'; drop table duty", '…', ' '.repeat(200)])
      expect((await find(q)).people).toEqual([])
    await expectRefusal(find('x'.repeat(201)), 400, 'bad-input')
  })

  it('gives twenty people a page', async () => {
    await test.owner.query(
      `insert into staff_member (municipality_id, id, code, subject, given_name, family_name, title, unit_id)
      select 1, gen_random_uuid(), 'extra' || n, 'extra' || n, 'Extra', 'Person', 'Vikarie', $1 from generate_series(1, 25) n`,
      [house.ekby.units.parkering],
    )
    const first = await find('e')
    expect(first.people.length).toBe(20)
    expect(first.hasMore).toBe(true)
    const second = await find('e', 1)
    const ids = [...first.people, ...second.people].map((person) => person.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('is this person there now', () => {
  it('here until closing time, and away during an absence with its word, substitute and when they are back', async () => {
    expect((await card('alva', 'omar')).presence).toMatchObject({ state: 'here', until: '2026-03-10T15:00:00.000Z' })
    const absenceId = await house.absent('omar', 'omar', '2026-03-10 09:00', '2026-03-10 12:30', {
      kind: 'meeting',
      substitute: 'asa',
    })
    expect((await card('alva', 'omar')).presence).toEqual({
      state: 'away',
      until: null,
      back: '2026-03-10T11:30:00.000Z',
      kind: 'meeting',
      substitute: { id: house.ekby.staff.asa, name: 'Åsa Berg' },
    })
    await house.call('omar', contract.endAbsence, { absenceId, version: 1 })
    expect((await card('alva', 'omar')).presence.state).toBe('here')
  })

  it('on leave over a weekend: back on the first working day', async () => {
    const absenceId = await house.absent('omar', 'omar', '2026-03-10', '2026-03-13', { kind: 'leave' })
    expect((await card('alva', 'omar')).presence).toMatchObject({ state: 'leave', back: '2026-03-16T07:00:00.000Z' })
    await house.call('omar', contract.endAbsence, { absenceId, version: 1 })
  })

  it('by their own hours', async () => {
    const { version } = await card('jonna', 'jonna')
    const { phone, email, room, languages } = await card('jonna', 'jonna')
    const hours = [{ weekday: 3 as const, from: '09:00', to: '12:00' }]
    const staffId = house.ekby.staff.jonna
    const saved = await house.call('jonna', contract.savePerson, {
      staffId,
      version,
      phone,
      email,
      room,
      languages,
      hours,
    })
    expect((await card('alva', 'jonna')).presence).toMatchObject({
      state: 'finished',
      back: '2026-03-11T08:00:00.000Z',
    })
    await expectRefusal(
      house.call('jonna', contract.savePerson, { staffId, version, phone, email, room, languages, hours: null }),
      409,
      'directory.changed',
    )
    await house.call('jonna', contract.savePerson, {
      staffId,
      version: saved.version,
      phone,
      email,
      room,
      languages,
      hours: null,
    })
  })

  it('tells a guide before anything is passed on', async () => {
    await house.call('ronja', contract.saveTurns, {
      unitId: house.ekby.units.renhallning,
      version: 1,
      turns: [
        { staffId: house.ekby.staff.jonna, weekday: 2 },
        { staffId: house.ekby.staff.asa, weekday: 3 },
      ],
    })
    expect(await house.call('alva', contract.unitNow, { unitId: house.ekby.units.renhallning })).toMatchObject({
      supportPhone: '08-465 004 20',
      support: { name: 'Jonna Ekvik', presence: { state: 'here' } },
      people: [{ name: 'Åsa Berg' }, { name: 'Jonna Ekvik' }],
      hereNow: 2,
      inAll: 2,
    })
  })

  it('finds who speaks Somali and is here now, first', async () => {
    const absenceId = await house.absent('ahmed', 'ahmed', '2026-03-10', '2026-03-11')
    const { people, languages } = await house.call('alva', contract.findSpeaker, { language: 'so' })
    expect(people.map((person) => [person.name, person.presence.state])).toEqual([
      ['Jonna Ekvik', 'here'],
      ['Ahmed Nur Guled', 'away'],
    ])
    expect(languages).toContainEqual({ code: 'so', people: 2 })
    await house.call('ahmed', contract.endAbsence, { absenceId, version: 1 })
  })
})

describe('an absence', () => {
  it('refuses what cannot be, naming the field', async () => {
    const write = (to: string, more = {}) => house.absent('omar', 'omar', '2026-03-12', to, more)
    expect(await refusal(write('2026-03-11'))).toMatchObject({ status: 422, pointers: ['/toDay'] })
    expect(await refusal(house.absent('omar', 'omar', '2026-03-01', '2026-03-02'))).toMatchObject({
      code: 'absence.over',
    })
    expect(await refusal(write('2026-03-13', { substitute: 'omar' }))).toMatchObject({ pointers: ['/substituteId'] })
  })

  it('whose writer was second is told so', async () => {
    const absenceId = await house.absent('omar', 'omar', '2026-04-01', '2026-04-02')
    const again = {
      absenceId,
      version: 1,
      staffId: house.ekby.staff.omar,
      kind: 'leave' as const,
      fromDay: '2026-04-01',
      toDay: null,
    }
    expect(await house.call('omar', contract.saveAbsence, again)).toEqual({ absenceId, version: 2 })
    await expectRefusal(house.call('omar', contract.saveAbsence, again), 409, 'directory.changed')
    await house.call('omar', contract.endAbsence, { absenceId, version: 2 })
    expect(await house.count('absence where id = $1', absenceId)).toBe(0)
  })

  it('counts whole days across the clock change', async () => {
    const absenceId = await house.absent('omar', 'omar', '2026-03-28', '2026-03-29')
    const { rows } = await test.owner.query('select from_at, to_at from absence where id = $1', [absenceId])
    expect(rows[0]).toEqual({ from_at: new Date('2026-03-27T23:00:00Z'), to_at: new Date('2026-03-29T22:00:00Z') })
    await house.call('omar', contract.endAbsence, { absenceId, version: 1 })
  })
})

describe('a wrong entry', () => {
  it('becomes a task for its owner, who closes it with a word', async () => {
    const dutyId = await house.duty('Latrin', 'renhallning', 'asa')
    const { unit } = await house.call('alva', contract.reportWrong, {
      subject: 'duty',
      subjectId: dutyId,
      words: 'Åsa säger att det är Jonna nu.',
    })
    expect(unit).toBe('Renhållningen')
    const { reports } = await house.call('jonna', contract.listReports, {})
    expect(reports).toMatchObject([
      { about: 'Latrin', words: 'Åsa säger att det är Jonna nu.', reportedBy: 'Alva Linnemark', mayClose: true },
    ])
    const own = await house.call('alva', contract.listReports, {})
    expect(own.reports).toMatchObject([{ about: 'Latrin', mayClose: false }])
    expect((await house.call('omar', contract.listReports, {})).reports).toEqual([])
    const close = { reportId: reports[0]!.id, version: 1, outcome: 'Ändrat till Jonna.' }
    await expectRefusal(house.call('klara', contract.closeReport, { ...close, version: 7 }), 409, 'directory.changed')
    await house.call('jonna', contract.closeReport, close)
    expect((await house.call('alva', contract.listReports, { state: 'closed' })).reports).toMatchObject([
      { outcome: 'Ändrat till Jonna.', state: 'closed' },
    ])
  })
})

describe('a duty without cover', () => {
  it('is listed for its unit and told of once', async () => {
    const dutyId = await house.duty('Torgplatser', 'parkering', 'omar')
    await house.absent('omar', 'omar', '2026-03-16', '2026-03-18', { kind: 'leave' })
    const { duties } = await house.call('omar', contract.uncoveredDuties, {})
    expect(duties).toMatchObject([
      {
        duty: { id: dutyId, name: 'Torgplatser' },
        main: 'Omar Nilmar',
        from: '2026-03-16T07:00:00.000Z',
        to: '2026-03-18T15:00:00.000Z',
      },
    ])
    const told = () => house.count(`outbound_message where intent like $1`, `duty-uncovered:${dutyId}%`)
    await house.run(watchCover)
    await house.run(watchCover)
    expect(await told()).toBe(1)
    const { rows } = await test.owner.query(`select recipient, body from outbound_message where subject_id = $1`, [
      dutyId,
    ])
    expect(rows[0].recipient).toBe('parkering@ekby.example')
    expect(rows[0].body).not.toContain('Omar')
  })

  it('is covered by a substitute who is there', async () => {
    const dutyId = await house.duty('Fasta skyltar', 'parkering', 'omar', ['asa'])
    const { duties } = await house.call('omar', contract.uncoveredDuties, {})
    expect(duties.map((each) => each.duty.id)).not.toContain(dutyId)
  })
})

describe('outside the municipality', () => {
  const provider = (name: string, kind: 'private' | 'authority' = 'private') =>
    house.call('klara', contract.saveOutside, {
      name,
      kind,
      helpsWith: 'Hjälp hemma',
      howToRefer: 'Ring.',
      phone: '08-465 004 60',
      languages: ['sv', 'so'],
    })

  it('public ones first by name; private ones begin one further down each day', async () => {
    for (const name of ['Björkens hjälp', 'Alens hjälp', 'Ceders hjälp']) await provider(name)
    await provider('Ömmandes nämnd', 'authority')
    const names = async () =>
      (await house.call('alva', contract.findOutside, { q: 'hjälp hemma' })).rows.map((row) => row.name)
    const today = await names()
    expect(today[0]).toBe('Ömmandes nämnd')
    house.clock.moveTo(new Date('2026-03-11T09:00:00Z'))
    const tomorrow = await names()
    house.clock.moveTo(new Date('2026-03-10T09:00:00Z'))
    expect(tomorrow.slice(1)).toEqual([today[2], today[3], today[1]])
  })

  it('is found by language, and needs a way there', async () => {
    expect((await house.call('alva', contract.findOutside, { q: 'somaliska alen' })).rows).toHaveLength(1)
    const write = house.call('klara', contract.saveOutside, {
      name: 'Ingen väg',
      kind: 'private',
      helpsWith: 'x',
      howToRefer: 'y',
      languages: ['sv'],
    })
    expect(await refusal(write)).toMatchObject({ status: 422, code: 'outside.no-way' })
  })
})
