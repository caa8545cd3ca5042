import './texts.ts'

export { type DirectoryChanged, directoryChanged, type DutyUncovered, dutyUncovered } from './facts.ts'
export { outsideName } from './outside.ts'
export { directoryRoutes } from './routes.ts'
export { searchableDirectory, type SearchableEntry } from './searchable.ts'
export { watchCover } from './watch-cover.job.ts'
export { type Whereabouts, whereabouts } from './whereabouts.ts'
