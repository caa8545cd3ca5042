import { searchableArticles } from '#domains/answers/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { ArticleFacts } from './index-keeper.ts'

/** What hits show of these articles, read from the database under the reader's own rights, in the same order. */
export async function plainFacts(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  articleIds: readonly string[],
): Promise<ArticleFacts[]> {
  const found: ArticleFacts[] = []
  for (const articleId of articleIds) {
    const [article] = await searchableArticles(tx, actor.municipalityId, articleId)
    if (!article) continue
    const { languages, ...facts } = article
    found.push({
      ...facts,
      languages: languages.map(({ language, questions, short }) => ({ language, title: questions[0] ?? '', short })),
    })
  }
  return found
}
