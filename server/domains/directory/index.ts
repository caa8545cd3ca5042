import './texts.ts'

export { fetchDueServers } from './directory-servers.ts'
export { type DutyUncovered, dutyUncovered } from './facts.ts'
export { forgetFiles } from './imports.ts'
export { outsideName } from './outside.ts'
export { directoryRoutes } from './routes.ts'
export { serveScim } from './serve-scim.ts'
export { watchCover } from './watch-cover.job.ts'

// For the search index and whoever is about to pass something on.
/** @public */
export { type DirectoryChanged, directoryChanged } from './facts.ts'
/** @public */
export { searchableDirectory, type SearchableEntry } from './searchable.ts'
/** @public */
export { type Whereabouts, whereabouts } from './whereabouts.ts'
