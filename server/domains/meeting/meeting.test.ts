import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetServices } from '#domains/catalogue/index.ts'
import * as contacts from '#domains/contacts/contract.ts'
import { type Desk, expectRefusal, openDesk, type StaffKey, TUESDAY } from '#domains/contacts/contacts.factory.ts'
import * as news from '#domains/news/contract.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { findGrowingTopics } from './find-growing-topics.job.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})
beforeEach(async () => {
  desk.clock.moveTo(TUESDAY)
  await test.owner.query('delete from topic')
})

const topics = async (who: StaffKey, serviceId?: string) =>
  (await desk.call(who, contract.listTopics, { serviceId })).topics
const meeting = (who: StaffKey) => desk.call(who, contract.morningMeeting, {})
const DAY = 86_400_000

describe('a topic that many ask about', () => {
  it('is flagged, joined once each, ended by whoever flagged it or the centre, and leaves by itself after a week', async () => {
    const { topicId } = await desk.call('gunvor', contract.flagTopic, {
      serviceId: desk.ekby.services.sophamtning,
      words: 'Kärlen i Norra Ekby',
    })
    expect(await topics('alva')).toMatchObject([
      { words: 'Kärlen i Norra Ekby', service: 'Sophämtning', joined: 1, mine: false, flaggedBy: 'Gunvor Ödmark' },
    ])
    for (let again = 0; again < 2; again++) await desk.call('alva', contract.joinTopic, { topicId })
    expect((await topics('signe'))[0]).toMatchObject({ joined: 2, mine: false, mayEnd: false })
    expect((await topics('alva'))[0]).toMatchObject({ mine: true, mayEnd: true })
    await expectRefusal(desk.call('signe', contract.endTopic, { topicId }), 403, 'topic.not-yours')
    desk.clock.advance({ days: 6 })
    expect(await topics('alva')).toHaveLength(1)
    desk.clock.advance({ days: 2 })
    expect(await topics('alva')).toEqual([])
    await desk.call('gunvor', contract.endTopic, { topicId })
    await expectRefusal(desk.call('alva', contract.joinTopic, { topicId }), 409, 'topic.over')
  })

  it('of a secret service is known only to those who may know of its unit', async () => {
    const serviceId = desk.ekby.services.forsorjningsstod
    const { topicId } = await desk.call('pirkko', contract.flagTopic, { serviceId, words: 'Utbetalningen dröjer' })
    expect(await topics('pirkko')).toHaveLength(1)
    for (const who of ['alva', 'bo', 'maj', 'gunvor'] as const) {
      expect(await topics(who)).toEqual([])
      await expectRefusal(desk.call(who, contract.joinTopic, { topicId }), 404, 'not-found')
    }
    expect(JSON.stringify(await meeting('alva'))).not.toContain('Utbetalningen')
  })

  it('is not for everybody to flag', async () => {
    for (const who of ['asa', 'klara', 'sten', 'birgitta', 'kent'] as const)
      await expectRefusal(desk.call(who, contract.flagTopic, { words: 'x' }), 403, 'not-allowed')
  })
})

describe('growing topics', () => {
  /** So many questions at this time of the day, so many weeks and days ago. */
  async function ask(
    count: number,
    weeks: number,
    service: 'sophamtning' | 'hemtjanst' | 'forsorjningsstod' = 'sophamtning',
  ) {
    desk.clock.moveTo(new Date(TUESDAY.getTime() - weeks * 7 * DAY - 3_600_000))
    for (let n = 0; n < count; n++)
      await desk.receive('pirkko', {
        service,
        decision:
          service === 'forsorjningsstod'
            ? { kind: 'hand_over', toUnitId: desk.ekby.units.forsorjningsstod }
            : { kind: 'centre' },
      })
    desk.clock.moveTo(TUESDAY)
  }

  it('flag themselves with the count, what is usual and how sure it is, and the list behind is as long', async () => {
    for (let week = 1; week <= 6; week++) await ask(1, week)
    await ask(9, 0)
    await desk.run(findGrowingTopics)
    await desk.run(findGrowingTopics)
    const [topic, ...others] = await topics('alva')
    expect(others).toEqual([])
    expect(topic).toMatchObject({
      origin: 'figures',
      service: 'Sophämtning',
      grew: { asked: 9, expected: 1, since: '2026-03-10' },
    })
    expect(topic!.grew!.oneIn).toBeGreaterThanOrEqual(1000)
    const listed = await desk.call('alva', contacts.listQuestions, topic!.grew!.list!)
    expect(listed.rows).toHaveLength(9)
    expect((await topics('gunvor', desk.ekby.services.sophamtning))[0]?.grew?.asked).toBe(9)
  })

  it('are brought up to date while they grow, and stay away when somebody has taken them off', async () => {
    await desk.run(findGrowingTopics)
    const [topic] = await topics('alva')
    await ask(3, 0)
    await desk.run(findGrowingTopics)
    expect((await topics('alva'))[0]).toMatchObject({ topicId: topic!.topicId, grew: { asked: 12 } })
    await desk.call('maj', contract.endTopic, { topicId: topic!.topicId })
    await desk.run(findGrowingTopics)
    expect(await topics('alva')).toEqual([])
  })

  it('tell nothing of a secret unit, in rows or in amounts', async () => {
    await ask(8, 0, 'forsorjningsstod')
    await desk.run(findGrowingTopics)
    expect((await topics('pirkko')).map((topic) => topic.service)).toContain('Försörjningsstöd')
    for (const who of ['alva', 'bo', 'maj', 'signe'] as const)
      expect((await topics(who)).map((topic) => topic.service)).not.toContain('Försörjningsstöd')
  })
})

describe('the morning meeting', () => {
  it('has news since the last working day, its questions, what is late, who is here and what is planned', async () => {
    const at = new Date('2026-04-30T06:00:00Z')
    desk.clock.moveTo(new Date(at.getTime() - DAY))
    for (let n = 0; n < 6; n++) await desk.receive('alva', n < 3 ? { decision: { kind: 'answer', answer: 'Ja.' } } : {})
    desk.clock.moveTo(at)
    const inDays = (days: number) => new Date(at.getTime() + days * DAY).toISOString()
    const post = { unitId: desk.ekby.units.renhallning, body: 'x', severity: 'information' as const }
    await desk.call('asa', news.postNews, { ...post, heading: 'Nu', endsAt: inDays(1) })
    await desk.call('asa', news.postNews, { ...post, heading: 'Sedan', startsAt: inDays(3), endsAt: inDays(5) })
    await desk.call('asa', news.postNews, { ...post, heading: 'Långt fram', startsAt: inDays(30), endsAt: inDays(31) })
    await test.owner.query(
      `update service set ends_on = '2026-05-15' where code = 'parkeringstillstand' and municipality_id = 1`,
    )
    forgetServices(desk.ekby.municipalityId)
    const shown = await meeting('maj')
    expect(shown).toMatchObject({
      day: '2026-04-30',
      last: { day: '2026-04-29', received: 6, directShare: 50, services: [{ name: 'Sophämtning', received: 6 }] },
      news: [{ heading: 'Nu', unread: true }],
      planned: {
        news: [{ heading: 'Sedan' }],
        ending: [{ lastDay: '2026-05-15' }],
        days: [
          { day: '2026-04-30', kind: 'short' },
          { day: '2026-05-01', kind: 'holiday', name: 'första maj' },
          { day: '2026-05-13', kind: 'short' },
          { day: '2026-05-14', kind: 'holiday', name: 'Kristi himmelsfärdsdag' },
        ],
      },
      away: [],
    })
    const roles = Object.fromEntries(shown.staff.map(({ role, people }) => [role, people.map((person) => person.name)]))
    expect(roles['guide']).toContain('Alva Linnemark')
    expect(roles['guide']).not.toContain('Hans Moberg')
    expect(roles['switchboard']).toEqual(['Gunvor Ödmark'])
    const list = async (asked: Record<string, string> | null) =>
      (await desk.call('maj', contacts.listQuestions, asked!)).rows.length
    expect(await list(shown.last.list)).toBe(6)
    expect(await list(shown.late.list)).toBe(Math.min(50, shown.late.count))
    for (const unit of shown.late.units) expect(await list(unit.list)).toBe(Math.min(50, unit.count))
  })

  it('goes from Friday to Monday, over holidays too', async () => {
    desk.clock.moveTo(new Date('2026-04-07T06:00:00Z'))
    // The Tuesday after Easter: Good Friday and Easter Monday are no working days.
    expect((await meeting('alva')).last.day).toBe('2026-04-02')
  })

  it('is for those who meet citizens', async () => {
    for (const who of ['alva', 'maj', 'gunvor', 'cecilia', 'signe'] as const) await meeting(who)
    for (const who of ['asa', 'klara', 'sten', 'birgitta'] as const)
      await expectRefusal(meeting(who), 403, 'not-allowed')
  })
})
