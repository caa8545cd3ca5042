import autocannon from 'autocannon'
import type { Ground, Served } from './stage.ts'
import { percentile } from './figure.ts'
import { spentNow } from './machine.ts'
import { unrestNow } from './unrest.ts'

/** One request of a load; `path` and `body` may follow from its number. */
export type Asked = {
  method?: 'GET' | 'POST'
  path: (turn: number) => string
  headers?: Record<string, string>
  body?: (turn: number) => string
}

/** How a load was borne. Times in milliseconds, processor time in microseconds a request. */
export type Borne = {
  perSecond: number
  p50: number
  p95: number
  p99: number
  refused: number
  serverMicros: number
  postgresMicros: number
  /** Share of the machine's two cores that went to others than server, database and client. */
  others: number
  /** How many times slower than at its best the machine was before and after; 1 when it was ours alone. */
  unrest: number
}

const CONNECTIONS = 8

/** Asks for `seconds` over eight connections, each asking again as soon as it is answered; a warm-up before is not counted. */
export async function load(ground: Ground, served: Served, asked: Asked, seconds: number): Promise<Borne> {
  await run(served, asked, Math.max(1, seconds / 3))
  const unrestBefore = unrestNow()
  const pids = [served.pid, ground.postgres, process.pid]
  const before = spentNow(pids)
  const begun = performance.now()
  const { times, refused } = await run(served, asked, seconds)
  const wall = performance.now() - begun
  const after = spentNow(pids)
  const spent = (pid: number) => after.own.get(pid)! - before.own.get(pid)!
  const server = spent(served.pid)
  const database = spent(ground.postgres)
  // Both were started by this process, which is the client.
  const client = spent(process.pid) - server - database
  return {
    perSecond: times.length / (wall / 1000),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    refused,
    serverMicros: (server * 1000) / times.length,
    postgresMicros: (database * 1000) / times.length,
    others: (after.machine - before.machine - server - client - database) / (2 * wall),
    unrest: (unrestBefore + unrestNow()) / 2,
  }
}

function run(served: Served, asked: Asked, seconds: number): Promise<{ times: number[]; refused: number }> {
  let turn = 0
  const times: number[] = []
  let refused = 0
  return new Promise((done, fail) => {
    const cannon = autocannon(
      {
        url: served.url,
        connections: CONNECTIONS,
        duration: seconds,
        requests: [
          {
            method: asked.method ?? 'GET',
            headers: asked.headers ?? {},
            setupRequest: (request) => {
              const now = turn++
              const body = asked.body?.(now)
              return { ...request, path: asked.path(now), ...(body === undefined ? {} : { body }) }
            },
          },
        ],
      },
      (error, result) => {
        if (error) return fail(error as Error)
        refused += result.errors + result.timeouts
        done({ times, refused })
      },
    )
    cannon.on('response', (_, status, __, took) => {
      times.push(took)
      if (status < 200 || status > 299) refused++
    })
  })
}
