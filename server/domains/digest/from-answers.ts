import type { Span } from '#domains/contacts/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { DigestContent } from './contract.ts'

/**
 * What the answer bank has to tell a department: questions about its services that no article answered, and its articles that are to be
 * looked over. Null while there is no answer bank. This is the one place where the digest asks it.
 */
export async function answersFor(
  _context: Context,
  _departmentId: string,
  _span: Span,
): Promise<DigestContent['answers']> {
  return null
}
