import { Temporal } from 'temporal-polyfill'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { ESCALATE_AFTER_DAYS, REMIND_BEFORE_DAYS } from './article.ts'
import { type ReviewDue, reviewDue } from './facts.ts'
import { todayOf } from './standing.ts'

const AT_ONCE = 50

/**
 * Tells owners of published articles that are soon to be read through again, and whoever leads the owner when nobody has done so
 * long after. Each is told once for a review date. Returns how many were told.
 */
export async function remindOfReviews(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const today = Temporal.PlainDate.from(await todayOf(context))
  const soon = today.add({ days: REMIND_BEFORE_DAYS }).toString()
  const late = today.subtract({ days: ESCALATE_AFTER_DAYS }).toString()
  const told = new Date(at.getTime() - ESCALATE_AFTER_DAYS * 86_400_000)
  const due =
    await sql<ReviewDue>`select a.id as "articleId", v.title, a.review_on as "reviewOn", a.owner_unit_id as "ownerUnitId",
      a.owner_staff_id as "ownerStaffId", case when a.reminded_at is null then 'reminder' else 'escalation' end as step
    from article a join article_version v on v.municipality_id = a.municipality_id and v.article_id = a.id and v.state = 'published'
    where a.municipality_id = ${actor.municipalityId} and (
      (a.reminded_at is null and a.review_on <= ${soon}::date)
      or (a.escalated_at is null and a.review_on <= ${late}::date and a.reminded_at <= ${told}))
    order by a.review_on, a.id limit ${AT_ONCE} for update of a`.execute(tx)
  // save
  for (const each of due.rows) {
    const mark = each.step === 'reminder' ? sql`reminded_at = ${at}` : sql`escalated_at = ${at}`
    await sql`update article set ${mark} where municipality_id = ${actor.municipalityId} and id = ${each.articleId}`.execute(
      tx,
    )
    await context.publish(reviewDue, each)
  }
  // reply
  return due.rows.length
}
