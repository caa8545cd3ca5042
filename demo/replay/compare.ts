/** Proves a replay: the same counts, once straight from the file and once from the database. */
import { system } from '#platform/access/actor.ts'
import { type Database, inTransaction, sql } from '#platform/database/database.ts'
import { boston, channels, momentOf, readRows, types } from './boston.ts'

/** Counts by what is counted ('type · Street light out'), in both. */
export type Counts = Map<string, number>

function add(counts: Counts, key: string, amount = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

/** Counts the rows of the file: per type, channel, month of opening and state, and by the file's own judgement. */
export async function countFile(file: string): Promise<{ counts: Counts; readAt: Date }> {
  const counts: Counts = new Map()
  let lastClosed = ''
  for await (const row of readRows(file)) {
    add(counts, 'all')
    add(counts, `type · ${types[row.type]?.name ?? row.type}`)
    add(counts, `channel · ${channels[row.channel] ?? row.channel}`)
    add(counts, `month · ${row.opened.slice(0, 7)}`)
    const judged = { ONTIME: 'on time', OVERDUE: 'late', '': 'left blank' }[row.on_time]
    add(counts, `judged · ${judged}`)
    add(counts, `judged by type · ${types[row.type]?.name ?? row.type} · ${judged}`)
    add(counts, `state · ${row.closed ? 'closed' : 'open'}`)
    if (row.closed > lastClosed) lastClosed = row.closed
  }
  return { counts, readAt: momentOf(lastClosed) }
}

/**
 * Counts the questions in the database the same way. On time or late is worked out anew from each question's own times:
 * late when it was closed after it was due, or was still open when the file was written and due before that.
 * @param readAt when the file was written: the last time in it
 */
export async function countDatabase(db: Database, readAt: Date): Promise<Counts> {
  const counts: Counts = new Map()
  const rows = await inTransaction(db, system(boston.number), (tx) =>
    sql<{ key: string; amount: number }>`
      with replayed as (
        select s.name as type, q.channel, q.state, to_char(q.opened_at at time zone ${boston.zone}, 'YYYY-MM') as month,
          case when b.verdict_missing then 'left blank' when coalesce(q.closed_at, ${readAt}) > q.due_at then 'late'
            else 'on time' end as judged
        from question q join service s on s.municipality_id = q.municipality_id and s.id = q.service_id
          join contact_question cq on cq.municipality_id = q.municipality_id and cq.question_id = q.id and cq.raised_first
          join replay.boston_row b on b.question_id = q.id
        where q.municipality_id = ${boston.number}
      )
      select 'all' as key, count(*) as amount from replayed
      union all select 'type · ' || type, count(*) from replayed group by type
      union all select 'channel · ' || channel, count(*) from replayed group by channel
      union all select 'month · ' || month, count(*) from replayed group by month
      union all select 'state · ' || state, count(*) from replayed group by state
      union all select 'judged · ' || judged, count(*) from replayed group by judged
      union all select 'judged by type · ' || type || ' · ' || judged, count(*) from replayed group by type, judged`.execute(
      tx,
    ),
  )
  for (const { key, amount } of rows.rows) add(counts, key, amount)
  return counts
}

/**
 * The two side by side, and whether every one of them is equal.
 * The judgement per type is some 300 numbers: they are compared like the others, but shown only where they differ.
 */
export function compareCounts(file: Counts, database: Counts): { table: string; equal: boolean } {
  const shown = (key: string) => !key.startsWith('judged by type') || file.get(key) !== database.get(key)
  const keys = [...new Set([...file.keys(), ...database.keys()])].filter(shown).toSorted()
  const lines = keys.map((key) => {
    const [inFile, inDatabase] = [file.get(key) ?? 0, database.get(key) ?? 0]
    const told = inFile === inDatabase ? '' : '  ≠'
    return { line: `${key.padEnd(52)} ${String(inFile).padStart(8)} ${String(inDatabase).padStart(10)}${told}`, told }
  })
  const head = `${''.padEnd(52)} ${'file'.padStart(8)} ${'database'.padStart(10)}`
  return { table: [head, ...lines.map(({ line }) => line)].join('\n'), equal: lines.every(({ told }) => told === '') }
}
