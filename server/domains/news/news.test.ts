import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, refusal } from '#domains/contacts/contacts.factory.ts'
import { anonymous, system } from '#platform/access/actor.ts'
import { executeWork } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { type Newsroom, openNewsroom, TUESDAY } from './news.factory.ts'
import { tellBegunAndEnded } from './tell-begun-and-ended.job.ts'

const test = useTestDatabase()
let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom(test)
})
beforeEach(async () => {
  room.clock.moveTo(TUESDAY)
  await test.owner.query('delete from news')
})

const markAll = async (who: 'alva' | 'gunvor') => {
  const { rows } = await room.call(who, contract.listNews, {})
  return room.call(who, contract.markNewsRead, { read: rows.map(({ newsId, revision }) => ({ newsId, revision })) })
}

describe('a piece of news', () => {
  it('is read by everybody employed, says who and which services, and is unread until read', async () => {
    await room.post('asa', { serviceIds: [room.ekby.services.sophamtning] })
    const { rows } = await room.call('gunvor', contract.listNews, {})
    expect(rows[0]).toMatchObject({
      heading: 'Bilen i Norra Ekby står still',
      unit: 'Renhållningen',
      postedBy: 'Åsa Berg',
      severity: 'disturbance',
      services: [{ name: 'Sophämtning' }],
      unread: true,
      mayEdit: false,
      changedAt: null,
      state: 'current',
    })
    for (const who of ['alva', 'signe', 'annelie', 'kent'] as const) expect(await room.unread(who)).toBe(1)
    expect(await room.unread('asa')).toBe(0)
    expect(await markAll('gunvor')).toEqual({ unread: 0 })
    expect(await room.unread('gunvor')).toBe(0)
    expect(await room.unread('alva')).toBe(1)
  })

  it('turns unread again when its words are changed, not when it is pinned', async () => {
    const { newsId } = await room.post('asa')
    await markAll('alva')
    await room.call('maj', contract.pinNews, { newsId, pinned: true })
    expect(await room.unread('alva')).toBe(0)
    await room.call('jonna', contract.editNews, { newsId, revision: 1, ...room.written({ body: 'Klart på onsdag.' }) })
    for (const who of ['alva', 'gunvor', 'asa'] as const) expect(await room.unread(who)).toBe(1)
    expect(await room.unread('jonna')).toBe(0)
    const read = await room.call('alva', contract.readNews, { newsId })
    expect(read).toMatchObject({ body: 'Klart på onsdag.', revision: 2, pinned: true, unread: true })
    expect(read.changedAt).not.toBeNull()
  })

  it('is not marked read by somebody who read an earlier revision, or claims a later one', async () => {
    const { newsId } = await room.post('asa')
    await room.call('asa', contract.editNews, { newsId, revision: 1, ...room.written() })
    await room.call('alva', contract.markNewsRead, { read: [{ newsId, revision: 1 }] })
    expect(await room.unread('alva')).toBe(1)
    await room.call('alva', contract.markNewsRead, { read: [{ newsId, revision: 99 }] })
    expect(await room.unread('alva')).toBe(0)
    await room.call('asa', contract.editNews, { newsId, revision: 2, ...room.written() })
    expect(await room.unread('alva')).toBe(1)
  })

  it('begins when it is to begin, leaves by itself when it is over, and can still be found', async () => {
    await room.post('asa', { startsAt: room.inHours(2), endsAt: room.inHours(4) })
    expect(await room.headings('alva')).toEqual([])
    expect(await room.headings('alva', 'upcoming')).toHaveLength(1)
    expect(await room.unread('alva')).toBe(0)
    room.clock.advance({ hours: 2 })
    expect(await room.headings('alva')).toHaveLength(1)
    expect(await room.unread('alva')).toBe(1)
    room.clock.advance({ hours: 2 })
    expect(await room.headings('alva')).toEqual([])
    expect(await room.unread('alva')).toBe(0)
    expect(await room.headings('alva', 'ended')).toHaveLength(1)
    const found = await room.call('alva', contract.listNews, { view: 'ended', words: 'norra BIL' })
    expect(found.rows).toHaveLength(1)
    expect((await room.call('alva', contract.listNews, { view: 'ended', words: '100%' })).rows).toEqual([])
  })

  it('stands in order: unread, pinned, the most serious, the latest', async () => {
    for (const [heading, severity] of [
      ['Läst', 'urgent'],
      ['Upplysning', 'information'],
      ['Brådskar', 'urgent'],
      ['Fäst', 'information'],
      ['Störning', 'disturbance'],
    ] as const) {
      const { newsId } = await room.post('alva', { heading, severity })
      room.clock.advance({ minutes: 1 })
      if (heading === 'Läst') await room.call('gunvor', contract.markNewsRead, { read: [{ newsId, revision: 1 }] })
      if (heading === 'Fäst') await room.call('alva', contract.pinNews, { newsId, pinned: true })
    }
    expect(await room.headings('gunvor')).toEqual(['Fäst', 'Brådskar', 'Störning', 'Upplysning', 'Läst'])
    const { count, first } = await room.call('gunvor', contract.unreadNews, {})
    expect([count, first.map((row) => row.heading)]).toEqual([4, ['Fäst', 'Brådskar', 'Störning', 'Upplysning']])
  })

  it('is found by the service it touches', async () => {
    await room.post('asa', { serviceIds: [room.ekby.services.sophamtning] })
    await room.post('alva', { heading: 'Annat' })
    const about = (serviceId: string) => room.call('alva', contract.listNews, { serviceId })
    expect((await about(room.ekby.services.sophamtning)).rows).toHaveLength(1)
    expect((await about(room.ekby.services.hemtjanst)).rows).toEqual([])
  })

  it('is ended by hand, also before it has begun', async () => {
    const now = await room.post('asa')
    const later = await room.post('asa', { startsAt: room.inHours(5) })
    for (const { newsId } of [now, later]) await room.call('asa', contract.endNews, { newsId, revision: 1 })
    expect(await room.headings('alva')).toEqual([])
    expect(await room.headings('alva', 'upcoming')).toEqual([])
    expect(await room.headings('alva', 'ended')).toHaveLength(2)
    await expectRefusal(
      room.call('asa', contract.endNews, { newsId: now.newsId, revision: 1 }),
      409,
      'news.ended-already',
    )
  })

  it('is changed by one of two who read the same, and the other is told', async () => {
    const { newsId } = await room.post('asa')
    const edit = (who: 'asa' | 'jonna') =>
      room.call(who, contract.editNews, { newsId, revision: 1, ...room.written({ heading: who }) })
    const ended = await Promise.allSettled([edit('asa'), edit('jonna')])
    expect(ended.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expectRefusal(edit('asa'), 409, 'news.changed-meanwhile')
  })

  it('names what cannot be', async () => {
    const wrong = async (more: Parameters<Newsroom['post']>[1]) => refusal(room.post('asa', more))
    expect(await wrong({ startsAt: room.inHours(3), endsAt: room.inHours(2) })).toMatchObject({
      code: 'news.time',
      pointers: ['/endsAt'],
    })
    expect(await wrong({ startsAt: room.inHours(-3), endsAt: room.inHours(-1) })).toMatchObject({ code: 'news.past' })
    expect(await wrong({ endsAt: room.inHours(24 * 400) })).toMatchObject({ code: 'news.far' })
    expect(await wrong({ onlyAuthority: true, publicText: 'x' })).toMatchObject({ code: 'news.public-and-closed' })
    expect(await wrong({ publicTextEn: 'x' })).toMatchObject({ code: 'news.english-alone' })
    expect(await wrong({ serviceIds: [room.ekby.units.vaxel] })).toMatchObject({
      code: 'service.unknown',
      pointers: ['/serviceIds'],
    })
    expect(await wrong({ heading: ' \u200b ' })).toMatchObject({ status: 400, pointers: ['/heading'] })
  })
})

describe('what citizens are told', () => {
  it('is the public text of what holds now, the most serious first, and nothing else', async () => {
    await room.post('asa', { publicText: 'Sopor hämtas en dag senare.', body: 'Internt: chauffören är sjuk.' })
    await room.post('alva', { severity: 'urgent', publicText: 'Koka vattnet.', publicTextEn: 'Boil the water.' })
    await room.post('alva', { heading: 'Inte för alla' })
    await room.post('alva', { startsAt: room.inHours(3), publicText: 'Sedan' })
    const { rows } = await room.call(anonymous(1), contract.listPublicNews, {})
    expect(rows.map(({ text, textEn }) => [text, textEn])).toEqual([
      ['Koka vattnet.', 'Boil the water.'],
      ['Sopor hämtas en dag senare.', null],
    ])
    expect(JSON.stringify(rows)).not.toContain('Internt')
    expect((await room.call(anonymous(2), contract.listPublicNews, {})).rows).toEqual([])
  })
})

describe('what open screens hear', () => {
  it('is told once when news begins and once when it ends', async () => {
    await room.post('asa', { startsAt: room.inHours(1), endsAt: room.inHours(2) })
    const announced = async () => {
      const topics: string[] = []
      await executeWork(room.execution, system(1), (context) =>
        tellBegunAndEnded({ ...context, announce: (...told) => topics.push(...told) }),
      )
      return topics
    }
    expect(await announced()).toEqual([])
    room.clock.advance({ hours: 1 })
    expect(await announced()).toEqual(['everybody'])
    expect(await announced()).toEqual([])
    room.clock.advance({ hours: 1 })
    expect(await announced()).toEqual(['everybody'])
    expect(await announced()).toEqual([])
  })
})
