import { readQuestionChanges } from '#domains/contacts/contract.ts'
import { isRefresh } from '#web/shared/is-refresh.ts'
import type { PageRequest } from '#web/shared/request.ts'
import { purposeIn } from './purpose-form.tsx'

/**
 * The question as it is now, for a page that has it open: not written in the log once more. Null when the page is being opened, or
 * when its opening no longer carries it: then it is read as one opens it.
 */
export async function refreshed(page: PageRequest, request: Request, questionId: string) {
  if (!isRefresh(request)) return null
  const read = await page.attempt(readQuestionChanges, { questionId, purpose: purposeIn(request) })
  return read.ok ? read.reply : null
}
