import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { ReceivedFile } from '#platform/files/check-file.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { readAttachment as operation } from './contract.ts'
import type { Question } from './question.ts'

/** Keeps the files with their question. */
export async function insertAttachments(
  tx: Tx,
  question: Pick<Question, 'municipalityId' | 'id'>,
  files: ReceivedFile[],
  at: Date,
): Promise<void> {
  if (files.length === 0) return
  await tx
    .insertInto('attachment')
    .values(
      files.map((file) => ({
        municipality_id: question.municipalityId,
        id: newId(at),
        question_id: question.id,
        name: file.name,
        media_type: file.mediaType,
        size: file.content.length,
        sha256: createHash('sha256').update(file.content).digest(),
        content: file.content,
        at,
      })),
    )
    .execute()
}

/** An attachment with its content, to those who may read its question's words; of a secret question only with a purpose. */
export async function readAttachment({ tx, actor }: Context, input: z.output<typeof operation.input>) {
  const row = await tx
    .selectFrom('attachment as f')
    .innerJoin('question as q', (join) =>
      join.onRef('q.municipality_id', '=', 'f.municipality_id').onRef('q.id', '=', 'f.question_id'),
    )
    .select(['f.id', 'f.name', 'f.media_type', 'f.content', 'q.secrecy_unit_id'])
    .where('f.municipality_id', '=', actor.municipalityId)
    .where('f.id', '=', input.attachmentId)
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.secrecy_unit_id !== null && input.purpose === null) throw new Problem(422, 'purpose.missing')
  return { attachmentId: row.id, name: row.name, mediaType: row.media_type, content: row.content.toString('base64') }
}
