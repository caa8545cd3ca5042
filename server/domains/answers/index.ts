import './texts.ts'

export { type ArticleChanged, articleChanged, type ReviewDue, reviewDue } from './facts.ts'
export { bodyOf } from './body-markup.ts'
export { searchableArticles, type SearchableArticle } from './searchable-articles.ts'
