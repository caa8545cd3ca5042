import { newestPublic } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { textFor } from '#web/citizen/answers/languages.ts'
import { citizenAddress, itemAddress, outside, withQuery } from '#web/citizen/addresses.ts'
import { sayIn } from '#web/shared/i18n/texts.ts'
import type { PageRequest } from '#web/shared/request.ts'
import { mustBePlain } from './finished.ts'
import { outsideTexts } from './texts.ts'

/** The published answers, last published first, as both kinds of feed need them. A hundred at a time. */
export async function answersFeed(page: PageRequest, request: Request, kind: 'answersJson' | 'answersAtom') {
  const { language, origin, municipality } = page
  const query = mustBePlain(request, ['fore'])
  const [{ articles, older }, { services }] = await Promise.all([
    page.call(newestPublic, { cursor: query.get('fore') }),
    page.call(listServices, {}),
  ])
  const self = origin + outside[language][kind]
  return {
    title: sayIn(language, outsideTexts)('answers', { municipality: municipality.name }),
    language,
    self,
    page: origin + citizenAddress(language, 'answers'),
    author: municipality.name,
    next: older === null ? undefined : withQuery(self, { fore: older }),
    entries: articles.flatMap(({ articleId, code, publishedAt, serviceIds, texts }) => {
      const text = textFor(texts, language)
      if (!text) return []
      const tags = services.filter(({ serviceId }) => serviceIds.includes(serviceId)).map(({ shortName }) => shortName)
      return [
        {
          id: `urn:uuid:${articleId}`,
          title: text.title,
          text: text.short,
          language: text.language,
          updated: publishedAt,
          page: origin + itemAddress(language, 'answers', code),
          tags,
        },
      ]
    }),
  }
}
