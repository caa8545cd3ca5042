import { sql, type Tx } from '#platform/database/database.ts'
import { Problem } from '#platform/operations/problem.ts'

/** What the diary says of an item: date, number, sender or recipient, subject (2009:400 ch. 5 s. 2); parts may be left out when secret. */
export type DiaryEntry = {
  title: string
  counterpart: string | null
  titleSecret: boolean
  counterpartSecret: boolean
  secrecyUnitId: string | null
}

/**
 * Registers a kept item in its authority's diary under the next number of the year's own series. No number is skipped or
 * given twice: the series' row is held until the transaction ends. Throws 409 when it is registered or thinned already.
 * @param year the local year of registration
 */
export async function registerInDiary(
  tx: Tx,
  municipalityId: number,
  recordId: string,
  entry: DiaryEntry,
  year: number,
  at: Date,
): Promise<{ year: number; number: number }> {
  const record = await tx
    .selectFrom('record_entry')
    .select(['authority_id', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', recordId)
    .forUpdate()
    .executeTakeFirst()
  if (!record || record.state !== 'kept') throw new Problem(409, 'changed-meanwhile')
  const next = await sql<{ last_number: number }>`
    insert into diary_series (municipality_id, authority_id, year, last_number) values (${municipalityId}, ${record.authority_id}, ${year}, 1)
    on conflict (municipality_id, authority_id, year) do update set last_number = diary_series.last_number + 1
    returning last_number`.execute(tx)
  const number = next.rows[0]!.last_number
  await tx
    .updateTable('record_entry')
    .set({
      state: 'registered',
      diary_year: year,
      diary_number: number,
      title: entry.title,
      counterpart: entry.counterpart,
      title_secret: entry.titleSecret,
      counterpart_secret: entry.counterpartSecret,
      secrecy_unit_id: entry.secrecyUnitId,
      changed_at: at,
    })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', recordId)
    .execute()
  return { year, number }
}
