import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/**
 * Begins a statement that need not be waited for: it travels together with the next statement on the same connection, and if it
 * fails, that next statement fails with its reason. For what begins a transaction, and for what is written just before its end.
 */
export const AHEAD = '/* ahead */ '

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
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? pipelined(client, named)
      known.set(client, wrapped)
      return wrapped
    },
    end: () => pool.end(),
  } as PostgresPool
}

function pipelined(client: pg.PoolClient, named: (text: string) => string | undefined): PostgresPoolClient {
  let waiting: Sent[] = []
  const stream = (client as unknown as { connection?: { stream?: Writable } }).connection?.stream
  const send = ({ text, values }: Sent) => {
    const name = values.length > 0 ? named(text) : undefined
    return client.query({ text, values: values as unknown[], ...(name ? { name } : {}) })
  }
  async function query(text: string, values: readonly unknown[] = []) {
    if (text.startsWith(AHEAD)) {
      waiting.push({ text, values })
      return { command: 'SELECT', rowCount: 0, rows: [] }
    }
    if (waiting.length === 0) return send({ text, values })
    const before = waiting
    waiting = []
    // One packet for all of them: a write to the socket costs more than what is written.
    stream?.cork()
    const sent = [...before, { text, values }].map(send)
    stream?.uncork()
    const answers = await Promise.allSettled(sent)
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (failed) throw failed.reason
    return (answers.at(-1) as PromiseFulfilledResult<pg.QueryResult>).value
  }
  function release(discard?: boolean): void {
    // What was never followed by anything has nobody who waits for it.
    waiting = []
    client.release(discard)
  }
  return { query, release } as unknown as PostgresPoolClient
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
