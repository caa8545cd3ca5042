import { beforeAll, expect, it } from 'vitest'
import { anonymous } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { execute, operationsOf } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { staffRoutes } from './routes.ts'
import { arrangeEkby, type Ekby } from './staff.factory.ts'

const test = useTestDatabase()
let here: Ekby
beforeAll(async () => {
  here = await arrangeEkby(test.owner)
})

type Row = {
  kind: string
  channel: string
  open: boolean
  until: string | null
  opens: string | null
  closes: string | null
}

async function phoneAt(moment: string): Promise<Omit<Row, 'kind' | 'channel'>> {
  const { rows } = (await execute(
    {
      db: test.db,
      operations: operationsOf(staffRoutes),
      clock: fixedClock(new Date(moment)),
      secret: 'a secret of at least 32 characters for tests',
    },
    anonymous(here.municipalityId),
    'staff.opening-now',
    {},
  )) as { rows: Row[] }
  expect(rows[0]).toMatchObject({ kind: 'main' })
  const { open, until, opens, closes } = rows.find((row) => row.channel === 'phone')!
  return { open, until, opens, closes }
}

it('tells anybody until when it is open, and the next day', async () => {
  // Thursday 10:43 in Stockholm, open 8 to 16.
  expect(await phoneAt('2026-05-21T08:43:00Z')).toEqual({
    open: true,
    until: '2026-05-21T14:00:00.000Z',
    opens: '2026-05-22T06:00:00.000Z',
    closes: '2026-05-22T14:00:00.000Z',
  })
})

it('tells when it opens again: the closing moment is closed, and holidays are passed over', async () => {
  // Friday before Whitsun, at closing time; Monday is no holiday.
  expect(await phoneAt('2026-05-22T14:00:00Z')).toEqual({
    open: false,
    until: null,
    opens: '2026-05-25T06:00:00.000Z',
    closes: '2026-05-25T14:00:00.000Z',
  })
  // The eve of Midsummer and the weekend after it.
  expect(await phoneAt('2026-06-19T08:00:00Z')).toMatchObject({ open: false, opens: '2026-06-22T06:00:00.000Z' })
})
