import './texts.ts'

export { articleTexts } from './article-texts.ts'
export { openIndexKeeper, useIndexKeeper } from './index-keeper.ts'
export { onArticleChanged } from './on-article-changed.ts'
export { onDirectoryChanged } from './on-directory-changed.ts'
export { searchRoutes } from './routes.ts'
export { createSearchIndex, type Indexed, type SearchIndex } from './search-index.ts'
