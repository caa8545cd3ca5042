import type { z } from 'zod'
import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { listNews as listOperation, readNews as readOperation } from './contract.ts'
import { unitsToWriteFor } from './news-rules.ts'
import { countUnread, PAGE, readNewsRows, readPublicNews } from './news-store.ts'
import { showNews } from './news-view.ts'

const FIRST = 5
const MOST_PUBLIC = 5

/** What is new, to come, or over. What is over is paged; of the others nobody has more than can be read. */
export async function listNews(context: Context, input: z.output<typeof listOperation.input>) {
  const rows = await readNewsRows(context.tx, {
    ...reading(context),
    ...input,
    after: input.view === 'ended' && input.cursor ? readCursor(input.cursor) : null,
  })
  const shown = input.view === 'ended' ? rows.slice(0, PAGE) : rows
  const last = shown.at(-1)
  return {
    rows: await showNews(context, shown),
    older: rows.length > shown.length && last ? `${last.endsAt.toISOString()}_${last.id}` : null,
  }
}

/** How many are unread, and the first of them: for the bar of every work page. */
export async function readUnreadNews(context: Context) {
  const { tx, actor, clock } = context
  if (actor.kind !== 'staff') return { count: 0, first: [] }
  const count = await countUnread(tx, actor.municipalityId, actor.staffId, clock.now())
  if (count === 0) return { count, first: [] }
  const rows = (await readNewsRows(tx, { ...reading(context), view: 'current' })).filter(
    (row) => row.readRevision < row.revision,
  )
  const shown = await showNews(context, rows.slice(0, FIRST))
  return {
    count,
    first: shown.map(({ newsId, heading, severity, unit, startsAt }) => ({
      newsId,
      heading,
      severity,
      unit,
      startsAt,
    })),
  }
}

/** One piece of news. Throws 404 when there is none that the reader may see. */
export async function readNews(context: Context, { newsId }: z.output<typeof readOperation.input>) {
  const [row] = await readNewsRows(context.tx, { ...reading(context), view: 'any', newsId })
  if (!row) throw notFound()
  return (await showNews(context, [row]))[0]!
}

/** The units the reader may write for. */
export async function listPosters(context: Context) {
  const today = localDate(context.clock.now(), await zoneOf(context)).toString()
  const units = await unitsToWriteFor(context, today)
  return { units: units.map((unit) => ({ unitId: unit.id, name: unit.shortName })) }
}

/** What citizens are told just now. */
export async function listPublicNews(context: Context) {
  const rows = await readPublicNews(context.tx, context.actor.municipalityId, context.clock.now(), MOST_PUBLIC)
  return { rows: rows.map((row) => ({ ...row, since: row.since.toISOString() })) }
}

function reading({ actor, clock }: Context) {
  return {
    municipalityId: actor.municipalityId,
    readerId: actor.kind === 'staff' ? actor.staffId : null,
    now: clock.now(),
  }
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Reads a cursor back. Throws 400 for one we did not write. */
function readCursor(cursor: string): { at: Date; id: string } {
  const [, at = '', id] = CURSOR.exec(cursor) ?? []
  if (!id || Number.isNaN(Date.parse(at))) {
    throw new Problem(400, 'bad-input', {}, [{ pointer: '/cursor', code: 'wrong', detail: 'unknown cursor' }])
  }
  return { at: new Date(at), id }
}
