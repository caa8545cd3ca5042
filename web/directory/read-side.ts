import { findEntries } from '#domains/directory/contract.ts'
import { frameOf } from '#web/desk/work-frame.tsx'
import type { PageRequest } from '#web/shared/request.ts'

/** What the left column is drawn from: what was searched for and what was found. */
export type Side = Awaited<ReturnType<typeof readSide>>

/** Reads the frame and the search for a page of the directory. */
export async function readSide(page: PageRequest, request: Request) {
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').trim().slice(0, 200)
  const at = Math.min(100, Math.max(0, Number(query.get('page')) || 0))
  const may = (permission: string) => page.actor.permissions.includes(permission)
  return {
    frame,
    q,
    at,
    found: q ? await page.call(findEntries, { q, page: at }) : null,
    mayBringIn: may('directory.bring-in'),
    mayKeep: may('directory.keep'),
    unitId: page.actor.unitId,
  }
}
