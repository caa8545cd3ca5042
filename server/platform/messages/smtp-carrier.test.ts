import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type ConnectionFault,
  type MessageFault,
  type MisbehavingSmtp,
  startMisbehavingSmtp,
} from '#platform/testing/misbehaving-smtp.ts'
import { ownCertificate } from '#platform/testing/own-certificate.ts'
import type { MessageCarrier, Outcome, OutgoingMessage } from './carrier.ts'
import { messageId } from './mime-message.ts'
import { createSmtpCarrier, type SmtpCarrierSettings } from './smtp-carrier.ts'

const started: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of started.splice(0).toReversed()) await each.close()
})

const sender = 'torget@ekby.example'

async function server(...given: Parameters<typeof startMisbehavingSmtp>): Promise<MisbehavingSmtp> {
  const smtp = await startMisbehavingSmtp(...given)
  started.push(smtp)
  return smtp
}

function carrier(relays: string[], more: Partial<SmtpCarrierSettings> = {}): MessageCarrier {
  const made = createSmtpCarrier({
    relays,
    sender,
    patience: { setup: 1000, envelope: 1000, data: 1000 },
    restMilliseconds: 0,
    ...more,
  })
  started.push(made)
  return made
}

let made = 0
function message(more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  made += 1
  return {
    municipalityId: 1,
    id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    intent: `receipt:${made}`,
    senderName: 'Ekby kommun',
    recipient: 'anna.berg@post.example',
    subject: 'Vi har fått din fråga – nr 12',
    body: 'Hej!\n\nVi har fått din fråga.\n.\nEn ensam punkt är också en rad.\n',
    language: 'sv',
    writtenAt: new Date('2026-11-20T09:00:00Z'),
    ...more,
  }
}

describe('a message by SMTP', () => {
  it('arrives as proper MIME, with an id from its intent and a word to answering machines', async () => {
    const smtp = await server()
    const sent = message()
    expect(await carrier([smtp.url]).send(sent)).toEqual({ outcome: 'accepted' })
    const [taken] = smtp.mailbox
    expect(taken?.recipient).toBe('anna.berg@post.example')
    expect(taken?.messageId).toBe(messageId(sent, sender))
    expect(taken?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(taken?.raw).toMatch(/^Date: Fri, 20 Nov 2026 09:00:00 \+0000\r$/m)
    expect(taken?.raw).toMatch(/^From: "?Ekby kommun"? <torget@ekby.example>\r$/m)
    expect(taken?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    expect(taken?.raw).not.toMatch(/^List-/im)
    const body = taken?.raw.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? ''
    expect(body).toContain('Vi har f=C3=A5tt din fr=C3=A5ga.\r\n.\r\n')
  })

  it('has the same Message-ID every time for one intent, another for another intent or municipality', () => {
    const one = messageId({ municipalityId: 1, intent: 'receipt:a' }, sender)
    expect(messageId({ municipalityId: 1, intent: 'receipt:a' }, sender)).toBe(one)
    expect(messageId({ municipalityId: 2, intent: 'receipt:a' }, sender)).not.toBe(one)
    expect(messageId({ municipalityId: 1, intent: 'receipt:b' }, sender)).not.toBe(one)
  })

  it('goes over a connection that is kept, and over a fresh one when the relay closed it meanwhile', async () => {
    const smtp = await server()
    const through = carrier([smtp.url])
    for (let i = 0; i < 3; i++) expect(await through.send(message())).toEqual({ outcome: 'accepted' })
    expect(smtp.connected()).toBe(1)
    smtp.messages.push('drop-at-rcpt')
    expect(await through.send(message())).toEqual({ outcome: 'accepted' })
    expect(smtp.connected()).toBe(2)
    expect(smtp.mailbox).toHaveLength(4)
  })
})

describe('what an attempt came to', () => {
  const connections: [ConnectionFault, Outcome][] = [
    ['close-at-once', { outcome: 'try-again', reason: 'connection-lost-in-setup', away: true }],
    ['no-greeting', { outcome: 'try-again', reason: 'timeout-in-setup', away: true }],
    ['hang-after-greeting', { outcome: 'try-again', reason: 'timeout-in-setup', away: true }],
    ['greet-421', { outcome: 'try-again', reason: 'smtp-421-conn', away: true }],
    ['greet-554', { outcome: 'try-again', reason: 'smtp-554-conn', away: true }],
  ]
  it.each(connections)('connection: %s', async (fault, expected) => {
    const smtp = await server()
    smtp.connections.push(fault)
    expect(await carrier([smtp.url]).send(message())).toEqual(expected)
    expect(smtp.mailbox).toEqual([])
  })

  const messages: [MessageFault, Outcome, number][] = [
    ['slow', { outcome: 'accepted' }, 1],
    ['mail-421', { outcome: 'try-again', reason: 'smtp-421-mail', away: true }, 0],
    ['mail-452', { outcome: 'try-again', reason: 'smtp-452-mail', away: false }, 0],
    ['mail-550', { outcome: 'try-again', reason: 'smtp-550-mail', away: true }, 0],
    ['rcpt-450', { outcome: 'try-again', reason: 'smtp-450-rcpt', away: false }, 0],
    ['rcpt-550', { outcome: 'refused', reason: 'smtp-550-rcpt' }, 0],
    ['end-451', { outcome: 'try-again', reason: 'smtp-451-data', away: false }, 0],
    ['end-554', { outcome: 'refused', reason: 'smtp-554-data' }, 0],
    ['hang-at-mail', { outcome: 'try-again', reason: 'timeout-in-envelope', away: true }, 0],
    ['drop-at-rcpt', { outcome: 'try-again', reason: 'connection-lost-in-envelope', away: true }, 0],
    ['hang-after-end', { outcome: 'unknown', reason: 'timeout-after-end' }, 0],
    ['taken-hang-after-end', { outcome: 'unknown', reason: 'timeout-after-end' }, 1],
    ['drop-after-end', { outcome: 'unknown', reason: 'connection-lost-after-end' }, 0],
    ['taken-drop-after-end', { outcome: 'unknown', reason: 'connection-lost-after-end' }, 1],
    // A short message leaves with its final dot in one go: honest is that nobody knows.
    ['drop-in-data', { outcome: 'unknown', reason: 'connection-lost-after-end' }, 0],
  ]
  it.each(messages)('message: %s', async (fault, expected, taken) => {
    const smtp = await server()
    smtp.messages.push(fault)
    const through = carrier([smtp.url])
    const outcome = await through.send(message())
    expect(outcome).toEqual(expected)
    expect(JSON.stringify(outcome)).not.toContain('anna')
    expect(smtp.mailbox).toHaveLength(taken)
    // Whatever happened, the next message has a working connection.
    expect(await through.send(message())).toEqual({ outcome: 'accepted' })
  })

  it('a long message cut off before its final dot was certainly not taken', async () => {
    const smtp = await server()
    smtp.messages.push('drop-in-data')
    const outcome = await carrier([smtp.url]).send(message({ body: 'Rad efter rad.\n'.repeat(1_000_000) }))
    // On a busy machine our patience may end before the lost connection shows; either way nothing was taken.
    expect(outcome).toMatchObject({ outcome: 'try-again', away: true })
    expect(smtp.mailbox).toEqual([])
  })

  it('nobody listens', async () => {
    const gone = createServer()
    await new Promise<void>((listening) => gone.listen(0, '127.0.0.1', listening))
    const { port } = gone.address() as AddressInfo
    await new Promise((closed) => gone.close(closed))
    const outcome = await carrier([`smtp://localhost:${port}`]).send(message())
    expect(outcome).toEqual({ outcome: 'try-again', reason: 'connection-refused-in-setup', away: true })
  })
})

describe('several relays', () => {
  it('are asked in order, and the next only when the first certainly did not take the message', async () => {
    const first = await server()
    const second = await server()
    const through = carrier([first.url, second.url])
    first.messages.push('well', 'mail-452', 'rcpt-550', 'taken-drop-after-end')
    expect(await through.send(message())).toEqual({ outcome: 'accepted' })
    expect(await through.send(message())).toEqual({ outcome: 'accepted' })
    expect([first.mailbox.length, second.mailbox.length]).toEqual([1, 1])
    expect((await through.send(message())).outcome).toBe('refused')
    expect((await through.send(message())).outcome).toBe('unknown')
    expect([first.mailbox.length, second.mailbox.length]).toEqual([2, 1])
  })

  it('one that is away rests while another works', async () => {
    const first = await server()
    const second = await server()
    const through = carrier([first.url, second.url], { restMilliseconds: 60_000 })
    first.connections.push('no-greeting')
    for (let i = 0; i < 3; i++) expect(await through.send(message())).toEqual({ outcome: 'accepted' })
    expect([first.connected(), second.mailbox.length]).toEqual([1, 3])
  })
})

describe('encryption and sign-in', () => {
  it('is used when offered, with a certificate of our own and a password', async () => {
    const certificate = ownCertificate()
    const smtp = await server({ certificate, signIn: { user: 'torget', pass: 'å:/ 1' } })
    const address = `smtp://torget:${encodeURIComponent('å:/ 1')}@localhost:${smtp.port}`
    expect(await carrier([address], { tls: { ca: certificate.cert } }).send(message())).toEqual({ outcome: 'accepted' })
    expect(smtp.mailbox[0]?.secure).toBe(true)
  })

  it('a certificate nobody vouches for is not talked to', async () => {
    const smtp = await server({ certificate: ownCertificate() })
    expect(await carrier([smtp.url]).send(message())).toEqual({
      outcome: 'try-again',
      reason: 'tls-in-setup',
      away: true,
    })
  })

  it('is demanded of relays elsewhere: an open one gets nothing', async () => {
    const smtp = await server()
    const outcome = await carrier([`${smtp.url}?tls=required`]).send(message())
    expect(outcome).toMatchObject({ outcome: 'try-again', away: true })
    expect(smtp.mailbox).toEqual([])
  })

  it('a wrong password is our fault, not the message’s', async () => {
    const smtp = await server({ signIn: { user: 'torget', pass: 'right' } })
    const outcome = await carrier([`smtp://torget:wrong@localhost:${smtp.port}`]).send(message())
    expect(outcome).toMatchObject({ outcome: 'try-again', reason: 'smtp-535-auth', away: true })
  })
})
