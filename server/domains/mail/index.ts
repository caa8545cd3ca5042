export { onDutyUncovered } from './on-duty-uncovered.ts'
import './texts.ts'

export { onPromiseBroken } from './on-promise-broken.ts'
export { onPromiseNear } from './on-promise-near.ts'
export { onQuestionAnswered } from './on-question-answered.ts'
export { onQuestionAsked } from './on-question-asked.ts'
export { onReviewDue } from './on-review-due.ts'
