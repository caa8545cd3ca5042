import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { formatReference, parseReference } from '#platform/references/reference.ts'
import type { findQuestion } from './contract.ts'

/** Finds the question a reference names. Row security decides what the reader may know of: the rest is as if it did not exist. */
export async function findQuestionByReference(
  { tx, actor }: Context,
  { reference: typed }: z.output<typeof findQuestion.input>,
): Promise<z.input<typeof findQuestion.reply>> {
  const reference = parseReference(typed)
  if (!reference) return { reference: null, questionId: null }
  const found = await sql<{ id: string }>`select id from question
    where municipality_id = ${actor.municipalityId} and reference = ${reference}`.execute(tx)
  return { reference: formatReference(reference), questionId: found.rows[0]?.id ?? null }
}
