import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { formatReference, parseReference } from '#platform/references/reference.ts'
import type { findQuestion } from './contract.ts'
import { type RawRow, rowColumns, showRows, withWords } from './rows-view.ts'

/** Finds the question a reference names. Row security decides what the reader may know of: the rest is as if it did not exist. */
export async function findQuestionByReference(
  context: Context,
  { reference: typed }: z.output<typeof findQuestion.input>,
): Promise<z.input<typeof findQuestion.reply>> {
  const { tx, actor } = context
  const reference = parseReference(typed)
  if (!reference) return { reference: null, questionId: null, row: null }
  const found = await sql<RawRow>`select ${rowColumns}, q.opened_at as at
    from ${withWords(sql`select q.* from question q where q.municipality_id = ${actor.municipalityId} and q.reference = ${reference}`)}`.execute(
    tx,
  )
  const [row] = await showRows(context, found.rows)
  return { reference: formatReference(reference), questionId: row?.questionId ?? null, row: row ?? null }
}
