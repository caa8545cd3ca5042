import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Readable } from 'node:stream'
import type { SmtpRelay } from './smtp-relay.ts'
import { OutOfTime, type Stage } from './smtp-attempt.ts'

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
  const connection = new SMTPConnection({
    host: relay.host,
    port: relay.port,
    secure: relay.secure,
    requireTLS: relay.startTls === 'required',
    ignoreTLS: relay.startTls === 'never',
    connectionTimeout: patience.setup,
    greetingTimeout: patience.setup,
    // Only the last resort: each part has a watch of its own below.
    socketTimeout: patience.data + patience.envelope,
    socketCloseTimeout: 1000,
    tls: { ...relay.tls, minVersion: 'TLSv1.2' },
  })
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

  /** One step: resolves or rejects once, also when the connection fails or `milliseconds` have passed. */
  function step(milliseconds: number, begin: (done: (fault?: unknown) => void, watch: (next: number) => void) => void): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      let timer: NodeJS.Timeout
      const watch = (next: number) => {
        clearTimeout(timer)
        timer = setTimeout(() => done(new OutOfTime()), next)
      }
      const done = (fault?: unknown) => {
        clearTimeout(timer)
        fail = () => {}
        if (fault) reject(fault as Error)
        else resolve()
      }
      fail = done
      watch(milliseconds)
      begin(done, watch)
    })
  }

  let stage: Stage = 'setup'
  const hasEnded = () => stage === 'ended'
  try {
    await step(patience.setup, (done, watch) => {
      connection.connect((fault) => {
        if (fault || !relay.auth) return done(fault)
        watch(patience.setup)
        connection.login({ ...relay.auth }, (refused) => done(refused ?? undefined))
      })
    })
  } catch (fault) {
    open = false
    connection.close()
    throw fault
  }

  return {
    async send(sender, recipient, mime) {
      stage = 'envelope'
      try {
        await step(patience.envelope, (done, watch) => {
          const content = staged(mime, (next) => {
            stage = next
            if (next === 'data') watch(patience.data)
          })
          connection.send({ from: sender, to: [recipient], size: mime.length }, content, (fault) => done(fault ?? undefined))
        })
        // A yes before the final dot is an answer to something else.
        if (!hasEnded()) throw Object.assign(new Error('An answer came too early.'), { code: 'EPROTOCOL', early: true })
      } catch (fault) {
        // Closed before anybody else can use it; what was not yet given to the connection never leaves.
        open = false
        connection.close()
        throw fault
      }
    },
    stageOf: () => stage,
    usable: () => open,
    quit() {
      if (!open) return
      open = false
      connection.quit()
      setTimeout(() => connection.close(), 1000).unref()
    },
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
