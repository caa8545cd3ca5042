import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { type Newsroom, openNewsroom, TUESDAY } from './news.factory.ts'

const test = useTestDatabase()
let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom(test)
})

const writers = ['asa', 'jonna', 'alva'] as const
const readers = [...writers, 'gunvor'] as const
const act = fc.oneof(
  fc.record({
    kind: fc.constant('post' as const),
    by: fc.constantFrom(...writers),
    hours: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constant('edit' as const), by: fc.constantFrom(...writers), which: fc.nat(3) }),
  fc.record({ kind: fc.constant('read' as const), by: fc.constantFrom(...readers), which: fc.nat(3) }),
  fc.record({ kind: fc.constant('pin' as const), by: fc.constant('alva' as const), which: fc.nat(3) }),
  fc.record({ kind: fc.constant('end' as const), by: fc.constantFrom(...writers), which: fc.nat(3) }),
  fc.record({
    kind: fc.constant('wait' as const),
    by: fc.constant('alva' as const),
    hours: fc.integer({ min: 1, max: 4 }),
  }),
)

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** A piece of news as it should be. */
type Model = { newsId: string; revision: number; endsAt: number; read: Map<string, number> }

it('is unread to exactly those who have not read its latest words, whatever is done to it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      await test.owner.query('delete from news')
      room.clock.moveTo(TUESDAY)
      const all: Model[] = []
      for (const each of acts) {
        await perform(each, all)
        const now = room.clock.now().getTime()
        const current = all.filter((news) => news.endsAt > now)
        for (const reader of readers) {
          const unread = current.filter((news) => (news.read.get(reader) ?? 0) < news.revision).length
          expect(await room.unread(reader), `${each.kind}, to ${reader}`).toBe(unread)
        }
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

async function perform(each: Act, all: Model[]): Promise<void> {
  const now = room.clock.now().getTime()
  if (each.kind === 'wait') return room.clock.advance({ hours: each.hours })
  if (each.kind === 'post') {
    const { newsId } = await room.post(each.by, { endsAt: room.inHours(each.hours) })
    all.push({ newsId, revision: 1, endsAt: now + each.hours * 3_600_000, read: new Map([[each.by, 1]]) })
    return
  }
  const news = all[each.which]
  if (!news) return
  const { newsId, revision } = news
  if (each.kind === 'edit') {
    const endsAt = room.inHours(5)
    await room.call(each.by, contract.editNews, { newsId, revision, ...room.written({ endsAt }) })
    news.revision++
    news.read.set(each.by, news.revision)
    news.endsAt = now + 5 * 3_600_000
  } else if (each.kind === 'read') {
    await room.call(each.by, contract.markNewsRead, { read: [{ newsId, revision }] })
    news.read.set(each.by, revision)
  } else if (each.kind === 'pin') await room.call('alva', contract.pinNews, { newsId, pinned: true })
  else if (news.endsAt > now) {
    await room.call(each.by, contract.endNews, { newsId, revision })
    news.endsAt = now
  }
}
