import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { anonymous } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { execute, operationsOf } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import type { publicPlace } from './contract.ts'
import { staffRoutes } from './routes.ts'
import { arrangeEkby } from './staff.factory.ts'

const test = useTestDatabase()
beforeAll(async () => {
  await arrangeEkby(test.owner)
  const weekly = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { channel: 'visit', weekday, from: '08:00', to: '16:00' },
    { channel: 'work', weekday, from: '07:00', to: '17:00' },
  ])
  const hours = {
    weekly,
    dayBeforeHoliday: [{ channel: 'visit', to: '12:00' }],
    exceptions: [
      { channel: 'visit', date: '2026-05-15', closed: true, reason: 'Utbildning' },
      { channel: 'visit', date: '2026-05-16', from: '10:00', to: '14:00', reason: 'Lördagsöppet' },
    ],
  }
  const facts = [
    { fact: 'lift', has: 'yes', sv: 'Till alla plan.', en: 'To all floors.' },
    { fact: 'step-free', has: 'partly', sv: 'Ramp.', en: 'Ramp.' },
  ]
  await test.owner.query(
    `update place set code = 'torget', hours = $1, access_facts = $2, access = 'Ramp och hiss.', travel = $3
     where municipality_id = 1 and kind = 'main'`,
    [JSON.stringify(hours), JSON.stringify(facts), JSON.stringify({ sv: 'Buss 4.', en: 'Bus 4.' })],
  )
})

type Place = z.output<typeof publicPlace.reply>

async function placeAt(moment: string, code = 'torget', municipalityId = 1): Promise<Place> {
  const clock = fixedClock(new Date(moment))
  const execution = {
    db: test.db,
    operations: operationsOf(staffRoutes),
    clock,
    secret: 'a secret only for tests, 32 +',
  }
  return (await execute(execution, anonymous(municipalityId), 'staff.public-place', { code })) as Place
}

it('tells anybody fourteen days, with holidays, the day before them, and what is said to differ', async () => {
  // Just past midnight in Stockholm, on the day before Ascension Day.
  const { days } = await placeAt('2026-05-12T22:30:00Z')
  expect(days).toHaveLength(14)
  const shown = (date: string) => {
    const day = days.find((each) => each.date === date)!
    expect(day.channels.map(({ channel }) => channel)).toEqual(['visit'])
    const { open, differs, reason } = day.channels[0]!
    return { holiday: day.holiday, open: open.map(({ from, to }) => `${from} ${to}`), differs, reason }
  }
  const eight = 'T06:00:00.000Z'
  expect(shown('2026-05-13')).toEqual({
    holiday: null,
    open: [`2026-05-13${eight} 2026-05-13T10:00:00.000Z`],
    differs: true,
    reason: null,
  })
  expect(shown('2026-05-14')).toMatchObject({ holiday: 'Kristi himmelsfärdsdag', open: [], differs: true })
  expect(shown('2026-05-15')).toMatchObject({ holiday: null, open: [], differs: true, reason: 'Utbildning' })
  expect(shown('2026-05-16')).toMatchObject({ differs: true, reason: 'Lördagsöppet' })
  expect(shown('2026-05-17')).toMatchObject({ open: [], differs: false })
  expect(shown('2026-05-18')).toMatchObject({
    open: [`2026-05-18${eight} 2026-05-18T14:00:00.000Z`],
    differs: false,
    reason: null,
  })
})

it('tells how one gets there and in, in the order one needs it', async () => {
  const { access, accessWords, travel } = await placeAt('2026-05-13T08:00:00Z')
  expect(access.map(({ fact, has }) => `${fact} ${has}`)).toEqual(['step-free partly', 'lift yes'])
  expect([accessWords, travel.en]).toEqual(['Ramp och hiss.', 'Bus 4.'])
})

it('knows only places of the municipality', async () => {
  await expect(placeAt('2026-05-13T08:00:00Z', 'nowhere')).rejects.toMatchObject({ status: 404 })
  await test.owner.query(`insert into municipality values (9, 'm9', 'M', 'M', 'Europe/Stockholm', '{}')`)
  await expect(placeAt('2026-05-13T08:00:00Z', 'torget', 9)).rejects.toMatchObject({ status: 404 })
})
