import { loadStaffActor } from '#domains/staff/index.ts'
import { system } from '#platform/access/actor.ts'
import { inTransaction, openDatabase, sql } from '#platform/database/database.ts'
import { percentile, type Report } from './figure.ts'

/** How long the figures of a year take: questions by unit and day, read as a guide under row security. @param staffId whose eyes */
export async function yearByUnitAndDay(report: Report, address: string, staffId: string): Promise<void> {
  const { db, pool } = openDatabase(address, 1)
  const actor = await inTransaction(db, system(1), (tx) => loadStaffActor(tx, 1, staffId))
  if (!actor) throw new Error('There is no such guide.')
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < 21; round++) {
    const begun = performance.now()
    const found = await inTransaction(db, actor, (tx) =>
      sql`select unit_id, day, sum(amount)::int as amount from question_figure_day
        where municipality_id = 1 and day >= current_date - 365 and measure = 'received'
          and (secrecy_unit_id is null or secrecy_unit_id = any(${actor.knows}::uuid[])) group by 1, 2 order by 1, 2`.execute(
        tx,
      ),
    )
    rows = found.rows.length
    if (round > 0) times.push(performance.now() - begun)
  }
  await pool.end()
  report(
    `report: questions by unit and day, one year (${rows} rows), p50`,
    percentile(times, 0.5),
    'ms',
    { most: 50 },
    rows > 200,
  )
}
