export { findGrowingTopics } from './find-growing-topics.job.ts'
export { meetingRoutes } from './routes.ts'
