import type { z } from 'zod'
import { staffNames, unitsByIds } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { keeps } from './article.ts'
import type { listTasks as operation } from './contract.ts'
import { cursorOf, PAGE, readCursor } from './cursor.ts'
import type { TaskKind, TaskState } from './fields.ts'
import type { TaskView } from './replies.ts'
import { keepingOfActor, keptUnits } from './standing.ts'

type Row = {
  id: string
  articleId: string
  title: string | null
  version: number | null
  kind: TaskKind
  words: string
  byStaffId: string | null
  questionId: string | null
  unitId: string
  state: TaskState
  at: Date
  closedAt: Date | null
  closedBy: string | null
  closedWords: string | null
}

const columns = sql`t.id, t.article_id as "articleId", t.version, t.kind, t.words, t.by_staff_id as "byStaffId",
  t.question_id as "questionId", t.unit_id as "unitId", t.state, t.at, t.closed_at as "closedAt", t.closed_by as "closedBy",
  t.closed_words as "closedWords", (select v.title from article_version v where v.municipality_id = t.municipality_id
    and v.article_id = t.article_id order by v.state = 'published' desc, v.version desc limit 1) as title`

/** What is to be done about articles: of a unit, or of those the reader keeps, newest first. */
export async function listTasks(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  const after = input.cursor ? readCursor(input.cursor) : null
  const mine = input.mine ? (await keptUnits(context)).map((unit) => unit.id) : null
  const conditions = [
    sql`t.municipality_id = ${actor.municipalityId}`,
    sql`t.state = ${input.state}`,
    input.unitId ? sql`t.unit_id = ${input.unitId}` : null,
    mine ? sql`t.unit_id = any(${mine}::uuid[])` : null,
    after ? sql`(t.at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : null,
  ].filter((condition) => condition !== null)
  const found = await sql<Row>`select ${columns} from article_task t where ${sql.join(conditions, sql` and `)}
    order by t.at desc, t.id desc limit ${PAGE + 1}`.execute(tx)
  const rows = found.rows.slice(0, PAGE)
  const last = rows.at(-1)
  return {
    rows: await shown(context, rows),
    older: found.rows.length > PAGE && last ? cursorOf(last.at, last.id) : null,
  }
}

/** The open tasks of one article that the reader may see, and the last closed ones. */
export async function tasksOfArticle(context: Context, articleId: string): Promise<TaskView[]> {
  const found =
    await sql<Row>`select ${columns} from article_task t where t.municipality_id = ${context.actor.municipalityId}
    and t.article_id = ${articleId} order by t.state = 'open' desc, t.at desc, t.id desc limit 20`.execute(context.tx)
  return shown(context, found.rows)
}

async function shown(context: Context, rows: Row[]): Promise<TaskView[]> {
  const units = await unitsByIds(context, new Set(rows.map((row) => row.unitId)))
  const people = rows.flatMap((row) => [row.byStaffId, row.closedBy]).filter((id) => id !== null)
  const names = await staffNames(context, new Set(people))
  const { keeping, units: all } = await keepingOfActor(context)
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return rows.map(({ id, byStaffId, unitId, at, closedAt, closedBy, ...row }) => {
    const owner = all.get(unitId)
    return {
      ...row,
      taskId: id,
      by: name(byStaffId),
      unit: units.get(unitId)?.shortName ?? '',
      at: at.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      closedBy: name(closedBy),
      mayClose:
        row.state === 'open' &&
        owner !== undefined &&
        context.actor.permissions.has('article.write') &&
        keeps(context.actor, keeping, owner),
    }
  })
}
