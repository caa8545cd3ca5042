import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anonymous } from '#platform/access/actor.ts'
import { type FixedClock, fixedClock } from '#platform/clock/clock.ts'
import { inTransaction } from '#platform/database/database.ts'
import { type MessageFault, type MisbehavingSmtp, startMisbehavingSmtp } from '#platform/testing/misbehaving-smtp.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import type { MessageCarrier, Outcome, OutgoingMessage } from './carrier.ts'
import { deliverWaiting, type Delivered } from './deliver-waiting.ts'
import { messageId } from './mime-message.ts'
import { outboundJob } from './outbound.job.ts'
import { sendLater } from './send-later.ts'
import { createSmtpCarrier } from './smtp-carrier.ts'

const test = useTestDatabase()
const sender = 'torget@ekby.example'
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const started: { close(): Promise<void> }[] = []
let clock: FixedClock

beforeEach(async () => {
  clock = fixedClock(new Date('2026-11-20T09:00:00Z'))
  await test.owner.query('truncate outbound_message, municipality cascade')
  await test.owner.query(
    `insert into municipality select n, 'ort' || chr(96 + n), 'Ort', 'Ort', 'Europe/Stockholm', '{}' from generate_series(1, 3) n`,
  )
})
afterEach(async () => {
  for (const each of started.splice(0).toReversed()) await each.close()
})

async function write(count: number, municipalityId = 1): Promise<void> {
  await inTransaction(test.db, anonymous(municipalityId), async (tx) => {
    for (let n = 1; n <= count; n++) {
      await sendLater(tx, {
        municipalityId,
        intent: `receipt:${n}`,
        recipient: `invanare${n}@post.example`,
        subject: 'Vi har fått din fråga',
        body: 'Hej!',
        language: 'sv',
        subjectId: null,
        duty: true,
        at: clock.now(),
      })
    }
  })
}

type Row = {
  municipality_id: number
  intent: string
  state: string
  last_error: string | null
  attempts: number
  next_attempt_at: Date
}
async function rows(): Promise<Row[]> {
  return (await test.owner.query('select * from outbound_message order by municipality_id, length(intent), intent'))
    .rows
}

/** A carrier made of a function, that counts what it was given. */
function carrierOf(
  send: (message: OutgoingMessage, nth: number) => Promise<Outcome> | Outcome,
): MessageCarrier & { given: string[] } {
  const given: string[] = []
  return { given, send: async (message) => send(message, given.push(message.intent)), close: async () => {} }
}

function deliver(
  carrier: MessageCarrier,
  more: { lanes?: number; municipalityIds?: number[]; signal?: AbortSignal } = {},
): Promise<Delivered> {
  return deliverWaiting({ db: test.db, municipalityIds: [1], carrier, clock, log, ...more })
}

const accepted: Outcome = { outcome: 'accepted' }

describe('delivering what waits', () => {
  it('sends each once, and nothing the second time', async () => {
    await write(5)
    const carrier = carrierOf(() => accepted)
    expect(await deliver(carrier)).toEqual({ sent: 5, waiting: 0, refused: 0, uncertain: 0 })
    expect(await deliver(carrier)).toEqual({ sent: 0, waiting: 0, refused: 0, uncertain: 0 })
    expect(carrier.given).toHaveLength(5)
    await write(5)
    await deliver(carrier)
    expect(carrier.given).toHaveLength(5)
  })

  it('has committed its promise before the carrier is spoken to', async () => {
    await write(1)
    const seen: unknown[] = []
    await deliver(
      carrierOf(async () => {
        seen.push(...(await test.owner.query('select state, attempts, attempt_started_at from outbound_message')).rows)
        return accepted
      }),
    )
    expect(seen).toEqual([{ state: 'sending', attempts: 1, attempt_started_at: clock.now() }])
  })

  it('goes round the municipalities, so that much to send in one does not keep the others waiting', async () => {
    await write(30, 1)
    await write(2, 2)
    const order: number[] = []
    await deliver(
      carrierOf((message) => (order.push(message.municipalityId), accepted)),
      { municipalityIds: [1, 2, 3], lanes: 2 },
    )
    expect(order).toHaveLength(32)
    expect(order.lastIndexOf(2)).toBeLessThan(10)
  })

  it('by several workers at once sends nothing twice', async () => {
    await write(60)
    const carrier = carrierOf(async () => pause(2).then(() => accepted))
    const all = await Promise.all(Array.from({ length: 4 }, () => deliver(carrier, { lanes: 2 })))
    expect(all.reduce((sum, each) => sum + each.sent, 0)).toBe(60)
    expect(new Set(carrier.given).size).toBe(60)
    expect(carrier.given).toHaveLength(60)
  })

  it('tries again later and later after a temporary refusal, for three days, then calls it refused', async () => {
    await write(1)
    const carrier = carrierOf(() => ({ outcome: 'try-again', reason: 'smtp-450-rcpt', away: false }))
    const waits: number[] = []
    for (;;) {
      await deliver(carrier)
      const [row] = await rows()
      if (row!.state !== 'waiting') break
      waits.push((row!.next_attempt_at.getTime() - clock.now().getTime()) / 1000)
      clock.moveTo(row!.next_attempt_at)
    }
    expect(waits[0]).toBeGreaterThanOrEqual(24)
    expect(waits[0]).toBeLessThanOrEqual(36)
    expect(waits[3]).toBeGreaterThan(waits[0]! * 3)
    expect(Math.max(...waits)).toBeLessThanOrEqual(2.4 * 3600)
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(new Date('2026-11-23T09:00:00Z').getTime())
    expect(clock.now().getTime()).toBeLessThan(new Date('2026-11-23T12:00:00Z').getTime())
    expect(await rows()).toMatchObject([{ state: 'refused', last_error: 'too-old:smtp-450-rcpt' }])
  })

  it('does not try every message when the carrier is away', async () => {
    await write(50)
    const carrier = carrierOf(() => ({ outcome: 'try-again', reason: 'connection-refused-in-setup', away: true }))
    await deliver(carrier, { lanes: 3 })
    expect(carrier.given.length).toBeLessThanOrEqual(3)
    clock.advance({ minutes: 1 })
    expect((await deliver(carrierOf(() => accepted))).sent).toBe(50)
  })

  it('a fault in the carrier leaves the message uncertain, and the others are sent', async () => {
    await write(3)
    const carrier = carrierOf((message) => {
      if (message.intent === 'receipt:2') throw new Error('invanare2@post.example made me stumble')
      return accepted
    })
    expect(await deliver(carrier)).toEqual({ sent: 2, waiting: 0, refused: 0, uncertain: 1 })
    expect((await rows())[1]).toMatchObject({ state: 'uncertain', last_error: 'carrier-fault' })
    expect(JSON.stringify([log.warn.mock.calls, log.error.mock.calls])).not.toContain('@')
  })

  it('remembers what the carrier said until the database takes it', async () => {
    await write(1)
    await test.owner.query(`create function not_yet() returns trigger language plpgsql as $$
      begin if clock_timestamp() < current_setting('torget_test.until')::timestamptz then raise 'not yet'; end if; return new; end $$`)
    await test.owner.query(
      `create trigger not_yet before update on outbound_message for each row when (new.state = 'sent') execute function not_yet()`,
    )
    try {
      const name = (await test.owner.query('select current_database() as name')).rows[0].name
      await test.owner.query(
        `alter database ${name} set torget_test.until = '${new Date(Date.now() + 900).toISOString()}'`,
      )
      const carrier = carrierOf(async () => {
        // The connections of the pool die too; new ones read the setting.
        await test.owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        )
        return accepted
      })
      expect((await deliver(carrier, { lanes: 1 })).sent).toBe(1)
      expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
      expect(carrier.given).toHaveLength(1)
    } finally {
      await test.owner.query('drop trigger not_yet on outbound_message')
    }
  })

  it('stops after what is under way', async () => {
    await write(20)
    const stop = new AbortController()
    const carrier = carrierOf(async (_message, nth) => {
      if (nth === 3) stop.abort()
      await pause(10)
      return accepted
    })
    const { sent } = await deliver(carrier, { lanes: 2, signal: stop.signal })
    expect(sent).toBeLessThanOrEqual(4)
    expect((await rows()).filter((row) => row.state === 'sent')).toHaveLength(sent)
    expect((await rows()).filter((row) => row.state === 'sending')).toEqual([])
  })

  it('is done by the job for every municipality there is', async () => {
    await write(1, 1)
    await write(2, 3)
    await outboundJob(carrierOf(() => accepted)).run({ db: test.db, clock, log, signal: new AbortController().signal })
    expect((await rows()).map((row) => row.state)).toEqual(['sent', 'sent', 'sent'])
  })
})

describe('an attempt nobody heard the end of', () => {
  it('is uncertain after fifteen minutes and is never sent again by itself', async () => {
    await write(1)
    await test.owner.query(`update outbound_message set state = 'sending', attempts = 1, attempt_started_at = $1`, [
      clock.now(),
    ])
    const carrier = carrierOf(() => accepted)
    clock.advance({ minutes: 14 })
    await deliver(carrier)
    expect(await rows()).toMatchObject([{ state: 'sending' }])
    clock.advance({ minutes: 2 })
    expect((await deliver(carrier)).uncertain).toBe(1)
    clock.advance({ days: 30 })
    await deliver(carrier)
    expect(await rows()).toMatchObject([{ state: 'uncertain', last_error: 'worker-lost' }])
    expect(carrier.given).toEqual([])
  })

  it('that ends after all says what it knows, but does not put the message back', async () => {
    for (const [outcome, state] of [
      [accepted, 'sent'],
      [{ outcome: 'refused', reason: 'smtp-550-rcpt' }, 'refused'],
      [{ outcome: 'try-again', reason: 'timeout-in-setup', away: false }, 'uncertain'],
    ] as [Outcome, string][]) {
      await test.owner.query('truncate outbound_message')
      await write(1)
      await deliver(
        carrierOf(async () => {
          clock.advance({ minutes: 20 })
          await deliver(carrierOf(() => accepted))
          return outcome
        }),
      )
      expect((await rows())[0]?.state).toBe(state)
    }
  })
})

/** What must hold between ledger and mailbox at any moment when nothing is under way. */
async function expectNothingTwiceNothingLost(smtp: MisbehavingSmtp, count: number): Promise<Map<string, number>> {
  const states = new Map<string, number>()
  const all = await rows()
  expect(all).toHaveLength(count)
  for (const row of all) {
    const id = messageId({ municipalityId: row.municipality_id, intent: row.intent }, sender)
    const taken = smtp.mailbox.filter((message) => message.messageId === id).length
    const allowed = { sent: [1], waiting: [0], refused: [0], uncertain: [0, 1] }[row.state]
    expect(allowed, `${row.intent} is ${row.state} (${row.last_error}), ${taken} in the mailbox`).toContain(taken)
    states.set(row.state, (states.get(row.state) ?? 0) + 1)
  }
  return states
}

describe('between the ledger and a misbehaving mail server', () => {
  const certain: MessageFault[] = [
    'well',
    'well',
    'slow',
    'mail-421',
    'mail-452',
    'mail-550',
    'rcpt-450',
    'rcpt-550',
    'end-451',
    'end-554',
    'hang-at-mail',
    'drop-at-rcpt',
  ]
  const dark: MessageFault[] = [
    'drop-in-data',
    'hang-after-end',
    'taken-hang-after-end',
    'drop-after-end',
    'taken-drop-after-end',
  ]

  it('no row of failures makes a message arrive twice or vanish', async () => {
    const smtp = await startMisbehavingSmtp()
    const carrier = createSmtpCarrier({
      relays: [smtp.url],
      sender,
      patience: { setup: 250, envelope: 150, data: 150 },
      restMilliseconds: 0,
    })
    started.push(smtp, carrier)
    const seen = new Map<string, number>()
    // smtp-server greets after a tenth of a second, so patience with it must be longer than that.
    const connection = fc.constantFrom(
      'well',
      'well',
      'close-at-once',
      'no-greeting',
      'hang-after-greeting',
      'greet-421',
      'greet-554',
    )
    const story = fc.record({
      connections: fc.array(connection, { maxLength: 6 }),
      messages: fc.array(fc.constantFrom(...certain, ...dark), { maxLength: 14 }),
      lanes: fc.integer({ min: 1, max: 3 }),
      workers: fc.integer({ min: 1, max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(story, async ({ connections, messages, lanes, workers }) => {
        await test.owner.query('truncate outbound_message')
        smtp.mailbox.length = 0
        smtp.connections.splice(0, Infinity, ...connections)
        smtp.messages.splice(0, Infinity, ...messages)
        await write(6)
        for (let round = 0; round < 60; round++) {
          await Promise.all(Array.from({ length: workers }, () => deliver(carrier, { lanes })))
          clock.advance({ hours: 3 })
          const states = await expectNothingTwiceNothingLost(smtp, 6)
          if (states.has('waiting')) continue
          for (const [state, number] of states) seen.set(state, (seen.get(state) ?? 0) + number)
          return
        }
        throw new Error('A message was still waiting after the longest time.')
      }),
      { numRuns: 25 },
    )
    // The stories did come to every ending; otherwise they would prove nothing.
    expect(seen.get('sent') ?? 0).toBeGreaterThan(25)
    expect([...seen.keys()].toSorted()).toEqual(['refused', 'sent', 'uncertain'])
    expect(seen.get('uncertain') ?? 0).toBeGreaterThan(5)
  }, 120_000)

  it('a worker killed in the middle of 200 messages leaves each sent exactly once, but for at most one uncertain per lane', async () => {
    const lanes = 4
    const smtp = await startMisbehavingSmtp()
    const carrier = createSmtpCarrier({ relays: [smtp.url], sender })
    started.push(smtp, carrier)
    // Slow enough for the killer to come in the middle of something.
    smtp.messages.push(...Array.from({ length: 150 }, (_, n): MessageFault => (n % 5 === 0 ? 'slow' : 'well')))
    await write(200)
    for (const kills of [40, 110]) {
      const worker = spawn(
        process.execPath,
        [join(import.meta.dirname, '..', 'testing', 'deliver-until-killed.ts'), test.ownerUrl, smtp.url, String(lanes)],
        { stdio: 'ignore' },
      )
      const ended = new Promise((gone) => worker.on('exit', gone))
      while (smtp.mailbox.length < kills) await pause(1)
      worker.kill('SIGKILL')
      await ended
    }
    // What the dead had begun: told apart from what waits, and left alone.
    await expect
      .poll(async () => (await rows()).filter((row) => row.state === 'sending').length)
      .toBeLessThanOrEqual(2 * lanes)
    clock.moveTo(new Date(Date.now() + 60_000))
    await deliver(carrier)
    clock.advance({ minutes: 20 })
    await deliver(carrier)
    const states = await expectNothingTwiceNothingLost(smtp, 200)
    expect([...states.keys()].filter((state) => state !== 'sent' && state !== 'uncertain')).toEqual([])
    expect(states.get('uncertain') ?? 0).toBeGreaterThan(0)
    expect(states.get('uncertain') ?? 0).toBeLessThanOrEqual(2 * lanes)
    expect(smtp.mailbox.length).toBeGreaterThanOrEqual(200 - 2 * lanes)
  }, 60_000)
})
