import type { NodemailerError } from 'nodemailer/lib/errors'
import type { Outcome } from './carrier.ts'

/**
 * How far an attempt had come when it ended.
 * - setup: connecting, greeting, TLS, signing in
 * - envelope: sender, recipient and the word DATA; nothing of the message itself
 * - data: the message is on its way, its final dot is not
 * - ended: the final dot has been given to the connection. From here silence means that nobody knows
 */
export type Stage = 'setup' | 'envelope' | 'data' | 'ended'

/** An attempt that ran out of time by our own watch. */
export class OutOfTime extends Error {}
/** The relay said that it has the message before it had the whole of it. */
export class AnsweredTooEarly extends Error {}

/** Replies that speak of us (sign-in, encryption, being blocked), never of the recipient: somebody mends them, so we try again. */
const ABOUT_US = new Set([530, 534, 535, 538])
const TOO_LARGE = 552

/**
 * What an attempt that ended with a fault came to. Certain refusals are those the server has spoken (RFC 5321 4.2.1: 4yz "did not
 * occur", 5yz the same for good) and everything before the final dot, without which no server may take a message (4.1.1.4).
 * A permanent reply to greeting, sign-in or MAIL FROM is about our own settings and is tried again; one to RCPT TO or the message is final.
 */
export function outcomeOf(stage: Stage, fault: unknown): Outcome {
  // The answer may have been meant for this message after all.
  if (fault instanceof AnsweredTooEarly) return { outcome: 'unknown', reason: 'answered-too-early' }
  const { responseCode, command, code, response } = faultOf(fault)
  if (responseCode === null) {
    if (stage === 'ended') return { outcome: 'unknown', reason: `${silence(fault, code)}-after-end` }
    if (code === 'EMESSAGE' && command === 'MAIL FROM') return { outcome: 'refused', reason: 'too-large' }
    if (code === 'EENVELOPE' && command === 'API') return { outcome: 'refused', reason: 'recipient-unusable' }
    return { outcome: 'try-again', reason: `${silence(fault, code)}-in-${stage}`, away: true }
  }
  const reason = reasonOf(responseCode, response, command)
  // Neither yes nor no: before the end nothing was taken, after it we cannot tell.
  if (responseCode < 400 || responseCode > 599) {
    return stage === 'ended' ? { outcome: 'unknown', reason } : { outcome: 'try-again', reason, away: true }
  }
  const aboutUs =
    stage === 'setup' ||
    ABOUT_US.has(responseCode) ||
    (command === 'MAIL FROM' && responseCode >= 500 && responseCode !== TOO_LARGE)
  if (responseCode < 500 || aboutUs) return { outcome: 'try-again', reason, away: aboutUs || responseCode === 421 }
  return { outcome: 'refused', reason }
}

type Fault = { responseCode: number | null; command: string; code: string; response: string }

function faultOf(fault: unknown): Fault {
  const error = fault as Partial<NodemailerError> & { originalCode?: unknown }
  return {
    responseCode: typeof error.responseCode === 'number' ? error.responseCode : null,
    command: typeof error.command === 'string' ? error.command : '',
    code:
      typeof error.originalCode === 'string' ? error.originalCode : typeof error.code === 'string' ? error.code : '',
    response: typeof error.response === 'string' ? error.response : '',
  }
}

function silence(fault: unknown, code: string): string {
  if (fault instanceof OutOfTime) return 'timeout'
  const known: Record<string, string> = {
    ECONNREFUSED: 'connection-refused',
    ECONNRESET: 'connection-lost',
    EPIPE: 'connection-lost',
    ECONNECTION: 'connection-lost',
    ETIMEDOUT: 'timeout',
    CONNECT_TIMEOUT: 'timeout',
    GREETING_TIMEOUT: 'timeout',
    SOCKET_TIMEOUT: 'timeout',
    EDNS: 'name-unknown',
    ENOTFOUND: 'name-unknown',
    ETLS: 'tls',
    EAUTH: 'sign-in',
  }
  return known[code] ?? (/CERT|TLS|SSL/.test(code) ? 'tls' : 'connection-fault')
}

/** Only numbers and our own command: the server's words may hold the address. */
function reasonOf(code: number, response: string, command: string): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(response)?.[1]
  const step = command.toLowerCase().split(' ')[0] ?? ''
  return ['smtp', String(code), enhanced, /^[a-z]{1,8}$/.test(step) ? step : null].filter(Boolean).join('-')
}
