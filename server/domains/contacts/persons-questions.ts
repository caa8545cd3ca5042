import type { z } from 'zod'
import { personExists } from '#domains/people/index.ts'
import { listAuthorities } from '#domains/staff/index.ts'
import { dayEnd, localDate, swedishZone } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { readPersonsQuestions as readOperation, recordGround as groundOperation } from './contract.ts'
import { PAGE, type RawRow, rowColumns, showRows } from './rows-view.ts'

/**
 * What a known person has asked: the reader's own authorities; every authority once a ground is recorded. Secrecy runs between boards
 * (2009:400 ch. 8 s. 1), so width needs consent or statute. Secret posts stay hidden all the same.
 */
export async function readPersonsQuestions(context: Context, input: z.output<typeof readOperation.input>) {
  const { actor, clock } = context
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  if (!(await personExists(context, input.personId))) throw notFound()
  const all = await listAuthorities(context)
  const ground = await groundFor(context, input.personId, clock.now())
  const own = await askedBy(context, input.personId)
  const rows = ground ? await withinWidth(context, input.personId, all) : own
  const opens = new Set(own.map((row) => row.id))
  const shown = await showRows(context, rows)
  return {
    rows: shown.map((row, index) => ({
      ...row,
      authority: rows[index]!.authority,
      opens: opens.has(row.questionId),
    })),
    needsGround: !ground && all.some(({ id }) => !actor.authorities.includes(id)),
    groundUntil: ground?.toISOString() ?? null,
  }
}

type PersonsRow = RawRow & { authority: string }

/** What the person asked, newest first, as far as the transaction sees. */
async function askedBy({ tx, actor }: Context, personId: string): Promise<PersonsRow[]> {
  const found = await sql<PersonsRow>`select ${rowColumns}, q.opened_at as at, a.name as authority
    from contact k join contact_question x on x.municipality_id = k.municipality_id and x.contact_id = k.id and x.raised_first
    join question q on q.municipality_id = x.municipality_id and q.id = x.question_id
    join authority a on a.municipality_id = q.municipality_id and a.id = q.authority_id
    left join question_content c on c.municipality_id = q.municipality_id and c.question_id = q.id
    where k.municipality_id = ${actor.municipalityId} and k.person_id = ${personId} order by q.opened_at desc limit ${PAGE}`.execute(
    tx,
  )
  return found.rows
}

/** The same with every board's sight: only here, only for the ground's time, and only after it was recorded. Given back at once. */
async function withinWidth(context: Context, personId: string, all: readonly { id: string }[]): Promise<PersonsRow[]> {
  const { tx, actor } = context
  if (actor.kind !== 'staff') return []
  const see = (authorities: readonly string[]) =>
    sql`select set_config('torget.authorities', ${`{${authorities.join(',')}}`}, true)`.execute(tx)
  await see(all.map(({ id }) => id))
  const rows = await askedBy(context, personId)
  await see(actor.authorities)
  return rows
}

async function groundFor({ tx, actor }: Context, personId: string, at: Date): Promise<Date | null> {
  if (actor.kind !== 'staff') return null
  const found = await sql<{
    endsAt: Date
  }>`select ends_at as "endsAt" from insight_ground where municipality_id = ${actor.municipalityId}
    and person_id = ${personId} and staff_id = ${actor.staffId} and ends_at > ${at} order by ends_at desc limit 1`.execute(
    tx,
  )
  return found.rows[0]?.endsAt ?? null
}

/** Records the ground for seeing across authorities: consent or statute, with a note. Holds until the day ends. */
export async function recordGround(context: Context, input: z.output<typeof groundOperation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  if (actor.kind !== 'staff') throw new Problem(403, 'not-allowed')
  // check
  if (!(await personExists(context, input.personId))) throw notFound()
  // apply
  const until = dayEnd(localDate(at, swedishZone), swedishZone)
  // save
  await tx
    .insertInto('insight_ground')
    .values({
      municipality_id: actor.municipalityId,
      id: newId(at),
      person_id: input.personId,
      staff_id: actor.staffId,
      ground: input.ground,
      note: input.note,
      at,
      ends_at: until,
    })
    .execute()
  // reply
  return { personId: input.personId, until: until.toISOString() }
}
