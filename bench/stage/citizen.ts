import { get } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { percentile, type Report } from './figure.ts'
import { root, type Served } from './stage.ts'

/** How long a new browser waits for the first byte of the front page, over fifty connections of their own. */
export async function firstBytes(report: Report, served: Served): Promise<void> {
  const waits: number[] = []
  for (let round = 0; round < 50; round++) {
    const begun = performance.now()
    await new Promise<void>((done, fail) => {
      get(served.url, { agent: false }, (response) => {
        waits.push(performance.now() - begun)
        response.resume().once('end', done)
      }).once('error', fail)
    })
  }
  report("first byte of the citizen's front page, new connection, p95", percentile(waits, 0.95), 'ms', {
    budget: { most: 50 },
  })
}

type BuiltRoute = { id: string; parentId?: string; path?: string; index?: boolean }

/** Addresses of the citizens' pages that need nothing known beforehand. */
async function citizenAddresses(): Promise<string[]> {
  const { routes } = (await import(join(root, 'build', 'server', 'index.js'))) as { routes: Record<string, BuiltRoute> }
  return (
    Object.values(routes)
      .filter(({ id }) => /^(sv|en)-/.test(id))
      .map(({ path }) => `/${(path ?? '').replace(/^\//, '')}`)
      // What is shown inside another site is there only once a municipality has named that site.
      .filter((path) => !/[:*]|embedded|inbaddat/.test(path))
      .toSorted()
  )
}

/** Script that each citizen's page makes a browser fetch, compressed, with what is written in the page itself. */
export async function scriptsOfCitizenPages(report: Report, served: Served): Promise<void> {
  const addresses = await citizenAddresses()
  let most = 0
  for (const address of addresses) {
    const response = await fetch(`${served.url}${address}`)
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`)
    most = Math.max(most, await scriptBytes(served, await response.text()))
  }
  report(`script on the heaviest of ${addresses.length} citizens' pages, gzip`, most / 1000, 'kB', {
    budget: { most: 30 },
    sound: addresses.length > 3,
  })
}

async function scriptBytes(served: Served, page: string): Promise<number> {
  const named = [...page.matchAll(/<(?:script[^>]*\bsrc|link[^>]*rel="modulepreload"[^>]*href)="([^"]+)"/g)].map(
    (match) => match[1]!,
  )
  const written = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^<]*)</g)].map((match) => match[1]!).join('')
  let bytes = written ? gzipSync(written).length : 0
  for (const address of new Set(named)) {
    bytes += gzipSync(Buffer.from(await (await fetch(new URL(address, served.url))).arrayBuffer())).length
  }
  return bytes
}
