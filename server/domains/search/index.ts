export { articleTexts, type ArticleWords } from './article-texts.ts'
export { createSearchIndex, type Hit, type Indexed, type SearchIndex } from './search-index.ts'
