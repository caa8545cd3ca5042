import type { z } from 'zod'
import { serviceCentre } from '#domains/staff/index.ts'
import { dayEnd, localDate, swedishZone } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { type inbox as operation, MOST_COUNTED } from './contract.ts'
import type { Box } from './fields.ts'
import type { InboxCounts } from './replies.ts'
import { cursorOf, PAGE, type RawRow, readCursor, rowColumns, showRows, withWords } from './rows-view.ts'

type Lens = {
  staffId: string
  unitIds: string[]
  authorities: readonly string[]
  knows: readonly string[]
  municipalityId: number
  now: Date
  tonight: Date
}

/** Through whose eyes the inbox is seen: their own, their units' and, for those who work across authorities, the centre's. */
async function lensOf(context: Context): Promise<Lens> {
  const { actor, clock } = context
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  const centre = await serviceCentre(context)
  const now = clock.now()
  return {
    staffId: actor.staffId,
    unitIds: [...new Set([...actor.units, ...(actor.authorities.length > 0 ? [centre.id] : [])])],
    authorities: actor.authorities,
    knows: actor.knows,
    municipalityId: actor.municipalityId,
    now,
    tonight: dayEnd(localDate(now, swedishZone), swedishZone),
  }
}

/** The wall, written out for the query planner; row security says the same once more. */
function seen(lens: Lens) {
  return sql`q.municipality_id = ${lens.municipalityId} and (q.secrecy_unit_id is null or q.secrecy_unit_id = any(${lens.knows}::uuid[]) or q.owner_staff_id = ${lens.staffId})
    and (q.authority_id = any(${lens.authorities}::uuid[]) or q.owner_unit_id = any(${lens.unitIds}::uuid[]) or q.owner_staff_id = ${lens.staffId})`
}

/** One unit is asked for as one, so that an index can give the list in its order. */
function ownedBy({ unitIds }: Lens) {
  return unitIds.length === 1 ? sql`q.owner_unit_id = ${unitIds[0]}` : sql`q.owner_unit_id = any(${unitIds}::uuid[])`
}

/** Each list: which questions, and by what time they stand in order. */
const boxes: Record<
  Box,
  {
    from?: (lens: Lens) => ReturnType<typeof sql>
    counted?: (lens: Lens) => ReturnType<typeof sql>
    where: (lens: Lens) => ReturnType<typeof sql>
    at: ReturnType<typeof sql>
  }
> = {
  mine: {
    where: (lens) => sql`q.state = 'open' and q.owner_staff_id = ${lens.staffId} and q.offered_unit_id is null`,
    at: sql`coalesce(q.due_at, q.opened_at)`,
  },
  centre: {
    where: (lens) =>
      sql`q.state = 'open' and ${ownedBy(lens)} and q.owner_staff_id is null and q.offered_unit_id is null`,
    at: sql`coalesce(q.due_at, q.opened_at)`,
  },
  awaiting: {
    // Counting needs no join: an offered question has its one open offer.
    counted: () => sql``,
    from: () =>
      sql`join hand_over h on h.municipality_id = q.municipality_id and h.question_id = q.id and h.state = 'offered'`,
    where: (lens) => sql`q.offered_unit_id is not null and ${ownedBy(lens)}`,
    at: sql`h.accept_by`,
  },
  returned: { where: () => sql`q.came_back is not null`, at: sql`q.came_back_at` },
  promised: {
    // A question with several promises stands in the list once, by the most pressing.
    // Found from the promises, which are few: looking from each question would read them all.
    from: (
      lens,
    ) => sql`join (select question_id, min(due_at) as due_at from promise where municipality_id = ${lens.municipalityId}
      and state in ('open', 'broken') and due_at < ${lens.tonight} group by question_id) p on p.question_id = q.id`,
    where: () => sql`true`,
    at: sql`p.due_at`,
  },
  overdue: { where: (lens) => sql`q.state = 'open' and q.due_at < ${lens.now}`, at: sql`q.due_at` },
}

/** One list of the inbox, the most pressing first, fifty at a time. */
export async function readInbox(context: Context, input: z.output<typeof operation.input>) {
  const lens = await lensOf(context)
  const box = boxes[input.box]
  const after = input.cursor ? readCursor(input.cursor) : null
  const from = after ? sql`and (${box.at}, q.id) > (${after.at}, ${after.id}::uuid)` : sql``
  const found =
    await sql<RawRow>`select ${rowColumns}, q.at from ${withWords(sql`select q.*, ${box.at} as at from question q ${box.from?.(lens) ?? sql``}
    where ${seen(lens)} and ${box.where(lens)} ${from} order by ${box.at}, q.id limit ${PAGE + 1}`)} order by q.at, q.id`.execute(
      context.tx,
    )
  const rows = found.rows.slice(0, PAGE)
  const last = rows.at(-1)
  const older = found.rows.length > PAGE && last ? cursorOf(last.at, last.id) : null
  return { rows: await showRows(context, rows), older }
}

/** How many stand in each list, up to a hundred: nobody reads further, and every page of the desk counts them. */
export async function countInbox(context: Context): Promise<InboxCounts> {
  const lens = await lensOf(context)
  const joined = (box: Box) => (boxes[box].counted ?? boxes[box].from)?.(lens) ?? sql``
  const count = (box: Box) =>
    sql`(select count(*)::int from (select from question q ${joined(box)} where ${seen(lens)} and ${boxes[box].where(lens)} limit ${MOST_COUNTED}) as counted)`
  const found =
    await sql<InboxCounts>`select ${count('mine')} as mine, ${count('centre')} as centre, ${count('awaiting')} as awaiting,
    ${count('returned')} as returned, ${count('promised')} as promised, ${count('overdue')} as overdue`.execute(
      context.tx,
    )
  return found.rows[0]!
}
