import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { Article } from './article.ts'
import { findArticle, versionLines } from './article-store.ts'
import type { reportArticle as operation, reportPublicArticle as publicOperation } from './contract.ts'
import type { TaskKind } from './fields.ts'
import { findPublic } from './public-articles.ts'
import { staffIdOf } from './standing.ts'

type Task = { version: number | null; kind: TaskKind; words: string; questionId: string | null }

/** Adds a task for whoever keeps an article. Throws 422 when the question it is about is not there. */
export async function addTask(
  context: Context,
  article: Pick<Article, 'id' | 'ownerUnitId' | 'authorityId'>,
  task: Task,
): Promise<string> {
  const { tx, actor, clock } = context
  const at = clock.now()
  const taskId = newId(at)
  await sql`insert into article_task (municipality_id, id, article_id, version, kind, words, by_staff_id, question_id, unit_id,
      authority_id, at)
    values (${actor.municipalityId}, ${taskId}, ${article.id}, ${task.version}, ${task.kind}, ${task.words}, ${staffIdOf(context)},
      ${task.questionId}, ${article.ownerUnitId}, ${article.authorityId}, ${at})`
    .execute(tx)
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== '23503') throw error
      throw new Problem(422, 'bad-input', {}, [{ pointer: '/questionId', code: 'wrong', detail: 'unknown' }])
    })
  context.announce(`unit:${article.ownerUnitId}`)
  return taskId
}

/** A colleague says that an article is wrong, unclear or lacks something. */
export async function reportArticle(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor } = context
  // load
  const article = await findArticle(tx, actor.municipalityId, input.articleId)
  if (!article) throw notFound()
  const lines = await versionLines(tx, actor.municipalityId, article.id)
  // check
  const version = input.version ?? lines.find((line) => line.state === 'published')?.version ?? null
  if (version !== null && !lines.some((line) => line.version === version)) throw notFound()
  // save
  const { kind, words } = input
  const taskId = await addTask(context, article, { version, kind, words, questionId: input.questionId ?? null })
  // reply
  return { articleId: article.id, taskId }
}

/** A reader of a public page says the same, without saying who they are. */
export async function reportPublicArticle(context: Context, input: z.output<typeof publicOperation.input>) {
  // load
  const found = await findPublic(context, input.code)
  // save
  const { kind, words } = input
  await addTask(context, found, { version: found.version, kind, words, questionId: null })
  // reply
  return { articleId: found.id }
}
