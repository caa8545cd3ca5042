import { fact } from '#platform/facts/facts.ts'

/** What is published of an article, who it is for or who keeps it has changed: an index reads it again. */
export type ArticleChanged = { articleId: string }

export const articleChanged = fact<ArticleChanged>('answers.article-changed')

/** An article is to be read through again: first its owner is told, later whoever leads the owner. */
export type ReviewDue = {
  articleId: string
  title: string
  reviewOn: string
  step: 'reminder' | 'escalation'
  ownerUnitId: string
  ownerStaffId: string | null
}

export const reviewDue = fact<ReviewDue>('answers.review-due')
