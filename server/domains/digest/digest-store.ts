import type { Span } from '#domains/contacts/index.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import type { DigestContent } from './contract.ts'

export type Part = 'week' | 'so_far'

/** A digest as it lies in the table. */
export type DigestRow = {
  departmentId: string
  week: string
  part: Part
  content: DigestContent | null
  madeAt: Date | null
  orderedAt: Date | null
}

/** Two years of weeks. */
const MOST_WEEKS = 104
const MOST_PAGES = 20

const columns = sql`department_id as "departmentId", week, part, content, made_at as "madeAt", ordered_at as "orderedAt"`

/** One department's digest; null when there is none that the actor may see. */
export async function findDigest(
  tx: Tx,
  municipalityId: number,
  departmentId: string,
  week: string,
  part: Part,
): Promise<DigestRow | null> {
  const found = await sql<DigestRow>`select ${columns} from digest
    where municipality_id = ${municipalityId} and department_id = ${departmentId} and week = ${week}::date and part = ${part}`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** A department's weeks, the latest first, without what they hold. A week so far goes when the whole is there. */
export async function listWeeks(tx: Tx, municipalityId: number, departmentId: string) {
  const found = await sql<
    Omit<DigestRow, 'content' | 'departmentId'> & { received: number | null; usual: number | null }
  >`
    select week, part, made_at as "madeAt", ordered_at as "orderedAt", (content ->> 'received')::int as received,
      (content ->> 'usual')::float as usual
    from digest d where municipality_id = ${municipalityId} and department_id = ${departmentId}
      and (part = 'week' or not exists (select from digest w where w.municipality_id = d.municipality_id
        and w.department_id = d.department_id and w.week = d.week and w.part = 'week'))
    order by week desc limit ${MOST_WEEKS}`.execute(tx)
  return found.rows
}

/** The latest whole week made, by department. */
export async function latestMade(tx: Tx, municipalityId: number): Promise<Map<string, string>> {
  const found = await sql<{
    departmentId: string
    week: string
  }>`select department_id as "departmentId", max(week) as week from digest
    where municipality_id = ${municipalityId} and part = 'week' group by department_id`.execute(tx)
  return new Map(found.rows.map((row) => [row.departmentId, row.week]))
}

/** Keeps a whole week. @returns false when another process was first: then nothing is to be told */
export async function keepWeek(
  tx: Tx,
  municipalityId: number,
  departmentId: string,
  week: string,
  content: DigestContent,
  at: Date,
): Promise<boolean> {
  const kept = await sql`insert into digest (municipality_id, department_id, week, part, content, made_at)
    values (${municipalityId}, ${departmentId}, ${week}, 'week', ${JSON.stringify(content)}::jsonb, ${at})
    on conflict (municipality_id, department_id, week, part) do nothing returning week`.execute(tx)
  return kept.rows.length > 0
}

/** Asks for the week so far. Asked twice it is made once. */
export async function orderSoFar(
  tx: Tx,
  municipalityId: number,
  departmentId: string,
  week: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`insert into digest as d (municipality_id, department_id, week, part, ordered_at, ordered_by)
    values (${municipalityId}, ${departmentId}, ${week}, 'so_far', ${at}, ${by})
    on conflict (municipality_id, department_id, week, part) do update set ordered_at = coalesce(d.ordered_at, excluded.ordered_at),
      ordered_by = excluded.ordered_by`.execute(tx)
}

/** Takes one that was ordered, held until the transaction ends; null when none waits. Two that ask get different ones. */
export async function takeOrdered(tx: Tx, municipalityId: number) {
  const found = await sql<{ departmentId: string; week: string; orderedBy: string | null }>`
    select department_id as "departmentId", week, ordered_by as "orderedBy" from digest
    where municipality_id = ${municipalityId} and ordered_at is not null order by ordered_at limit 1 for update skip locked`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** Keeps the week so far, in place of an earlier one. */
export async function keepSoFar(
  tx: Tx,
  municipalityId: number,
  departmentId: string,
  week: string,
  content: DigestContent | null,
  at: Date,
): Promise<void> {
  await sql`update digest set ordered_at = null, content = ${content && JSON.stringify(content)}::jsonb, made_at = ${content && at}
    where municipality_id = ${municipalityId} and department_id = ${departmentId} and week = ${week} and part = 'so_far'`.execute(
    tx,
  )
}

/** The pages that led somebody wrong about some services, the most reported first. */
export async function webPagesOf(
  { tx, actor }: Context,
  services: readonly { id: string; shortName: string }[],
  span: Span,
): Promise<DigestContent['webPages']> {
  const names = new Map(services.map((service) => [service.id, service.shortName]))
  const found = await sql<{ address: string; serviceId: string; count: number }>`
    select address, service_id as "serviceId", count(*)::int as count from web_page_report
    where municipality_id = ${actor.municipalityId} and service_id = any(${[...names.keys()]}::uuid[]) and at >= ${span.from} and at < ${span.to}
    group by address, service_id order by count(*) desc, address limit ${MOST_PAGES}`.execute(tx)
  return found.rows.map(({ address, serviceId, count }) => ({ address, service: names.get(serviceId) ?? '', count }))
}

/** Adds a page that led somebody wrong. */
export async function insertWebPageReport(
  tx: Tx,
  municipalityId: number,
  report: { id: string; serviceId: string; address: string; words: string; by: string | null; at: Date },
): Promise<void> {
  await sql`insert into web_page_report (municipality_id, id, service_id, address, words, reported_by, at)
    values (${municipalityId}, ${report.id}, ${report.serviceId}, ${report.address}, ${report.words}, ${report.by}, ${report.at})`.execute(
    tx,
  )
}
