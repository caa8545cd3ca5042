import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { closeTask as operation } from './contract.ts'
import { keepsUnit, staffIdOf } from './standing.ts'

/** Says that a task is done, or why nothing is to be done. Of two who close it at once the second is told. */
export async function closeTask(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const found = await sql<{
    articleId: string
    unitId: string
    state: string
  }>`select article_id as "articleId", unit_id as "unitId", state
    from article_task where municipality_id = ${actor.municipalityId} and id = ${input.taskId} for update`.execute(tx)
  const task = found.rows[0]
  if (!task) throw notFound()
  // check
  if (!(await keepsUnit(context, task.unitId))) throw new Problem(403, 'article.other-owner')
  if (task.state !== 'open') throw new Problem(409, 'article.task-closed')
  if (input.outcome === 'declined' && !input.words) {
    const code = 'article.declined-why'
    throw new Problem(422, code, {}, [{ pointer: '/words', code, detail: 'missing' }])
  }
  // save
  await sql`update article_task set state = ${input.outcome}, closed_at = ${clock.now()}, closed_by = ${staffIdOf(context)},
      closed_words = ${input.words} where municipality_id = ${actor.municipalityId} and id = ${input.taskId}`.execute(
    tx,
  )
  context.announce(`unit:${task.unitId}`)
  // reply
  return { taskId: input.taskId, articleId: task.articleId }
}
