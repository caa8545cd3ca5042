import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal } from '#domains/contacts/contacts.factory.ts'
import { anonymous, citizen } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { type Newsroom, openNewsroom, TUESDAY } from './news.factory.ts'

const test = useTestDatabase()
let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom(test)
})
beforeEach(async () => {
  room.clock.moveTo(TUESDAY)
  await test.owner.query('delete from news')
})

describe('who may post', () => {
  it('people of the department for its units, and the centre for all', async () => {
    const { units } = room.ekby
    const may: [Parameters<Newsroom['post']>[0], string][] = [
      ['asa', units.renhallning],
      ['asa', units.parkering],
      ['klara', units.renhallning],
      ['annelie', units.aldreomsorg],
      ['alva', units.aldreomsorg],
      ['maj', units.forsorjningsstod],
    ]
    for (const [who, unitId] of may) expect(await room.post(who, { unitId })).toMatchObject({ revision: 1 })
    for (const [who, unitId] of [
      ['asa', units.aldreomsorg],
      ['klara', units.aldreomsorg],
      ['annelie', units.servicecenter],
    ] as const)
      await expectRefusal(room.post(who, { unitId }), 422, 'news.not-your-unit')
    for (const who of ['gunvor', 'signe', 'sten', 'birgitta', 'kent'] as const)
      await expectRefusal(room.post(who), 403, 'not-allowed')
  })

  it('are offered the units they may post for, their own first', async () => {
    const posters = async (who: 'asa' | 'annelie' | 'alva') =>
      (await room.call(who, contract.listPosters, {})).units.map((unit) => unit.name)
    expect((await posters('asa'))[0]).toBe('Renhållningen')
    expect(await posters('asa')).not.toContain('Äldreomsorg')
    expect(await posters('annelie')).toEqual(['Äldreomsorg', 'Försörjningsstöd'])
    expect(await posters('alva')).toContain('Äldreomsorg')
  })
})

describe('who may change', () => {
  it("another department's coordinator may not, however they try", async () => {
    const { newsId } = await room.post('annelie', { unitId: room.ekby.units.aldreomsorg })
    const written = room.written({ unitId: room.ekby.units.kansli })
    await expectRefusal(
      room.call('klara', contract.editNews, { newsId, revision: 1, ...written }),
      403,
      'news.not-yours',
    )
    await expectRefusal(room.call('klara', contract.endNews, { newsId, revision: 1 }), 403, 'news.not-yours')
    await expectRefusal(room.call('annelie', contract.pinNews, { newsId, pinned: true }), 403, 'news.only-centre')
    const own = room.written({ unitId: room.ekby.units.aldreomsorg, heading: 'Ändrad' })
    await room.call('alva', contract.editNews, { newsId, revision: 1, ...own })
    expect(await room.headings('klara')).toEqual(['Ändrad'])
  })
})

describe('news for one authority', () => {
  it('is read by its own people, those who work across it, and the centre; nobody else, by any way', async () => {
    const { newsId } = await room.post('annelie', {
      unitId: room.ekby.units.aldreomsorg,
      heading: 'Bara vi',
      onlyAuthority: true,
    })
    for (const who of ['annelie', 'sara', 'bo', 'alva', 'maj'] as const)
      expect(await room.headings(who), who).toEqual(['Bara vi'])
    for (const who of ['asa', 'omar', 'klara', 'gunvor', 'signe'] as const) {
      expect(await room.headings(who), who).toEqual([])
      expect(await room.unread(who)).toBe(0)
      await expectRefusal(room.call(who, contract.readNews, { newsId }), 404, 'not-found')
      await room.call(who, contract.markNewsRead, { read: [{ newsId, revision: 1 }] })
    }
    const { rows } = await test.owner.query('select staff_id from news_read where news_id = $1', [newsId])
    expect(rows).toEqual([{ staff_id: room.ekby.staff.annelie }])
  })
})

describe('strangers', () => {
  it('read nothing, and nothing of another municipality', async () => {
    await room.post('asa')
    for (const actor of [anonymous(1), citizen(1, '00000000-0000-4000-8000-000000000000')]) {
      await expect(room.call(actor, contract.listNews, {})).rejects.toThrow()
      const seen = await inTransaction(test.db, actor, (tx) => tx.selectFrom('news').select('id').execute())
      expect(seen).toEqual([])
    }
    const lisa = await room.lillby.actor('lisa')
    expect(await room.headings(lisa)).toEqual([])
    await expectRefusal(
      room.call(lisa, contract.postNews, room.written({ unitId: room.ekby.units.renhallning })),
      422,
      'news.not-your-unit',
    )
  })
})
