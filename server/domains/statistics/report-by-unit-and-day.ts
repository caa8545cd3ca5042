import type { z } from 'zod'
import { unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { questionsByUnitAndDay as operation } from './contract.ts'
import { columnNames, summedColumns, summedMeasures } from './report-columns.ts'

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
  const found = await sql<Row>`
    select day, unit_id as "unitId", ${summedColumns} from (
      select day, unit_id, ${columnNames} from question_figure_unit_day where ${seen}
      union all
      select day, unit_id, ${summedMeasures} from question_figure where ${seen} group by day, unit_id
    ) as figures group by day, unit_id order by day, unit_id`.execute(tx)
  const units = await unitsByIds(context, new Set(found.rows.map((row) => row.unitId)))
  // reply
  return { rows: found.rows.map((row) => ({ ...row, unit: units.get(row.unitId)?.shortName ?? '' })) }
}
