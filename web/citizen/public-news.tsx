import type { z } from 'zod'
import type { listPublicNews } from '#domains/news/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import { frontTexts } from './texts.ts'

export type PublicRow = z.output<(typeof listPublicNews)['reply']>['rows'][number]

const icons = { information: 'information', disturbance: 'wrench', urgent: 'warning' } as const

/** What does not work just now, first on the front page. What is only in Swedish is marked as Swedish on English pages. */
export function PublicNews({ rows }: { rows: PublicRow[] }) {
  const say = useTexts(frontTexts)
  const language = useLanguage()
  if (rows.length === 0) return null
  return (
    <section className="section is-first public-news" aria-labelledby="just-now">
      <h2 id="just-now">{say('justNow')}</h2>
      <ul>
        {rows.map((row) => {
          const text = language === 'en' && row.textEn ? row.textEn : row.text
          const isForeign = language === 'en' && !row.textEn
          return (
            <li key={row.newsId}>
              <Icon name={icons[row.severity]} />
              <p>
                <span className="strong">{say(`news-${row.severity}`)}.</span>{' '}
                <span lang={isForeign ? 'sv' : undefined}>{text}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
