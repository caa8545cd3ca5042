import type { z } from 'zod'
import { serviceNames } from '#domains/catalogue/index.ts'
import { staffNames, unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { reviewIsPast } from './article.ts'
import { articleColumns, servicesOfVersion } from './article-store.ts'
import type { listArticles as operation } from './contract.ts'
import { cursorOf, PAGE, readCursor } from './cursor.ts'
import type { ArticleState, Audience } from './fields.ts'
import { keptUnits, todayOf } from './standing.ts'

type Input = z.output<typeof operation.input>

type Row = {
  id: string
  code: string
  ownerUnitId: string
  ownerStaffId: string | null
  reviewOn: string
  changedAt: Date
  version: number
  state: ArticleState
  audience: Audience
  title: string
  short: string
  serviceIds: string[]
  underWay: 'draft' | 'review' | 'reviewed' | 'scheduled' | null
  openTasks: number
  uses: number
}

/** How far the version being written has come, from `o`; null where none is. */
const underWay = sql`case when o.version is null then null when o.publish_at is not null then 'scheduled'
  when o.state = 'reviewed' then 'reviewed' when o.review_asked_at is not null then 'review' else 'draft' end`

/** Articles with the version that holds, or the one being written where none does: last changed first, or longest past review first. */
export async function listArticles(context: Context, input: Input) {
  const { tx } = context
  const today = await todayOf(context)
  const conditions = await conditionsOf(context, input, today)
  const order = input.due ? sql`a.review_on, a.id` : sql`a.changed_at desc, a.id desc`
  const found = await sql<Row>`with page as (
      select ${articleColumns}, v.version, v.state, v.audience, v.title, v.texts #>> '{sv,short}' as short,
        ${servicesOfVersion} as "serviceIds", ${underWay} as "underWay", a.municipality_id
      from article a
      join lateral (select v.* from article_version v where v.municipality_id = a.municipality_id and v.article_id = a.id
        order by v.state = 'published' desc, v.state in ('draft', 'reviewed') desc, v.version desc limit 1) v on true
      left join article_version o on o.municipality_id = a.municipality_id and o.article_id = a.id and o.state in ('draft', 'reviewed')
      where ${sql.join(conditions, sql` and `)} order by ${order} limit ${PAGE + 1})
    select a.*, (select count(*)::int from article_task t where t.municipality_id = a.municipality_id and t.article_id = a.id
        and t.state = 'open') as "openTasks",
      (select coalesce(sum(u.amount), 0)::int from article_use u where u.municipality_id = a.municipality_id and u.article_id = a.id) as uses
    from page a`.execute(tx)
  const rows = found.rows.slice(0, PAGE)
  const last = rows.at(-1)
  const more = found.rows.length > PAGE && last
  return {
    rows: await shown(context, rows, today),
    older: more ? cursorOf(input.due ? last.reviewOn : last.changedAt, last.id) : null,
  }
}

async function conditionsOf(context: Context, input: Input, today: string) {
  const after = input.cursor ? readCursor(input.cursor) : null
  const states = {
    published: sql`v.state = 'published'`,
    draft: sql`o.state = 'draft' and o.review_asked_at is null`,
    review: sql`o.state = 'draft' and o.review_asked_at is not null`,
    reviewed: sql`o.state = 'reviewed' and o.publish_at is null`,
    scheduled: sql`o.publish_at is not null`,
    retired: sql`v.state = 'retired'`,
  }
  const mine = input.mine ? (await keptUnits(context)).map((unit) => unit.id) : null
  const words = (input.words ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  return [
    sql`a.municipality_id = ${context.actor.municipalityId}`,
    input.state ? states[input.state] : sql`v.state <> 'retired'`,
    input.due ? sql`a.review_on < ${today}::date and v.state = 'published'` : null,
    input.unitId ? sql`a.owner_unit_id = ${input.unitId}` : null,
    mine ? sql`a.owner_unit_id = any(${mine}::uuid[])` : null,
    input.serviceId
      ? sql`exists (select from article_service s where s.municipality_id = v.municipality_id and s.article_id = v.article_id
          and s.version = v.version and s.service_id = ${input.serviceId})`
      : null,
    ...words.map((word) => sql`(position(${word} in v.words) > 0 or a.code = ${word})`),
    after
      ? input.due
        ? sql`(a.review_on, a.id) > (${after.at.slice(0, 10)}::date, ${after.id}::uuid)`
        : sql`(a.changed_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : null,
  ].filter((condition) => condition !== null)
}

async function shown(context: Context, rows: Row[], today: string) {
  const units = await unitsByIds(context, new Set(rows.map((row) => row.ownerUnitId)))
  const names = await staffNames(context, new Set(rows.map((row) => row.ownerStaffId).filter((id) => id !== null)))
  const service = await serviceNames(context.tx, context.actor.municipalityId, today)
  return rows.map(({ id, ownerUnitId, ownerStaffId, serviceIds, changedAt, ...row }) => ({
    ...row,
    articleId: id,
    services: serviceIds.map((serviceId) => service(serviceId)).filter((name) => name !== null),
    ownerUnit: units.get(ownerUnitId)?.shortName ?? '',
    ownerStaff: ownerStaffId ? (names.get(ownerStaffId) ?? null) : null,
    reviewPast: reviewIsPast(row.reviewOn, today),
    changedAt: changedAt.toISOString(),
  }))
}
