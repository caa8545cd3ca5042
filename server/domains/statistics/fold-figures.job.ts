import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { addedColumns, columnNames, summedMeasures } from './report-columns.ts'

/** Rows taken at a time: some tens of milliseconds. */
const AT_ONCE = 5_000

/**
 * Folds counted steps into days, in one statement: what is taken away and what is added are both true or neither, whoever else folds
 * at the same time and wherever it is cut off. So question_figure and question_figure_day together always hold every step once.
 * Returns how many rows were folded when there may be more, otherwise 0.
 */
export async function foldFigures({ tx, actor }: Context): Promise<number> {
  const folded = await sql<{ taken: number }>`
    with taken as (
      delete from question_figure where municipality_id = ${actor.municipalityId} and ctid = any (array(
        select ctid from question_figure where municipality_id = ${actor.municipalityId} limit ${AT_ONCE} for update skip locked))
      returning day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure, amount
    ),
    days as (
      insert into question_figure_day as d (municipality_id, day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure, amount)
      select ${actor.municipalityId}::int, day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure, sum(amount)::bigint from taken
        group by day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure
        order by day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure
      on conflict (municipality_id, day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure)
        do update set amount = d.amount + excluded.amount
    ),
    unit_days as (
      insert into question_figure_unit_day as d (municipality_id, day, unit_id, secrecy_unit_id, ${columnNames})
      select ${actor.municipalityId}::int, day, unit_id, secrecy_unit_id, ${summedMeasures} from taken
        group by day, unit_id, secrecy_unit_id order by day, unit_id, secrecy_unit_id
      on conflict (municipality_id, day, unit_id, secrecy_unit_id) do update set ${addedColumns}
    )
    select count(*)::int as taken from taken`.execute(tx)
  const taken = folded.rows[0]?.taken ?? 0
  return taken >= AT_ONCE ? taken : 0
}
