import { createServer, type AddressInfo, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** What can go wrong with a connection, before anything is said about a message. */
export type ConnectionFault =
  | 'well'
  | 'close-at-once'
  | 'no-greeting'
  | 'hang-after-greeting'
  | 'greet-421'
  | 'greet-554'

/** What can go wrong with a message. 'taken' means that it is in the mailbox, whatever the sender is told. */
export type MessageFault =
  | 'well'
  | 'slow'
  | 'mail-421'
  | 'mail-452'
  | 'mail-550'
  | 'rcpt-450'
  | 'rcpt-550'
  | 'end-451'
  | 'end-554'
  | 'hang-at-mail'
  | 'drop-at-rcpt'
  | 'drop-in-data'
  | 'hang-after-end'
  | 'taken-hang-after-end'
  | 'drop-after-end'
  | 'taken-drop-after-end'

export type TakenMessage = { messageId: string; recipient: string; raw: string; secure: boolean }

/** A mail server that behaves as told and remembers what it took. */
export type MisbehavingSmtp = {
  url: string
  port: number
  /** Everything it ever took responsibility for. */
  mailbox: TakenMessage[]
  /** How the next connections and messages go; when a list is empty they go well. */
  connections: ConnectionFault[]
  messages: MessageFault[]
  /** How many connections have been made. */
  connected(): number
  close(): Promise<void>
}

const REFUSALS: Partial<Record<MessageFault, [step: 'mail' | 'rcpt' | 'end', code: number]>> = {
  'mail-421': ['mail', 421],
  'mail-452': ['mail', 452],
  'mail-550': ['mail', 550],
  'rcpt-450': ['rcpt', 450],
  'rcpt-550': ['rcpt', 550],
  'end-451': ['end', 451],
  'end-554': ['end', 554],
}

/**
 * Starts one on a free port.
 * @param certificate offers STARTTLS with it
 * @param signIn demands this user and password
 */
export async function startMisbehavingSmtp({
  certificate,
  signIn,
}: {
  certificate?: { key: string; cert: string }
  signIn?: { user: string; pass: string }
} = {}): Promise<MisbehavingSmtp> {
  const sockets = new Map<number, Socket>()
  const now = new Map<string, MessageFault>()
  let connected = 0
  const held = { mailbox: [] as TakenMessage[], connections: [] as ConnectionFault[], messages: [] as MessageFault[] }

  const refusal = (session: SMTPServerSession, step: 'mail' | 'rcpt' | 'end'): Error | null => {
    const found = REFUSALS[now.get(session.id) ?? 'well']
    // A careless server repeats the address in its words.
    return found?.[0] === step
      ? Object.assign(new Error(`no, ${session.envelope.rcptTo[0]?.address ?? 'you'}`), { responseCode: found[1] })
      : null
  }
  const drop = (session: SMTPServerSession) => sockets.get(session.remotePort)?.destroy()

  const smtp = new SMTPServer({
    ...certificate,
    authOptional: !signIn,
    disabledCommands: [...(certificate ? [] : ['STARTTLS']), ...(signIn ? [] : ['AUTH'])],
    allowInsecureAuth: !certificate,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (given, _session, done) =>
      given.username === signIn?.user && given.password === signIn?.pass
        ? done(null, { user: given.username })
        : done(Object.assign(new Error('wrong'), { responseCode: 535 })),
    onMailFrom(_address, session, done) {
      now.set(session.id, held.messages.shift() ?? 'well')
      const fault = now.get(session.id)
      if (fault === 'hang-at-mail') return
      if (fault === 'slow') return void setTimeout(done, 60)
      done(refusal(session, 'mail'))
    },
    onRcptTo(_address, session, done) {
      if (now.get(session.id) === 'drop-at-rcpt') return drop(session)
      done(refusal(session, 'rcpt'))
    },
    onData(stream, session, done) {
      receive(stream, session, now.get(session.id) ?? 'well', done)
    },
  })
  smtp.on('error', () => {})

  function receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    fault: MessageFault,
    done: (error?: Error | null) => void,
  ): void {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (fault === 'drop-in-data') drop(session)
    })
    stream.on('end', () => {
      const refused = refusal(session, 'end')
      if (refused) return done(refused)
      if (fault === 'hang-after-end' || fault === 'drop-in-data') return
      if (fault === 'drop-after-end') return drop(session)
      const raw = Buffer.concat(chunks).toString()
      held.mailbox.push({
        messageId: /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '',
        recipient: session.envelope.rcptTo[0]?.address ?? '',
        raw,
        secure: session.secure,
      })
      if (fault === 'taken-hang-after-end') return
      if (fault === 'taken-drop-after-end') return drop(session)
      if (fault === 'slow') return void setTimeout(done, 60)
      done()
    })
  }

  const front = createServer((socket) => {
    connected += 1
    socket.on('error', () => {})
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.on('close', () => sockets.delete(port))
    const fault = held.connections.shift() ?? 'well'
    if (fault === 'close-at-once') socket.destroy()
    else if (fault === 'hang-after-greeting') socket.write('220 localhost ESMTP\r\n')
    else if (fault === 'greet-421') socket.end('421 too busy\r\n')
    else if (fault === 'greet-554') socket.end('554 not for you\r\n')
    else if (fault === 'well') smtp.connect(socket)
  })
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening))
  const { port } = front.address() as AddressInfo
  return {
    ...held,
    url: `smtp://localhost:${port}`,
    port,
    connected: () => connected,
    async close() {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise((closed) => front.close(closed))
    },
  }
}
