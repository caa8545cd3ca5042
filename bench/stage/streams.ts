import { Agent, get, type IncomingMessage } from 'node:http'
import type { Served } from './stage.ts'

/** An open live stream, as a staff screen holds one. */
export type Stream = { close(): void }

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** Opens a live stream; `heard` is called at each change that is told. Resolves when the server has greeted. */
export function openStream(served: Served, cookie: string, heard: () => void): Promise<Stream> {
  return new Promise((done, fail) => {
    const request = get(`${served.url}/api/v1/live`, { agent, headers: { cookie } }, (response: IncomingMessage) => {
      if (response.statusCode !== 200) return fail(new Error(`The live stream answered ${response.statusCode}.`))
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        if (text.includes('event: hello')) done({ close: () => request.destroy() })
        if (text.includes('event: changed')) heard()
      })
    })
    request.on('error', fail)
  })
}

/** Opens many streams, some at a time, spread over the cookies. `heard` is told which one heard. */
export async function openStreams(
  served: Served,
  cookies: readonly string[],
  many: number,
  heard: (which: number) => void,
): Promise<Stream[]> {
  const open: Stream[] = []
  const numbers = Array.from({ length: many }, (_, which) => which)
  while (numbers.length > 0) {
    const some = numbers.splice(0, 100)
    open.push(
      ...(await Promise.all(
        some.map((which) => openStream(served, cookies[which % cookies.length]!, () => heard(which))),
      )),
    )
  }
  return open
}

/** What a server answers, as text, over connections that are kept. */
export function fetchText(served: Served, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((done, fail) => {
    get(`${served.url}${path}`, { agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () =>
        response.statusCode === 200 ? done(text) : fail(new Error(`${path} answered ${response.statusCode}.`)),
      )
    }).on('error', fail)
  })
}
