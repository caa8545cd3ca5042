import {
  answerRoutes,
  articleChanged,
  foldUses,
  publishDueArticles,
  remindOfReviews,
  retireEndedArticles,
  reviewDue,
} from '#domains/answers/index.ts'
import { catalogueRoutes } from '#domains/catalogue/index.ts'
import {
  breakLatePromises,
  contactRoutes,
  gatherEarlierQuestions,
  promiseBroken,
  promiseNear,
  questionAnswered,
  questionAsked,
  questionMoved,
  remindOfPromises,
  returnSilentHandOvers,
} from '#domains/contacts/index.ts'
import { directoryChanged, directoryRoutes, dutyUncovered, watchCover } from '#domains/directory/index.ts'
import {
  onDutyUncovered,
  onPromiseBroken,
  onPromiseNear,
  onQuestionAnswered,
  onQuestionAsked,
  onReviewDue,
} from '#domains/mail/index.ts'
import { digestRoutes, makeDigests } from '#domains/digest/index.ts'
import { findGrowingTopics, meetingRoutes } from '#domains/meeting/index.ts'
import { newsRoutes, tellBegunAndEnded } from '#domains/news/index.ts'
import { peopleRoutes } from '#domains/people/index.ts'
import { recordRoutes } from '#domains/records/index.ts'
import { onArticleChanged, onDirectoryChanged, searchRoutes } from '#domains/search/index.ts'
import { staffRoutes } from '#domains/staff/index.ts'
import { foldFigures, onQuestionMoved, statisticsRoutes } from '#domains/statistics/index.ts'
import { react } from '#platform/facts/facts.ts'
import type { Context } from '#platform/operations/context.ts'
import { operationsOf } from '#platform/operations/execute.ts'

/** Every operation of the product: one explicit line per domain. Nothing is found by itself. */
export const operations = operationsOf([
  ...staffRoutes,
  ...catalogueRoutes,
  ...directoryRoutes,
  ...peopleRoutes,
  ...recordRoutes,
  ...answerRoutes,
  ...contactRoutes,
  ...newsRoutes,
  ...searchRoutes,
  ...statisticsRoutes,
  ...meetingRoutes,
  ...digestRoutes,
])

// Who reacts to what others tell: fact → reaction, in the same transaction.
react(questionAsked, onQuestionAsked)
react(questionAnswered, onQuestionAnswered)
react(questionMoved, onQuestionMoved)
react(promiseNear, onPromiseNear)
react(promiseBroken, onPromiseBroken)
react(reviewDue, onReviewDue)
react(articleChanged, onArticleChanged)
react(directoryChanged, onDirectoryChanged)
react(dutyUncovered, onDutyUncovered)

/** Work that recurs by itself, in each municipality in turn. `run` is called again at once while it returns more than none. */
export const recurringWork: readonly {
  name: string
  everySeconds: number
  run: (context: Context) => Promise<number>
}[] = [
  { name: 'contacts.return-silent-hand-overs', everySeconds: 15, run: returnSilentHandOvers },
  { name: 'contacts.remind-of-promises', everySeconds: 30, run: remindOfPromises },
  { name: 'contacts.break-late-promises', everySeconds: 15, run: breakLatePromises },
  { name: 'news.tell-begun-and-ended', everySeconds: 15, run: tellBegunAndEnded },
  { name: 'answers.publish-due-articles', everySeconds: 15, run: publishDueArticles },
  { name: 'answers.retire-ended-articles', everySeconds: 300, run: retireEndedArticles },
  { name: 'answers.remind-of-reviews', everySeconds: 3600, run: remindOfReviews },
  { name: 'answers.fold-uses', everySeconds: 60, run: foldUses },
  { name: 'directory.watch-cover', everySeconds: 1800, run: watchCover },
  { name: 'contacts.gather-earlier-questions', everySeconds: 15, run: gatherEarlierQuestions },
  { name: 'statistics.fold-figures', everySeconds: 15, run: foldFigures },
  { name: 'meeting.find-growing-topics', everySeconds: 300, run: findGrowingTopics },
  { name: 'digest.make-digests', everySeconds: 10, run: makeDigests },
]
