import type { z } from 'zod'
import { caredFor, serviceCentre, staffNames, unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type {
  closeReport as closeOperation,
  listReports as listOperation,
  reportWrong as reportOperation,
} from './contract.ts'
import { mustKeep } from './may-keep.ts'

type Subject = 'person' | 'unit' | 'duty' | 'outside'

/** Says that an entry is wrong: the unit that keeps it gets a small task. */
export async function reportWrong(context: Context, input: z.output<typeof reportOperation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const unitId = await keeperOf(context, input.subject, input.subjectId)
  const unit = (await unitsByIds(context, [unitId])).get(unitId)
  // check
  if (!unit) throw notFound()
  // save
  const id = newId(at)
  await sql`insert into directory_report (municipality_id, id, unit_id, subject, subject_id, words, reported_by, reported_at)
    values (${actor.municipalityId}, ${id}, ${unitId}, ${input.subject}, ${input.subjectId}, ${input.words},
      ${actor.kind === 'staff' ? actor.staffId : null}, ${at})`.execute(tx)
  context.announce('directory')
  // reply
  return { reportId: id, unit: unit.shortName }
}

/** The unit that keeps an entry true: of a helper outside, the service centre. Throws 404 for what cannot be seen. */
async function keeperOf(context: Context, subject: Subject, subjectId: string): Promise<string> {
  const { tx, actor } = context
  const self = actor.kind === 'staff' ? actor.staffId : null
  const kept = {
    person: sql`select unit_id as id from staff_member where municipality_id = ${actor.municipalityId} and id = ${subjectId}
      and (not protected or id = ${self})`,
    unit: sql`select id from unit where municipality_id = ${actor.municipalityId} and id = ${subjectId}`,
    duty: sql`select unit_id as id from duty where municipality_id = ${actor.municipalityId} and id = ${subjectId}`,
    outside: sql`select ${(await serviceCentre(context)).id}::uuid as id from outside_party
      where municipality_id = ${actor.municipalityId} and id = ${subjectId}`,
  }[subject]
  const { rows } = await sql<{ id: string }>`${kept}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0].id
}

type ReportRow = {
  id: string
  subject: Subject
  subjectId: string
  about: string
  unitId: string
  words: string
  reportedBy: string | null
  reportedAt: Date
  state: 'open' | 'closed'
  outcome: string | null
  closedAt: Date | null
  version: number
}

/** What is to be put right in the units one keeps, and what one has said oneself. The oldest first; of closed ones the latest. */
export async function listReports(context: Context, input: z.output<typeof listOperation.input>) {
  const { tx, actor } = context
  const kept = await caredFor(context)
  const self = actor.kind === 'staff' ? actor.staffId : null
  const { rows } = await sql<ReportRow>`
    select r.id, r.subject, r.subject_id as "subjectId", r.unit_id as "unitId", r.words, r.reported_by as "reportedBy",
      r.reported_at as "reportedAt", r.state, r.outcome, r.closed_at as "closedAt", r.version,
      coalesce(case r.subject when 'duty' then (select d.name from duty d where d.municipality_id = r.municipality_id and d.id = r.subject_id)
        when 'unit' then (select u.name from unit u where u.municipality_id = r.municipality_id and u.id = r.subject_id)
        when 'outside' then (select o.name from outside_party o where o.municipality_id = r.municipality_id and o.id = r.subject_id)
        else (select s.given_name || ' ' || s.family_name from staff_member s
          where s.municipality_id = r.municipality_id and s.id = r.subject_id and (not s.protected or s.id = ${self})) end, '') as about
    from directory_report r
    where r.municipality_id = ${actor.municipalityId} and r.state = ${input.state}
      and (r.unit_id = any (${[...kept]}::uuid[]) or r.reported_by = ${self})
    order by case when r.state = 'open' then r.reported_at end, r.closed_at desc, r.id limit 50`.execute(tx)
  const names = await staffNames(
    context,
    rows.flatMap((row) => row.reportedBy ?? []),
  )
  const units = await unitsByIds(
    context,
    rows.map((row) => row.unitId),
  )
  return {
    reports: rows.map(({ unitId, ...row }) => ({
      ...row,
      unit: { id: unitId, name: units.get(unitId)?.shortName ?? '' },
      reportedBy: row.reportedBy ? (names.get(row.reportedBy) ?? null) : null,
      reportedAt: row.reportedAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      mayClose: row.state === 'open' && kept.has(unitId),
    })),
  }
}

/** Closes a report with a word about what was done. */
export async function closeReport(context: Context, input: z.output<typeof closeOperation.input>) {
  const { tx, actor, clock } = context
  // load
  const { rows } = await sql<{
    unitId: string
    version: number
  }>`select unit_id as "unitId", version from directory_report
    where municipality_id = ${actor.municipalityId} and id = ${input.reportId} for update`.execute(tx)
  const report = rows[0]
  if (!report) throw notFound()
  // check
  await mustKeep(context, report.unitId)
  if (report.version !== input.version) throw new Problem(409, 'directory.changed')
  // save
  await sql`update directory_report set state = 'closed', outcome = ${input.outcome}, closed_at = ${clock.now()},
      closed_by = ${actor.kind === 'staff' ? actor.staffId : null}, version = version + 1
    where municipality_id = ${actor.municipalityId} and id = ${input.reportId}`.execute(tx)
  context.announce('directory')
  // reply
  return { reportId: input.reportId }
}
