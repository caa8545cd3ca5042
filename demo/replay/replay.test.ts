import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operations, Route } from '#platform/operations/execute.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { operations } from '#server/domains.ts'
import { requestOf, type SourceRow } from './boston.ts'
import { compareCounts, countDatabase, countFile } from './compare.ts'
import { prepareReplay, replayFile } from './replay.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'torget-replay-'))
const file = join(folder, 'requests.csv')
const secret = 'a secret that is only for tests, 32+'

// Invented rows in the format of the file: one for each rule.
const rows = [
  // id, opened, target, closed, on_time, type, queue, channel
  '1,2015-01-02T10:00:00,2015-01-05T08:30:00,2015-01-03T09:00:00,ONTIME,Pothole Repair (Internal),PWDx_District 08: Hyde Park,Constituent Call',
  '2,2015-01-02T11:00:00,2015-01-05T08:30:00,2015-01-09T09:00:00,OVERDUE,Graffiti Removal,PROP_GRAF_GraffitiRemoval,Citizens Connect App',
  // no target
  '3,2015-01-31T23:30:00,,2015-02-08T09:00:00,ONTIME,Notification,INFO09_Current Events,Constituent Call',
  // never closed, due before the file was written
  '4,2015-03-02T10:00:00,2015-03-05T08:30:00,,OVERDUE,Street Light Outages,PWDx_Street Light Outages,Self Service',
  // never closed, due long after
  '5,2015-03-02T10:00:00,2016-06-05T08:30:00,,ONTIME,New Tree Requests,PARK_New Tree Requests,City Worker App',
  // closed before it was opened
  '6,2015-04-02T10:00:00,2015-04-05T08:30:00,2015-04-02T09:59:00,ONTIME,Sign Repair,BTDT_Sign Shop_Sign Installation,Twitter',
  // the file's judgement is left blank
  '7,2015-05-02T10:00:00,2015-05-05T08:30:00,2015-06-02T09:59:00,,Street Light Outages,PWDx_Street Light Outages,Employee Generated',
]

beforeAll(() => {
  const lines = rows.map((row) => `${row},Hyde Park,42.255,-71.124`)
  const head = 'id,opened,target,closed,on_time,type,queue,channel,neighbourhood,latitude,longitude'
  writeFileSync(file, [head, ...lines].join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function compared() {
  const { counts, readAt } = await countFile(file)
  return compareCounts(counts, await countDatabase(test.db, readAt))
}

/** Operations of which one stops the program, as it were, at a certain call. */
function failing(name: string, call: number): Operations {
  let calls = 0
  const { operation, handler } = operations.get(name)!
  const stopping: Route = {
    operation,
    handler: (...given) => {
      if (++calls === call) throw new Error('stopped')
      return handler(...given)
    },
  }
  return new Map([...operations, [name, stopping]])
}

describe('replaying a file', () => {
  it('goes on where it was stopped, whatever the step, with no row twice and none lost', async () => {
    await prepareReplay(test.ownerUrl)
    const stops = { 'contacts.receive-contact': 3, 'contacts.accept-hand-over': 2, 'contacts.answer-question': 1 }
    for (const [name, call] of Object.entries(stops)) {
      const stopped = replayFile({ db: test.db, operations: failing(name, call), secret }, file, 2, () => {})
      await expect(stopped).rejects.toThrow('stopped')
    }
    const last = await replayFile({ db: test.db, operations, secret }, file, 2, () => {})
    expect(last.done + last.earlier).toBe(rows.length)
    const { table, equal } = await compared()
    expect(table).not.toContain('≠')
    expect(equal).toBe(true)
    const { rows: counted } = await test.owner.query(
      `select (select count(*)::int from contact) as contacts, (select count(*)::int from question) as questions`,
    )
    expect(counted).toEqual([{ contacts: rows.length, questions: rows.length }])
  })

  it('does nothing when all is done', async () => {
    const again = await replayFile({ db: test.db, operations, secret }, file, 2, () => {})
    expect(again).toMatchObject({ done: 0, earlier: rows.length })
  })

  it('keeps the times of the rows, and what it had to change', async () => {
    const { rows: kept } = await test.owner.query(`
      select b.row_id, q.opened_at, q.due_at, q.closed_at, q.outcome, u.code as unit, b.closed_before_opened
      from replay.boston_row b join question q on q.id = b.question_id join unit u on u.id = q.owner_unit_id order by 1`)
    const eastern = (wall: string) => new Date(`${wall}-05:00`)
    expect(kept[0]).toEqual({
      row_id: '1',
      opened_at: eastern('2015-01-02T10:00:00'),
      due_at: eastern('2015-01-05T08:30:00'),
      closed_at: eastern('2015-01-03T09:00:00'),
      outcome: 'answered_by_unit',
      unit: 'hyde-park-streets',
      closed_before_opened: null,
    })
    expect(kept[2]).toMatchObject({ due_at: null, unit: 'hotline', outcome: 'answered_after_finding_out' })
    const summer = (wall: string) => new Date(`${wall}-04:00`)
    expect(kept[5]).toMatchObject({
      closed_at: summer('2015-04-02T10:00:00'),
      closed_before_opened: summer('2015-04-02T09:59:00'),
    })
  })

  it('tells when something differs', async () => {
    await test.owner.query(`update question set due_at = '2000-01-01' where channel = 'social'`)
    const { table, equal } = await compared()
    expect(equal).toBe(false)
    expect(table).toMatch(/judged · late +2 +3 {2}≠/)
  })

  it('names the table that lacks an entry', () => {
    const row = { type: 'Dragons', queue: '', channel: '', opened: '', closed: '' } as SourceRow
    expect(() => requestOf(row)).toThrow('demo/replay/types.json has no "Dragons"')
  })
})
