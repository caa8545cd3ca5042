export { createSearchIndex, type Hit, type Indexed, type SearchIndex } from './search-index.ts'
