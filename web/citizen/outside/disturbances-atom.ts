import { listPublicNews } from '#domains/news/contract.ts'
import { citizenAddress, outside } from '#web/citizen/addresses.ts'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/disturbances-atom.ts'
import { atom } from './atom.ts'
import { finished, mustBePlain } from './finished.ts'
import { outsideTexts } from './texts.ts'

/** What does not work just now, as an Atom feed. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const page = context.get(pageRequest)
  mustBePlain(request)
  const { language, origin, municipality } = page
  const { rows } = await page.call(listPublicNews, {})
  const front = origin + citizenAddress(language, 'front')
  const document = atom({
    title: sayIn(language, outsideTexts)('disturbances', { municipality: municipality.name }),
    language,
    self: origin + outside[language].disturbances,
    page: front,
    author: municipality.name,
    entries: rows.map(({ newsId, text, textEn, since }) => {
      const words = language === 'en' && textEn ? textEn : text
      return {
        id: `urn:uuid:${newsId}`,
        title: firstSentence(words),
        text: words,
        language: language === 'en' && textEn ? 'en' : 'sv',
        updated: since,
        page: front,
      }
    }),
  })
  return finished(document, 'application/atom+xml')
}

function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text
}
