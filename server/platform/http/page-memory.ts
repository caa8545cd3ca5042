import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'

/** A finished page: the same bytes for everybody, so that it is rendered once and then only sent. */
type FinishedPage = { plain: Buffer; gzip: Buffer; etag: string; headers: Record<string, string>; until: number }

/** Finished anonymous pages without script, by municipality and address. */
export type PageMemory = {
  get(key: string): FinishedPage | undefined
  keep(key: string, body: Buffer, headers: Record<string, string>, seconds: number): FinishedPage
  forget(): void
}

/** At most this many pages are kept; the oldest goes first. */
const MOST = 500

/** Opens a memory of finished pages, kept for the seconds each page says. */
export function openPageMemory(now: () => number = Date.now): PageMemory {
  const pages = new Map<string, FinishedPage>()
  return {
    get(key) {
      const page = pages.get(key)
      if (page && page.until < now()) {
        pages.delete(key)
        return undefined
      }
      return page
    },
    keep(key, body, headers, seconds) {
      const gzip = gzipSync(body, { level: constants.Z_BEST_COMPRESSION })
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      const page = { plain: body, gzip, etag, headers, until: now() + seconds * 1000 }
      pages.delete(key)
      pages.set(key, page)
      if (pages.size > MOST) pages.delete(pages.keys().next().value!)
      return page
    },
    forget: () => pages.clear(),
  }
}
