import type { SecureContextOptions } from 'node:tls'
import { domainToASCII } from 'node:url'
import type { MessageCarrier, Outcome, OutgoingMessage } from './carrier.ts'
import { mimeMessage } from './mime-message.ts'
import { outcomeOf } from './smtp-attempt.ts'
import { relayOf, type SmtpRelay } from './smtp-relay.ts'
import { openSession, type SmtpPatience, type SmtpSession } from './smtp-session.ts'

export type SmtpCarrierSettings = {
  /** Addresses of mail relays (smtp-relay.ts), the preferred one first. */
  relays: readonly string[]
  /** The address messages are from and bounces come back to. */
  sender: string
  /** For relays with a certificate of the municipality's own: { ca }. */
  tls?: SecureContextOptions
  patience?: Partial<SmtpPatience>
  /** How long a relay that could not be reached is tried last, in milliseconds. */
  restMilliseconds?: number
}

const PATIENCE: SmtpPatience = { setup: 20_000, envelope: 60_000, data: 5 * 60_000 }
/** A connection carries so many messages before it is replaced, and waits so long for the next one. */
const MOST_MESSAGES = 100
const IDLE_MILLISECONDS = 30_000

type Idle = { session: SmtpSession; messages: number; timer: NodeJS.Timeout }
type Relay = SmtpRelay & { idle: Idle[]; restsUntil: number }

/**
 * A carrier that speaks SMTP with one or more relays. Connections are kept for the next message. When one relay certainly did not
 * take a message and it is worth trying again, the next is asked; after 'refused' and 'unknown' nobody more is.
 * @throws StartUpError when an address cannot be used
 */
export function createSmtpCarrier(settings: SmtpCarrierSettings): MessageCarrier {
  const patience = { ...PATIENCE, ...settings.patience }
  const relays: Relay[] = settings.relays.map((address) => ({
    ...relayOf(address, settings.tls),
    idle: [],
    restsUntil: 0,
  }))
  const underWay = new Set<Promise<Outcome>>()
  let closed = false

  async function send(message: OutgoingMessage): Promise<Outcome> {
    const mime = await mimeMessage(message, settings.sender)
    let latest: Outcome = { outcome: 'try-again', reason: 'no-relay', away: true }
    const now = performance.now()
    const rested = relays.filter((relay) => relay.restsUntil <= now)
    const resting = relays.filter((relay) => relay.restsUntil > now)
    for (const relay of [...rested, ...resting]) {
      const reached = await sendThrough(
        relay,
        patience,
        settings.sender,
        envelopeAddress(message.recipient),
        mime,
        () => closed,
      )
      if (reached.outcome !== 'try-again') return reached
      if (reached.away) relay.restsUntil = performance.now() + (settings.restMilliseconds ?? 30_000)
      // What is said about the message weighs more than that another relay is away.
      if (latest.outcome !== 'try-again' || latest.away) latest = reached
    }
    return latest
  }

  return {
    async send(message) {
      if (closed) return { outcome: 'try-again', reason: 'carrier-closed', away: true }
      const attempt = send(message)
      underWay.add(attempt)
      return attempt.finally(() => underWay.delete(attempt))
    },
    async close() {
      closed = true
      await Promise.allSettled(underWay)
      for (const relay of relays) for (const idle of relay.idle.splice(0)) letGo(idle)
    },
  }
}

/** One relay's try. A kept connection that the relay had closed meanwhile is replaced by a fresh one, once. */
async function sendThrough(
  relay: Relay,
  patience: SmtpPatience,
  sender: string,
  recipient: string,
  mime: Buffer,
  closed: () => boolean,
): Promise<Outcome> {
  const kept = takeIdle(relay)
  if (kept) {
    const outcome = await sendOver(relay, kept.session, kept.messages, sender, recipient, mime, closed)
    if (outcome.outcome !== 'try-again' || !/^(connection|smtp-421)/.test(outcome.reason)) return outcome
  }
  let fresh: SmtpSession
  try {
    fresh = await openSession(relay, patience)
  } catch (fault) {
    return outcomeOf('setup', fault)
  }
  return sendOver(relay, fresh, 0, sender, recipient, mime, closed)
}

async function sendOver(
  relay: Relay,
  session: SmtpSession,
  messages: number,
  sender: string,
  recipient: string,
  mime: Buffer,
  closed: () => boolean,
): Promise<Outcome> {
  try {
    await session.send(sender, recipient, mime)
  } catch (fault) {
    return outcomeOf(session.stageOf(), fault)
  }
  if (closed() || messages + 1 >= MOST_MESSAGES) session.quit()
  else keep(relay, session, messages + 1)
  return { outcome: 'accepted' }
}

function takeIdle(relay: Relay): Idle | null {
  for (let idle = relay.idle.pop(); idle; idle = relay.idle.pop()) {
    clearTimeout(idle.timer)
    if (idle.session.usable()) return idle
  }
  return null
}

function keep(relay: Relay, session: SmtpSession, messages: number): void {
  const idle: Idle = {
    session,
    messages,
    timer: setTimeout(() => {
      relay.idle = relay.idle.filter((each) => each !== idle)
      letGo(idle)
    }, IDLE_MILLISECONDS).unref(),
  }
  relay.idle.push(idle)
}

function letGo(idle: Idle): void {
  clearTimeout(idle.timer)
  idle.session.quit()
}

/** The domain in ASCII, since not every relay has SMTPUTF8. */
function envelopeAddress(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  return `${recipient.slice(0, at)}@${domainToASCII(recipient.slice(at + 1))}`
}
