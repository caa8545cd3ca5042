import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { readQuestionChanges as operation } from './contract.ts'
import { readQuestion } from './question-view.ts'
import type { QuestionView } from './replies.ts'

/** For this long a reading in the audit trail carries what its page is brought up to date with; then it is opened anew. */
const CARRIES_MINUTES = 60

/**
 * The question as it is now, for a page that has it open. Writes no audit entry of its own: it is let through only on the reader's own
 * entry for the same question and purpose, so the trail has one row for each opening. Rights are asked for anew each time.
 */
export async function readQuestionChanges(
  context: Context,
  input: z.output<typeof operation.input>,
): Promise<QuestionView> {
  const { tx, clock } = context
  const since = new Date(clock.now().getTime() - CARRIES_MINUTES * 60_000)
  const found = await sql<{
    read: boolean
  }>`select has_read_question(${input.questionId}, ${since}, ${input.purpose}) as read`.execute(tx)
  if (!found.rows[0]?.read) throw new Problem(403, 'question.not-opened')
  return readQuestion(context, input)
}
