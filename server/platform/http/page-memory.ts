import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'
import type { LiveHub } from '#platform/live/hub.ts'

/** A head as it is written: names and values in turn. */
type Head = string[]

/** A finished page: the same bytes for everybody, so that it is rendered once and then only sent. */
export type FinishedPage = {
  plain: Buffer
  gzip: Buffer
  etag: string
  /** Made once, since making it took as long as sending the page: of the plain page, the packed one, and of "you have it". */
  heads: { plain: Head; gzip: Head; same: Head }
  until: number
}

type Kept = FinishedPage & { isUsed: boolean }

/** Finished anonymous pages without script, by municipality and address. */
export type PageMemory = {
  get(municipalityId: number, url: string): FinishedPage | undefined
  /** How often the municipality's pages have been forgotten. Asked before a page is made and given back when it is kept. */
  turnOf(municipalityId: number): number
  /**
   * Keeps a page. One made from what has been forgotten since is only given back: it may tell what no longer is so.
   * @param turn what `turnOf` said before the page was made
   */
  keep(
    municipalityId: number,
    url: string,
    page: { body: Buffer; headers: Record<string, string>; seconds: number },
    turn: number,
  ): FinishedPage
  /** Drops a municipality's pages. */
  forget(municipalityId: number): void
  /** Forgets when another process, or this one, says that something these pages tell has changed. */
  listen(hub: Pick<LiveHub, 'listen'>, municipalityId: number): void
  /** How many are kept, of each sort. */
  size(): { lasting: number; passing: number }
}

/** What the database announces when something that anybody may read has changed: migrations/0011-places.sql. */
export const PUBLIC_TOPICS = ['articles', 'public-news', 'order'] as const

/**
 * An address that is a page's own and no other way of writing it: no question mark, capital, percent sign or double slash.
 * There are no more of them than there are pages.
 */
const OWN_ADDRESS = /^\/(?:[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*)?$/

/** At most this many of the pages with an address of their own: those nobody has asked for since last time go first. */
const MOST_LASTING = 2_000
/** At most this many of all other addresses, of which there is no end: searches, filters, odd ways of writing. Oldest first. */
const MOST_PASSING = 200
/** And no longer than this. */
const PASSING_SECONDS = 15

/** Opens a memory of finished pages, kept for the seconds each page says. */
export function openPageMemory(now: () => number = Date.now): PageMemory {
  const lasting = new Map<string, Kept>()
  // Apart, so that whoever makes up addresses pushes out only what others made up.
  const passing = new Map<string, Kept>()
  const turns = new Map<number, number>()
  const turnOf = (municipalityId: number) => turns.get(municipalityId) ?? 0
  function forget(municipalityId: number): void {
    turns.set(municipalityId, turnOf(municipalityId) + 1)
    for (const pages of [lasting, passing])
      for (const key of pages.keys()) if (key.startsWith(`${municipalityId} `)) pages.delete(key)
  }
  return {
    turnOf,
    forget,
    get(municipalityId, url) {
      const key = `${municipalityId} ${url}`
      const page = lasting.get(key) ?? passing.get(key)
      if (page === undefined) return undefined
      if (page.until < now()) {
        lasting.delete(key)
        passing.delete(key)
        return undefined
      }
      page.isUsed = true
      return page
    },
    keep(municipalityId, url, { body, headers, seconds }, turn) {
      const isOwn = OWN_ADDRESS.test(url)
      const key = `${municipalityId} ${url}`
      const until = now() + (isOwn ? seconds : Math.min(seconds, PASSING_SECONDS)) * 1000
      const page = { ...finished(body, headers, isOwn), until, isUsed: false }
      if (turn !== turnOf(municipalityId)) return page
      const pages = isOwn ? lasting : passing
      pages.delete(key)
      pages.set(key, page)
      if (isOwn) makeRoom(lasting)
      else if (passing.size > MOST_PASSING) passing.delete(passing.keys().next().value!)
      return page
    },
    listen(hub, municipalityId) {
      hub.listen(municipalityId, PUBLIC_TOPICS, () => forget(municipalityId))
    },
    size: () => ({ lasting: lasting.size, passing: passing.size }),
  }
}

/** What will be sent thousands of times is packed as small as it goes; what will be sent once or twice, quickly. */
function finished(body: Buffer, headers: Record<string, string>, isOwn: boolean): Omit<FinishedPage, 'until'> {
  const level = isOwn ? constants.Z_BEST_COMPRESSION : constants.Z_BEST_SPEED
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const gzip = gzipSync(body, { level })
  const { 'content-length': _, ...rest } = headers
  const same = Object.entries({ ...rest, etag, vary: 'accept-encoding' }).flat()
  return {
    plain: body,
    gzip,
    etag,
    heads: {
      same,
      plain: [...same, 'content-length', String(body.length)],
      gzip: [...same, 'content-length', String(gzip.length), 'content-encoding', 'gzip'],
    },
  }
}

/** Drops the oldest page that nobody has asked for since it was last passed over. */
function makeRoom(pages: Map<string, Kept>): void {
  while (pages.size > MOST_LASTING) {
    const [key, page] = pages.entries().next().value!
    pages.delete(key)
    if (!page.isUsed) continue
    page.isUsed = false
    pages.set(key, page)
  }
}
