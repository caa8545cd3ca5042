import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/**
 * Begins a statement that need not be waited for: it travels together with the next statement on the same connection, and if it
 * fails, that next statement fails with its reason. For what begins a transaction, and for what is written just before its end.
 */
export const AHEAD = '/* ahead */ '

/** What begins a transaction: as AHEAD, and not sent at all when nothing was asked before the reading ended. */
export const OPENING = '/* opens */ '

/**
 * Ends a transaction that only read, without a journey of its own: what the connection is told next begins with the commit, and one
 * left alone commits by itself at once. Nobody waits for the end of something that changed nothing.
 */
export const END_OF_READING = '/* later */ commit'

/** How long an ended reading may stay open on a connection that nobody uses, in milliseconds. */
const LEFT_OPEN = 20

/** A text is prepared when it is seen again; texts whose length varies with what they carry come and go unprepared. */
const MOST_PREPARED = 400
const MOST_SEEN = 4000

type Sent = { text: string; values: readonly unknown[] }

/**
 * The pool as Kysely sees it. Each statement is one journey to the database and one plan to make there; with row security
 * making the plan takes longer than the work itself. So what is sent ahead shares a journey, and what is asked again keeps its plan.
 * @param prepare false behind a pooler that gives each transaction another connection: plans are then made anew
 */
export function pipelinedPool(pool: pg.Pool, prepare: boolean): PostgresPool {
  const named = prepare ? namesOfStatements() : () => undefined
  const known = new WeakMap<pg.PoolClient, Pipelined>()
  return {
    async connect() {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? pipelined(client, named)
      known.set(client, wrapped)
      wrapped.take()
      return wrapped.client
    },
    end: () => pool.end(),
  } as PostgresPool
}

type Pipelined = { client: PostgresPoolClient; take(): void }

function pipelined(client: pg.PoolClient, named: (text: string) => string | undefined): Pipelined {
  let waiting: Sent[] = []
  let isGathering = false
  const end = laterEnd(client)
  const stream = (client as unknown as { connection?: { stream?: Writable } }).connection?.stream
  const send = ({ text, values }: Sent) => {
    const name = values.length > 0 ? named(text) : undefined
    return client.query({ text, values: values as unknown[], ...(name ? { name } : {}) })
  }
  /** One packet for all that is asked in the same turn: a write to the socket costs more than what is written. */
  function gather(): void {
    if (!stream || isGathering) return
    isGathering = true
    stream.cork()
    process.nextTick(() => {
      isGathering = false
      stream.uncork()
    })
  }
  async function query(text: string, values: readonly unknown[] = []) {
    if (text.startsWith(AHEAD) || text.startsWith(OPENING)) {
      waiting.push({ text, values })
      return { command: 'SELECT', rowCount: 0, rows: [] }
    }
    if (text === END_OF_READING && waiting.every((each) => each.text.startsWith(OPENING))) {
      // Still waiting to be opened: then nothing was asked, and nothing is there to end.
      if (waiting.length === 0) end.owe()
      waiting = []
      return { command: 'COMMIT', rowCount: 0, rows: [] }
    }
    const sending = end.before([...waiting, { text, values }])
    waiting = []
    gather()
    if (sending.length === 1) return send(sending[0]!)
    const sent = sending.map(send)
    const answers = await Promise.allSettled(sent)
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (failed) throw failed.reason
    return (answers.at(-1) as PromiseFulfilledResult<pg.QueryResult>).value
  }
  function release(discard?: boolean): void {
    // What was never followed by anything has nobody who waits for it.
    waiting = []
    end.leave()
    client.release(discard)
  }
  return { client: { query, release } as unknown as PostgresPoolClient, take: end.take }
}

/** The end of a reading that a connection still owes. */
function laterEnd(client: pg.PoolClient) {
  let isOwed = false
  let isTaken = false
  let closing: NodeJS.Timeout | null = null
  function close(): void {
    closing = null
    if (!isOwed || isTaken) return
    isOwed = false
    // A connection that is lost has ended its transaction too.
    client.query('commit').catch(() => {})
  }
  return {
    owe: () => void (isOwed = true),
    take: () => void (isTaken = true),
    leave(): void {
      isTaken = false
      if (isOwed) closing ??= setTimeout(close, LEFT_OPEN).unref()
    },
    /** The owed end goes first, in the same text where that can be. */
    before(sending: Sent[]): Sent[] {
      if (!isOwed) return sending
      isOwed = false
      const [first, ...others] = sending
      if (first!.values.length > 0) return [{ text: 'commit', values: [] }, ...sending]
      return [{ text: `commit; ${first!.text}`, values: [] }, ...others]
    },
  }
}

/** Gives a statement its name from the second time it is seen. The same text has the same name on every connection. */
function namesOfStatements(): (text: string) => string | undefined {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text)
    if (name !== undefined || names.size >= MOST_PREPARED) return name
    if (!seen.has(text)) {
      if (seen.size >= MOST_SEEN) seen.clear()
      seen.add(text)
      return undefined
    }
    seen.delete(text)
    names.set(text, `torget_${names.size}`)
    return names.get(text)
  }
}
