export { makeDigests } from './make-digests.job.ts'
export { digestRoutes } from './routes.ts'
