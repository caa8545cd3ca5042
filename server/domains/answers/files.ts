import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { newId } from '#platform/database/ids.ts'
import { checkFile } from '#platform/files/check-file.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import { mustBeAbleTo } from './article.ts'
import { rewriteVersion, touchArticle } from './article-store.ts'
import type { addFile as addOperation, readFile as readOperation } from './contract.ts'
import { lockOpen } from './review-article.ts'
import { standingTo, staffIdOf } from './standing.ts'

const MOST_FILES = 10

/** Gives the version being written a file. */
export async function addFile(context: Context, input: z.output<typeof addOperation.input>) {
  const { tx, clock } = context
  const at = clock.now()
  // load
  const { article, open } = await lockOpen(context, input)
  const { kept, alone } = await standingTo(context, article, open)
  // check
  mustBeAbleTo('write', context.actor, open, kept, alone)
  const file = await checkFile(input.name, Buffer.from(input.content, 'base64'), '/content')
  if (open.files.length >= MOST_FILES) throw new Problem(422, 'article.many-files')
  // save
  const fileId = newId(at)
  await tx
    .insertInto('article_file')
    .values({
      municipality_id: article.municipalityId,
      id: fileId,
      article_id: article.id,
      name: file.name,
      media_type: file.mediaType,
      size: file.content.length,
      sha256: createHash('sha256').update(file.content).digest(),
      content: file.content,
      at,
    })
    .execute()
  const added = { fileId, name: file.name, mediaType: file.mediaType, size: file.content.length }
  await rewriteVersion(tx, article, open.version, { ...open, files: [...open.files, added] }, staffIdOf(context), at)
  const edit = await touchArticle(tx, article, at)
  // reply
  return { articleId: article.id, version: open.version, edit, fileId }
}

/** A file with its content, to those who may read a version that has it. */
export async function readFile({ tx, actor }: Context, input: z.output<typeof readOperation.input>) {
  const row = await tx
    .selectFrom('article_file')
    .select(['id', 'name', 'media_type', 'content'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', input.fileId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { fileId: row.id, name: row.name, mediaType: row.media_type, content: row.content.toString('base64') }
}
