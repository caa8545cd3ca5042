import type { z } from 'zod'
import { directOutcomes, laterOutcomes } from '#domains/contacts/index.ts'
import { unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { questionsByUnitAndDay as operation } from './contract.ts'

const MOST_DAYS = 400
const DAY = 86_400_000

/** The rows of the report but for the unit's name. */
type Row = Omit<z.output<typeof operation.reply>['rows'][number], 'unit'>

/**
 * What happened to questions by unit and day: folded days and what is not folded yet, in one query. Posts of secret units are counted
 * only for those who may know of them; so says row security, and the query too. Throws 422 for more than 400 days or a backward span.
 */
export async function reportByUnitAndDay(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  // check
  const days = (Date.parse(input.to) - Date.parse(input.from)) / DAY + 1
  if (days < 1 || days > MOST_DAYS) {
    throw new Problem(422, 'statistics.span', { most: MOST_DAYS }, [
      { pointer: '/to', code: 'statistics.span', detail: `1 to ${MOST_DAYS} days` },
    ])
  }
  // load
  const knows = actor.kind === 'staff' ? actor.knows : []
  const seen = sql`municipality_id = ${actor.municipalityId} and day between ${input.from}::date and ${input.to}::date
    and (secrecy_unit_id is null or secrecy_unit_id = any(${knows}::uuid[]) or ${actor.kind === 'system'}::boolean)`
  const sum = (measures: readonly string[]) =>
    sql`coalesce(sum(amount) filter (where measure = any(${measures}::text[])), 0)`
  const closedAs = (outcomes: readonly string[]) => outcomes.map((outcome) => `closed:${outcome}`)
  const known = closedAs([...directOutcomes, ...laterOutcomes])
  const found = await sql<Row>`
    select day, unit_id as "unitId", ${sum(['received'])} as received, ${sum(['raised_again'])} as "raisedAgain",
      ${sum(closedAs(directOutcomes))} as "closedDirectly", ${sum(closedAs(laterOutcomes))} as "closedLater",
      coalesce(sum(amount) filter (where measure like 'closed:%' and measure <> all(${known}::text[])), 0) as "closedOtherwise",
      ${sum(['offered'])} as offered, ${sum(['accepted'])} as accepted, ${sum(['returned'])} as returned, ${sum(['expired'])} as expired,
      ${sum(['reopened'])} as reopened, ${sum(['promise_broken'])} as "promisesBroken"
    from (
      select day, unit_id, measure, amount from question_figure_unit_day where ${seen}
      union all
      select day, unit_id, measure, amount from question_figure where ${seen}
    ) as figures group by day, unit_id order by day, unit_id`.execute(tx)
  const units = await unitsByIds(context, new Set(found.rows.map((row) => row.unitId)))
  // reply
  return { rows: found.rows.map((row) => ({ ...row, unit: units.get(row.unitId)?.shortName ?? '' })) }
}
