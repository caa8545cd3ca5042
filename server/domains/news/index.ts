export type { NewsRow } from './contract.ts'
export { newsForMeeting } from './news-for-meeting.ts'
export { newsRoutes } from './routes.ts'
export { tellBegunAndEnded } from './tell-begun-and-ended.job.ts'
