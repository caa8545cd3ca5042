/** What of an article is searched, and how much each part counts. */

const weights = { questions: 2, short: 2, body: 1, services: 1 }

/** An article as it is told to the search; markdown and links are passed over. */
export type ArticleWords = {
  questions: readonly string[]
  short: string
  body: string
  /** Names and everyday words of the services it belongs to. */
  serviceWords: readonly string[]
}

/** The texts of an article with their weights: people's own questions count most. Several languages lie beside each other. */
export function articleTexts(languages: readonly ArticleWords[]): { text: string; weight: number }[] {
  return languages.flatMap(({ questions, short, body, serviceWords }) => [
    { text: questions.join('\n'), weight: weights.questions },
    { text: short, weight: weights.short },
    { text: body.replace(/\]\(https?:[^)]*\)|https?:\S+/g, ' '), weight: weights.body },
    { text: serviceWords.join('\n'), weight: weights.services },
  ])
}
