import { data } from 'react-router'
import { openingNow } from '#domains/staff/contract.ts'
import { citizenAddress } from '#web/citizen/addresses.ts'
import { useMunicipality } from '#web/citizen/frame.tsx'
import { OpenWords } from '#web/citizen/places/places.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/embedded-opening.ts'
import { embeddedHeaders, EmbeddedFrame } from './embedded-frame.tsx'
import { outsideTexts } from './texts.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { rows } = await context.get(pageRequest).call(openingNow, {})
  return data({ rows: rows.filter(({ channel }) => channel === 'visit') }, { headers: embeddedHeaders })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** Where it is open now, for the municipality's own website. */
export default function EmbeddedOpening({ loaderData }: Route.ComponentProps) {
  const say = useTexts(outsideTexts)
  const language = useLanguage()
  const title = say('openTitle', { municipality: useMunicipality().name })
  return (
    <EmbeddedFrame title={title}>
      <h1 className="embedded-title">{title}</h1>
      <ul className="hours">
        {loaderData.rows.map((row) => (
          <li key={row.code}>
            <span className="strong" lang={language === 'sv' ? undefined : 'sv'}>
              {row.place}
            </span>
            <span className={row.open ? undefined : 'none'}>
              <OpenWords row={row} />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={citizenAddress(language, 'places')} target="_top">
          {say('places')}
        </a>
      </p>
    </EmbeddedFrame>
  )
}
