import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, type Who } from '#domains/contacts/contacts.factory.ts'
import { anonymous, system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { openDirectory, protectedWords } from './directory.factory.ts'
import { searchableDirectory } from './searchable.ts'
import { whereabouts } from './whereabouts.ts'

const test = useTestDatabase()
let house: Awaited<ReturnType<typeof openDirectory>>
let dutyId: string
beforeAll(async () => {
  house = await openDirectory(test)
  // Lena, who has a protected identity, holds a duty, has a turn and is away: all written before she was protected.
  const { lena, sara } = house.ekby.staff
  await test.owner.query(`update staff_member set protected = false where id = $1`, [lena])
  dutyId = await house.duty('Återansökningar', 'forsorjningsstod', 'lena', ['sara'], {
    services: ['forsorjningsstod'],
    isPublic: true,
  })
  await house.call('ronja', contract.saveTurns, {
    unitId: house.ekby.units.forsorjningsstod,
    version: 1,
    turns: [{ staffId: lena, weekday: 2 }],
  })
  await house.absent('lena', 'lena', '2026-03-11', '2026-03-20', { kind: 'leave', reason: 'Lena Sandman opereras' })
  await house.absent('sara', 'sara', '2026-03-12', '2026-03-13', { substitute: 'lena' })
  await test.owner.query(`update staff_member set protected = true where id = $1`, [lena])
  expect(sara).toBeTruthy()
})

const everybody: Who[] = ['alva', 'sara', 'ronja', 'klara', 'maj', 'astrid', 'sten']

describe('staff with protected identity', () => {
  const tells = (reply: unknown) => protectedWords.filter((word) => JSON.stringify(reply).includes(word))

  it.each([
    ['the search by name', () => [contract.findEntries, { q: 'Lena Sandman' }]],
    ['the search by duty', () => [contract.findEntries, { q: 'återansökningar' }]],
    ['the search by unit', () => [contract.findEntries, { q: 'försörjningsstöd' }]],
    ['who speaks a language', () => [contract.findSpeaker, { language: 'so' }]],
    ['the unit’s card', () => [contract.readUnit, { unitId: house.ekby.units.forsorjningsstod }]],
    ['the unit now', () => [contract.unitNow, { unitId: house.ekby.units.forsorjningsstod }]],
    ['the duty', () => [contract.readDuty, { dutyId }]],
    ['a colleague’s card', () => [contract.readPerson, { staffId: house.ekby.staff.sara }]],
    ['duties without cover', () => [contract.uncoveredDuties, {}]],
    ['what citizens see', () => [contract.listPublic, {}]],
  ] as const)('are not in %s', async (_, asked) => {
    const [operation, input] = asked() as [typeof contract.findEntries, { q: string }]
    for (const who of everybody) {
      const reply = await house.call(who, operation, input)
      expect(tells(reply), JSON.stringify(who)).toEqual([])
    }
  })

  it('are not counted', async () => {
    const { languages } = await house.call('sara', contract.findSpeaker, {})
    expect(languages).toContainEqual({ code: 'so', people: 2 })
    expect(await house.call('alva', contract.unitNow, { unitId: house.ekby.units.forsorjningsstod })).toMatchObject({
      inAll: 1,
      support: null,
    })
  })

  it('have no card but for themselves, and can be reported by nobody', async () => {
    const { lena } = house.ekby.staff
    for (const who of everybody)
      await expectRefusal(house.call(who, contract.readPerson, { staffId: lena }), 404, 'not-found')
    await expectRefusal(
      house.call('sara', contract.reportWrong, { subject: 'person', subjectId: lena, words: 'Fel' }),
      404,
      'not-found',
    )
    await expectRefusal(house.absent('ronja', 'lena', '2026-03-12', '2026-03-13'), 404, 'not-found')
    expect(await house.call('lena', contract.readPerson, { staffId: lena })).toMatchObject({ name: 'Lena Sandman' })
  })

  it('keep their duty when a coordinator changes it', async () => {
    const duty = await house.call('ronja', contract.readDuty, { dutyId })
    expect(duty.main).toBeNull()
    await house.call('ronja', contract.saveDuty, {
      dutyId,
      version: duty.version,
      unitId: duty.unit.id,
      name: duty.name,
      about: 'Varje månad',
      mainId: null,
      substituteIds: duty.substitutes.map((each) => each.id),
      serviceIds: duty.services.map((each) => each.id),
      isPublic: true,
      fromDay: duty.fromDay,
    })
    expect(await house.count(`duty_holder where duty_id = $1 and kind = 'main'`, dutyId)).toBe(1)
  })

  it('are in no answer to other parts of the house', async () => {
    const actor = await house.actorOf('alva')
    await inTransaction(test.db, actor, async (tx) => {
      expect((await whereabouts({ tx, actor }, [house.ekby.staff.lena], house.clock.now())).size).toBe(0)
    })
    const worker = system(house.ekby.municipalityId)
    const entries = await inTransaction(test.db, worker, (tx) => searchableDirectory(tx, 1))
    expect(entries.length).toBeGreaterThan(20)
    expect(tells(entries)).toEqual([])
  })
})

describe('the reason of an absence', () => {
  const reason = 'Vård av barn'
  const shown = async (who: Who) => {
    const card = await house.call(who, contract.readPerson, { staffId: house.ekby.staff.asa })
    return card.absences.map((each) => each.reason)
  }

  it('is for the person and the manager of their very unit', async () => {
    await house.absent('asa', 'asa', '2026-03-11', '2026-03-12', { reason })
    for (const who of ['asa', 'jonna'] as const) expect(await shown(who), who).toEqual([reason])
    for (const who of ['alva', 'maj', 'klara', 'ronja', 'omar', 'sten'] as const)
      expect(await shown(who), who).toEqual([null])
  })

  it('is not even read by the database for others', async () => {
    for (const who of ['alva', 'maj', 'ronja'] as const) {
      const rows = await inTransaction(test.db, await house.actorOf(who), (tx) =>
        tx.selectFrom('absence_reason').selectAll().execute(),
      )
      expect(rows, who).toEqual([])
    }
  })

  it('stays when a coordinator moves the absence', async () => {
    const card = await house.call('klara', contract.readPerson, { staffId: house.ekby.staff.asa })
    const absence = card.absences[0]!
    await house.call('klara', contract.saveAbsence, {
      absenceId: absence.id,
      version: absence.version,
      staffId: house.ekby.staff.asa,
      kind: 'leave',
      fromDay: '2026-03-11',
      toDay: '2026-03-13',
    })
    expect(await shown('asa')).toEqual([reason])
  })
})

describe('who may change what', () => {
  it('an absence: oneself, the unit’s manager, the department’s coordinator, the administrator; nobody else', async () => {
    for (const who of ['omar', 'klara', 'ronja'] as const) {
      const absenceId = await house.absent(who, 'omar', '2026-05-05', '2026-05-06')
      await house.call(who, contract.endAbsence, { absenceId, version: 1 })
    }
    for (const who of ['alva', 'asa', 'jonna', 'maj', 'sten', 'annelie'] as const)
      await expectRefusal(house.absent(who, 'omar', '2026-05-05', '2026-05-06'), 403, 'directory.not-yours')
  })

  it('a duty: whoever keeps the unit', async () => {
    const write = (who: Who) =>
      house.call(who, contract.saveDuty, {
        unitId: house.ekby.units.renhallning,
        name: 'Kärl',
        fromDay: '2026-03-10',
      })
    for (const who of ['jonna', 'klara', 'ronja'] as const) await write(who)
    await expectRefusal(write('maj'), 403, 'directory.not-yours')
    await expectRefusal(write('asa'), 403, 'not-allowed')
  })

  it('a duty is not moved into a unit one keeps from one that one does not', async () => {
    const foreign = await house.duty('Hemtjänst', 'aldreomsorg', 'annelie')
    await expectRefusal(
      house.call('klara', contract.saveDuty, {
        dutyId: foreign,
        version: 1,
        unitId: house.ekby.units.renhallning,
        name: 'Hemtjänst',
        fromDay: '2026-03-10',
      }),
      403,
      'directory.not-yours',
    )
  })

  it('a stranger reads what is public, and nothing else', async () => {
    const stranger = anonymous(house.ekby.municipalityId)
    const { units } = await house.call(stranger, contract.listPublic, {})
    expect(units.map((unit) => unit.name)).toContain('Renhållningen')
    expect(JSON.stringify(units)).not.toContain('Åsa')
    await expectRefusal(house.call(stranger, contract.findEntries, { q: 'åsa' }), 401, 'sign-in-needed')
    await inTransaction(test.db, stranger, async (tx) => {
      expect(await tx.selectFrom('absence').selectAll().execute()).toEqual([])
      expect(await tx.selectFrom('duty_holder').selectAll().execute()).toEqual([])
    })
  })

  it('another municipality is another house', async () => {
    const lisa = await house.lillby.actor('lisa')
    expect((await house.call(lisa, contract.findEntries, { q: 'åsa' })).people).toEqual([])
    await expectRefusal(house.call(lisa, contract.readPerson, { staffId: house.ekby.staff.asa }), 404, 'not-found')
    await expectRefusal(house.call(lisa, contract.readUnit, { unitId: house.ekby.units.parkering }), 404, 'not-found')
  })
})
