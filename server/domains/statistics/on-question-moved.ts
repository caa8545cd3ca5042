import type { QuestionMoved, QuestionStep } from '#domains/contacts/index.ts'
import { zoneOf } from '#domains/staff/index.ts'
import { dateOfDayNumber, dayNumberAt } from '#platform/clock/zoned.ts'
import { ahead, sql } from '#platform/database/database.ts'
import type { Happening } from '#platform/facts/facts.ts'

/**
 * Counts what happened to a question: one small row for each step, all in one insert. Nothing is added up here, so that no two
 * registrations wait for each other; fold-figures.job.ts does that afterwards.
 */
export async function onQuestionMoved(happening: Happening, moved: QuestionMoved): Promise<void> {
  if (moved.steps.length === 0) return
  const { tx, actor } = happening
  const day = dateOfDayNumber(dayNumberAt(moved.at.getTime(), await zoneOf(happening))).toString()
  const rows = moved.steps.map(
    (step) =>
      sql`(${actor.municipalityId}::int, ${day}::date, ${unitOf(step, moved)}::uuid, ${moved.serviceId}::uuid, ${moved.placeId}::uuid,
        ${moved.channel}, ${moved.secrecyUnitId}::uuid, ${measureOf(step)}, 1)`,
  )
  await sql`${ahead}insert into question_figure (municipality_id, day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure, amount)
    values ${sql.join(rows)}`.execute(tx)
}

/** Under what name a step is counted. A closing carries its outcome: closed:answered_directly. */
export function measureOf(step: QuestionStep): string {
  return step.step === 'closed' ? `closed:${step.outcome}` : step.step
}

/** The unit a step says something about: who was offered, who returned or kept silent; otherwise who owns the question after it. */
function unitOf(step: QuestionStep, moved: QuestionMoved): string {
  if (step.step === 'offered') return step.toUnitId
  if (step.step === 'returned' || step.step === 'expired') return step.byUnitId
  return moved.unitId
}
