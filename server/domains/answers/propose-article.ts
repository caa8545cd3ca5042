import { unitById } from '#domains/staff/index.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { excerpt } from '#platform/text/clean-text.ts'
import type { Article } from './article.ts'
import { insertVersion } from './article-store.ts'
import { storedText } from './content.ts'
import { BODY_MOST } from './fields.ts'
import { addTask } from './report-article.ts'
import { storeArticle, yearAfter } from './save-draft.ts'
import { staffIdOf, todayOf } from './standing.ts'
import { withoutNumbers } from './without-numbers.ts'

/** What an answered question gives to an article. */
export type Proposal = {
  questionId: string
  unitId: string
  serviceId: string | null
  heading: string
  answer: string
}

/**
 * Makes a draft of an answered question for the unit that is to keep it, with a task that tells them. Addresses and numbers are
 * taken out; names only a person can find, so nothing is read by others before somebody has gone through it.
 */
export async function proposeArticle(context: Context, proposal: Proposal) {
  const at = context.clock.now()
  const unit = await unitById(context, proposal.unitId)
  if (!unit) throw new Problem(422, 'article.unit-unknown')
  const title = excerpt(withoutNumbers(proposal.heading), 180)
  const answer = withoutNumbers(proposal.answer).slice(0, BODY_MOST)
  const today = await todayOf(context)
  const article: Article = {
    id: newId(at),
    municipalityId: context.actor.municipalityId,
    code: '',
    ownerUnitId: unit.id,
    authorityId: unit.authorityId,
    ownerStaffId: null,
    reviewOn: yearAfter(today),
    edit: 1,
  }
  await storeArticle(context, article, title)
  const text = storedText({ questions: [title], short: excerpt(answer, 300), body: answer })
  const content = {
    audience: 'staff' as const,
    validFrom: today,
    validTo: null,
    title,
    texts: { sv: text },
    links: [],
    forms: [],
    sources: [],
    files: [],
    serviceIds: proposal.serviceId ? [proposal.serviceId] : [],
  }
  await insertVersion(context.tx, article, 1, content, staffIdOf(context), at)
  const task = { version: 1, kind: 'proposed' as const, words: '', questionId: proposal.questionId }
  await addTask(context, article, task)
  return { articleId: article.id, version: 1 }
}
