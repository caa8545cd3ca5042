export { foldFigures } from './fold-figures.job.ts'
export { type GrowingTopic, growingTopics } from './growing-topics.ts'
export { onQuestionMoved } from './on-question-moved.ts'
export { statisticsRoutes } from './routes.ts'
