import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Readable } from 'node:stream'
import type { SmtpRelay } from './smtp-relay.ts'
import { AnsweredTooEarly, OutOfTime, type Stage } from './smtp-attempt.ts'

/** How long each part of an attempt may take, in milliseconds. RFC 5321 4.5.3.2 asks for patience after the final dot. */
export type SmtpPatience = { setup: number; envelope: number; data: number }

/** A connection to a relay, signed in and ready for the next message. */
export type SmtpSession = {
  /**
   * Sends one message. Rejects with what went wrong; `stageOf` then says how far it had come. A session that has rejected is closed.
   */
  send(sender: string, recipient: string, mime: Buffer): Promise<void>
  /** How far the latest message came. */
  stageOf(): Stage
  usable(): boolean
  /** Says goodbye. */
  quit(): void
}

const CHUNK = 16 * 1024

/**
 * Connects and signs in. Rejects when that fails: nothing has been sent then.
 *
 * nodemailer's own pool is not used. When a connection closes in the middle of a message it sends that message again by itself,
 * and its errors do not tell whether the final dot had left; both would break "never twice".
 */
export async function openSession(relay: SmtpRelay, patience: SmtpPatience): Promise<SmtpSession> {
  const connection = connectionTo(relay, patience)
  const watched = watch(connection)
  await watched.step(patience.setup, (done, allow) => {
    connection.connect((fault) => {
      if (fault || !relay.auth) return done(fault)
      allow(patience.setup)
      connection.login({ ...relay.auth }, (refused) => done(refused ?? undefined))
    })
  })
  let stage: Stage = 'setup'
  const hasEnded = () => stage === 'ended'
  return {
    async send(sender, recipient, mime) {
      stage = 'envelope'
      await watched.step(patience.envelope, (done, allow) => {
        const content = staged(mime, (next) => {
          stage = next
          if (next === 'data') allow(patience.data)
        })
        connection.send({ from: sender, to: [recipient], size: mime.length }, content, (fault) => {
          // A yes before the final dot is an answer to something else.
          done(fault ?? (hasEnded() ? undefined : new AnsweredTooEarly()))
        })
      })
    },
    stageOf: () => stage,
    usable: () => watched.open(),
    quit() {
      if (!watched.open()) return
      connection.quit()
      setTimeout(() => connection.close(), 1000).unref()
    },
  }
}

function connectionTo(relay: SmtpRelay, patience: SmtpPatience): SMTPConnection {
  return new SMTPConnection({
    host: relay.host,
    port: relay.port,
    secure: relay.secure,
    requireTLS: relay.startTls === 'required',
    ignoreTLS: relay.startTls === 'never',
    connectionTimeout: patience.setup,
    greetingTimeout: patience.setup,
    // Only the last resort: each step has a watch of its own.
    socketTimeout: patience.data + patience.envelope,
    socketCloseTimeout: 1000,
    tls: { ...relay.tls, minVersion: 'TLSv1.2' },
  })
}

type Watched = {
  /**
   * One step: ends once, also when the connection fails or `milliseconds` have passed (`allow` gives it new time).
   * A step that fails closes the connection before anybody else can use it; what was not yet given to it never leaves.
   */
  step(
    milliseconds: number,
    begin: (done: (fault?: unknown) => void, allow: (milliseconds: number) => void) => void,
  ): Promise<void>
  open(): boolean
}

function watch(connection: SMTPConnection): Watched {
  let open = true
  let fail: (fault: unknown) => void = () => {}
  connection.on('error', (fault: unknown) => {
    open = false
    fail(fault)
  })
  connection.on('end', () => {
    open = false
    const waiting = fail
    // A 421 ends the connection first and is reported just after; the reply tells more than the silence.
    setImmediate(() => waiting(Object.assign(new Error('The connection ended.'), { code: 'ECONNECTION' })))
  })
  return {
    open: () => open,
    step: (milliseconds, begin) =>
      new Promise<void>((resolve, reject) => {
        let timer: NodeJS.Timeout
        let over = false
        const allow = (more: number) => {
          clearTimeout(timer)
          if (!over) timer = setTimeout(() => done(new OutOfTime()), more)
        }
        const done = (fault?: unknown) => {
          if (over) return
          over = true
          clearTimeout(timer)
          fail = () => {}
          if (!fault) return resolve()
          open = false
          connection.close()
          reject(fault as Error)
        }
        fail = done
        allow(milliseconds)
        begin(done, allow)
      }),
  }
}

/**
 * The message as a stream that tells when it is first read (the server has said 354) and when its end is given away (the final
 * dot follows). nodemailer takes nothing from it before 354.
 */
function staged(mime: Buffer, reached: (stage: 'data' | 'ended') => void): Readable {
  let at = 0
  return new Readable({
    highWaterMark: CHUNK,
    read() {
      if (at === 0) reached('data')
      if (at < mime.length) {
        this.push(mime.subarray(at, (at += CHUNK)))
      } else {
        reached('ended')
        this.push(null)
      }
    },
  })
}
