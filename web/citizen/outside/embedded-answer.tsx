import { data } from 'react-router'
import { readPublicArticle } from '#domains/answers/contract.ts'
import { langOf, textFor } from '#web/citizen/answers/languages.ts'
import { itemAddress } from '#web/citizen/addresses.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/embedded-answer.ts'
import { embeddedHeaders, EmbeddedFrame } from './embedded-frame.tsx'
import { outsideTexts } from './texts.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { code, content } = await page.call(readPublicArticle, { code: params.code })
  return data({ code, text: textFor(content.texts, page.language)! }, { headers: embeddedHeaders })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** One short answer, for the municipality's own website: always as it is published now. */
export default function EmbeddedAnswer({ loaderData }: Route.ComponentProps) {
  const say = useTexts(outsideTexts)
  const language = useLanguage()
  const { code, text } = loaderData
  const question = text.questions[0] ?? ''
  const lang = langOf(text.language, language)
  return (
    <EmbeddedFrame title={question}>
      <h1 className="embedded-title" {...lang}>
        {question}
      </h1>
      <p className="short-answer" {...lang}>
        {text.short}
      </p>
      <p>
        <a href={itemAddress(language, 'answers', code)} target="_top">
          {say('whole')}
        </a>
      </p>
    </EmbeddedFrame>
  )
}
