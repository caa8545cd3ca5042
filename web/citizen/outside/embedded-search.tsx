import { data } from 'react-router'
import { SearchBox } from '#web/citizen/answers/search-box.tsx'
import { useMunicipality } from '#web/citizen/frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { Route } from './+types/embedded-search.ts'
import { embeddedHeaders, EmbeddedFrame } from './embedded-frame.tsx'
import { outsideTexts } from './texts.ts'

export function loader() {
  return data(null, { headers: embeddedHeaders })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** The search box alone, for the municipality's own website. */
export default function EmbeddedSearch() {
  const say = useTexts(outsideTexts)
  const title = say('searchTitle', { municipality: useMunicipality().name })
  return (
    <EmbeddedFrame title={title}>
      <h1 className="embedded-title">{title}</h1>
      <SearchBox isEmbedded />
    </EmbeddedFrame>
  )
}
