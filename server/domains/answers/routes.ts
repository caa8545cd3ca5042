import { type Route, route } from '#platform/operations/execute.ts'
import { readArticle } from './article-view.ts'
import { closeTask } from './close-task.ts'
import { compareVersions } from './compare-versions.ts'
import * as contract from './contract.ts'
import { addFile, readFile } from './files.ts'
import { listGaps, registerGap } from './gaps.ts'
import { listArticles } from './list-articles.ts'
import { listTasks } from './list-tasks.ts'
import { lookAfter } from './look-after.ts'
import { previewBody } from './preview-body.ts'
import { listPublic, readPublicArticle } from './public-articles.ts'
import { publishArticle } from './publish-article.ts'
import { reportArticle, reportPublicArticle } from './report-article.ts'
import { retireArticle } from './retire-article.ts'
import { approve, sendToReview } from './review-article.ts'
import { saveDraft } from './save-draft.ts'
import { showKeeping } from './show-keeping.ts'

/** What can be done with the answer bank. */
export const answerRoutes: readonly Route[] = [
  route(contract.listArticles, listArticles),
  route(contract.readArticle, readArticle),
  route(contract.showKeeping, showKeeping),
  route(contract.compareVersions, compareVersions),
  route(contract.readFile, readFile),
  route(contract.saveDraft, saveDraft),
  route(contract.previewBody, previewBody),
  route(contract.addFile, addFile),
  route(contract.sendToReview, sendToReview),
  route(contract.approve, approve),
  route(contract.publishArticle, publishArticle),
  route(contract.retireArticle, retireArticle),
  route(contract.lookAfter, lookAfter),
  route(contract.reportArticle, reportArticle),
  route(contract.reportPublicArticle, reportPublicArticle),
  route(contract.listTasks, listTasks),
  route(contract.closeTask, closeTask),
  route(contract.registerGap, registerGap),
  route(contract.listGaps, listGaps),
  route(contract.readPublicArticle, readPublicArticle),
  route(contract.listPublic, listPublic),
]
