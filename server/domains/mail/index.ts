import './texts.ts'

export { onQuestionAnswered } from './on-question-answered.ts'
export { onQuestionAsked } from './on-question-asked.ts'
