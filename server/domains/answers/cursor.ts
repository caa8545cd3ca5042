import { Problem } from '#platform/operations/problem.ts'

/** Rows of a page of any list. */
export const PAGE = 50

/** Where the next page begins: after a row with this day or moment, and this id. */
export function cursorOf(at: string | Date, id: string): string {
  return `${typeof at === 'string' ? at : at.toISOString()}~${id}`
}

const CURSOR = /^(\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Reads a cursor. Throws 400 when it is none of ours. */
export function readCursor(cursor: string): { at: string; id: string } {
  const [, at, id] = CURSOR.exec(cursor) ?? []
  if (!at || !id || Number.isNaN(Date.parse(at))) {
    throw new Problem(400, 'bad-input', {}, [{ pointer: '/cursor', code: 'wrong', detail: 'not a cursor' }])
  }
  return { at, id }
}
