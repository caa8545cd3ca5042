export {
  promiseBroken,
  type PromiseNear,
  promiseNear,
  type QuestionAnswered,
  questionAnswered,
  type QuestionAsked,
  questionAsked,
  type QuestionMoved,
  questionMoved,
  type QuestionStep,
} from './facts.ts'
export { earlierQuestions, gatherEarlierQuestions } from './earlier-questions.ts'
export {
  directOutcomes,
  doneIn,
  laterOutcomes,
  type Received,
  receivedIn,
  type Span,
  type SpanDone,
  type SpanReceived,
  standingAt,
  type Standing,
  type Usual,
  usualIn,
} from './figures.ts'
export { type NeedsAttention, needsAttention } from './needs-attention.ts'
export { receiveContact } from './receive-contact.ts'
export { replyAddressOf } from './reply-address.ts'
export { returnSilentHandOvers } from './return-silent-hand-overs.job.ts'
export { contactRoutes } from './routes.ts'
export { breakLatePromises, remindOfPromises } from './watch-promises.job.ts'
