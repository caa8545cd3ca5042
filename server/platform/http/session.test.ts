import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '#platform/access/actor.ts'
import { type FixedClock, fixedClock } from '#platform/clock/clock.ts'
import { newId } from '#platform/database/ids.ts'
import { openLiveHub } from '#platform/live/hub.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { openSessions, type Sessions, SESSIONS_TOPIC } from './session.ts'

const test = useTestDatabase()
const anna = newId()
let clock: FixedClock
let asked = 0
let employed = true

async function loadActor(_: unknown, municipalityId: number, staffId: string): Promise<StaffActor | null> {
  asked++
  if (!employed) return null
  const nothing = {
    units: [],
    authorities: [],
    knows: [],
    reads: [],
    registers: [],
    roles: [],
    unitId: staffId,
    placeId: null,
  }
  return { kind: 'staff', municipalityId, staffId, name: 'Anna', language: 'sv', permissions: new Set(), ...nothing }
}

const open = (hub: Parameters<typeof openSessions>[0]['hub'] = null): Sessions =>
  openSessions({ db: test.db, clock, loadActor, hub })

beforeAll(async () => {
  for (const id of [1, 2]) {
    await test.owner.query(`insert into municipality values (${id}, 'm${id}', 'M', 'M', 'Europe/Stockholm', '{}')`)
  }
})
beforeEach(() => {
  clock = fixedClock(new Date('2026-03-02T07:00:00Z'))
  asked = 0
  employed = true
})

describe('a session', () => {
  it('is found by its token, in its own municipality only, and after a restart', async () => {
    const token = await open().start(1, anna, null)
    expect(await open().find(1, token)).toMatchObject({ staffId: anna, municipalityId: 1 })
    expect(await open().find(2, token)).toBeNull()
    expect(await open().find(1, `${token}x`)).toBeNull()
  })

  it('is stored only as a hash', async () => {
    const token = await open().start(1, anna, null)
    const { rows } = await test.owner.query('select * from session')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('costs a page nothing for five seconds, and many requests at once cost one question', async () => {
    const sessions = open()
    const token = await sessions.start(1, anna, null)
    await Promise.all([sessions.find(1, token), sessions.find(1, token), sessions.find(1, token)])
    clock.advance({ seconds: 4 })
    await sessions.find(1, token)
    expect(asked).toBe(1)
    clock.advance({ seconds: 2 })
    await sessions.find(1, token)
    expect(asked).toBe(2)
  })

  it('writes that it was seen at most once a minute', async () => {
    const sessions = open()
    const token = await sessions.start(1, anna, null)
    const seen = async () =>
      (await test.owner.query('select max(seen_at) as seen from session')).rows[0].seen.toISOString()
    clock.advance({ seconds: 50 })
    await sessions.find(1, token)
    expect(await seen()).toBe('2026-03-02T07:00:00.000Z')
    clock.advance({ seconds: 20 })
    await sessions.find(1, token)
    expect(await seen()).toBe('2026-03-02T07:01:10.000Z')
  })

  it('ends after two hours alone', async () => {
    const sessions = open()
    const token = await sessions.start(1, anna, null)
    clock.advance({ minutes: 119 })
    expect(await sessions.find(1, token)).not.toBeNull()
    clock.advance({ minutes: 119 })
    expect(await sessions.find(1, token)).not.toBeNull()
    clock.advance({ minutes: 121 })
    expect(await sessions.find(1, token)).toBeNull()
  })

  it('ends after twelve hours however busy, also while it is remembered', async () => {
    const sessions = open()
    const token = await sessions.start(1, anna, null)
    for (let half = 0; half < 23; half++) {
      clock.advance({ minutes: 30 })
      await sessions.find(1, token)
    }
    clock.advance({ minutes: 29, seconds: 58 })
    expect(await sessions.find(1, token)).not.toBeNull()
    clock.advance({ seconds: 3 })
    expect(await sessions.find(1, token)).toBeNull()
  })

  it('ends for somebody who has left, five seconds later at most', async () => {
    const sessions = open()
    const token = await sessions.start(1, anna, null)
    expect(await sessions.find(1, token)).not.toBeNull()
    employed = false
    clock.advance({ seconds: 6 })
    expect(await sessions.find(1, token)).toBeNull()
  })

  it('ends at once in every process when one signs out', async () => {
    const hub = await openLiveHub(test.ownerUrl)
    const dropped = new Promise<void>((heard) => hub.listen(1, [SESSIONS_TOPIC], () => heard()))
    const [one, other] = [open(hub), open(hub)]
    const token = await one.start(1, anna, 'id-token')
    expect(await other.find(1, token)).not.toBeNull()
    expect(await one.end(1, token)).toBe('id-token')
    expect(await one.find(1, token)).toBeNull()
    await dropped
    expect(await other.find(1, token)).toBeNull()
    expect(await one.end(1, token)).toBeNull()
    await hub.close()
  })

  it('leaves a trace of beginning and end', async () => {
    const sessions = open()
    const bert = newId()
    await sessions.end(1, await sessions.start(1, bert, null))
    const { rows } = await test.owner.query(`select operation from audit_entry where actor_id = $1 order by id`, [bert])
    expect(rows.map((row) => row.operation)).toEqual(['staff.signed-in', 'staff.signed-out'])
  })

  it('is removed when it is over', async () => {
    await test.owner.query('delete from session')
    const sessions = open()
    await sessions.start(1, anna, null)
    await sessions.start(2, anna, null)
    expect(await sessions.removeEnded(1)).toBe(0)
    clock.advance({ hours: 3 })
    expect(await sessions.removeEnded(1)).toBe(1)
    expect((await test.owner.query('select municipality_id from session')).rows).toEqual([{ municipality_id: 2 }])
  })
})
