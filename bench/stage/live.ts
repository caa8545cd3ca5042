import { setTimeout as sleep } from 'node:timers/promises'
import { percentile, type Report } from './figure.ts'
import type { Served } from './stage.ts'
import { fetchText, openStreams } from './streams.ts'

const STREAMS = 1000
const SCREENS = 200
const CHANGES = 20

async function register(served: Served, cookie: string, body: string): Promise<string> {
  const response = await fetch(`${served.url}/api/v1/contacts`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body,
  })
  if (response.status !== 201) throw new Error(`Registering answered ${response.status}.`)
  return ((await response.json()) as { questions: { reference: string }[] }).questions[0]!.reference
}

/** How long from the moment somebody presses "register" until each of a thousand open streams has heard that something changed. */
export async function everybodyHears(
  report: Report,
  served: Served,
  cookies: readonly string[],
  body: (turn: number) => string,
): Promise<void> {
  let begun = 0
  let waits: number[] = []
  const streams = await openStreams(served, cookies, STREAMS, () => waits.push(performance.now() - begun))
  const all: number[] = []
  for (let change = 0; change <= CHANGES; change++) {
    waits = []
    begun = performance.now()
    await register(served, cookies[0]!, body(change))
    await until(() => waits.length >= STREAMS, 3000)
    // The first finds everything cold and is not counted.
    if (change > 0) all.push(...waits)
    await sleep(100)
  }
  streams.forEach((stream) => stream.close())
  const complete = all.length === CHANGES * STREAMS
  report(`a change is heard on ${STREAMS.toLocaleString('en')} open streams, p99`, percentile(all, 0.99), 'ms', {
    budget: { most: 100 },
    sound: complete,
  })
}

/** How long until two hundred screens show a new question, when each asks for counts and list as soon as it hears of the change. */
export async function screensShow(
  report: Report,
  served: Served,
  cookies: readonly string[],
  centre: string,
  body: (turn: number) => string,
): Promise<void> {
  const shown = new Set<number>()
  const busy = new Set<number>()
  let wanted = ''
  let last = 0
  let begun = 0
  async function refresh(which: number): Promise<void> {
    if (busy.has(which)) return
    busy.add(which)
    const headers = { cookie: cookies[which % cookies.length]! }
    const [, list] = await Promise.all([
      fetchText(served, '/api/v1/inbox/counts', headers),
      fetchText(served, `/api/v1/questions?unitId=${centre}`, headers),
    ])
    busy.delete(which)
    while (wanted === '') await sleep(1)
    if (list.includes(wanted) && !shown.has(which)) {
      shown.add(which)
      last = performance.now() - begun
    }
  }
  const streams = await openStreams(served, cookies, SCREENS, (which) => void refresh(which))
  const slowest: number[] = []
  for (let change = 0; change <= 5; change++) {
    shown.clear()
    wanted = ''
    begun = performance.now()
    wanted = await register(served, cookies[0]!, body(change))
    await until(() => shown.size >= SCREENS, 5000)
    if (change > 0) slowest.push(shown.size >= SCREENS ? last : Number.POSITIVE_INFINITY)
    await until(() => busy.size === 0, 5000)
  }
  streams.forEach((stream) => stream.close())
  report(`a change is shown on ${SCREENS} staff screens, the last screen`, Math.max(...slowest), 'ms', {
    budget: { most: 2000 },
  })
}

async function until(met: () => boolean, most: number): Promise<void> {
  for (const end = performance.now() + most; !met() && performance.now() < end;) await sleep(1)
}
