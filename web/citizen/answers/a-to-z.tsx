import { data } from 'react-router'
import { indexPublic } from '#domains/answers/contract.ts'
import { citizenAddress, itemAddress, withQuery } from '#web/citizen/addresses.ts'
import { CitizenFrame } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/a-to-z.ts'
import { SearchBox } from './search-box.tsx'
import { listTexts } from './texts.ts'

const KEPT = '300'

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { search, searchParams } = new URL(request.url)
  const letter = (searchParams.get('bokstav') ?? '').slice(0, 4)
  const index = await page.call(indexPublic, { language: page.language, letter })
  return data({ index, query: search }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function AnswersPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(listTexts)
  const language = useLanguage()
  const { letters, letter, articles } = loaderData.index
  const byLetter = Map.groupBy(articles, (article) => article.letter)
  const address = citizenAddress(language, 'answers')
  return (
    <CitizenFrame page="answers" rest={loaderData.query} title={say('answers')}>
      <main className="narrow is-wide" id="main">
        <div className="lead">
          <h1>{say('answers')}</h1>
          <p>{say('answersLead')}</p>
        </div>
        <SearchBox />
        {articles.length === 0 && <NoAnswers />}
        <Letters
          letters={letters.map((each) => each.letter)}
          current={letter}
          href={(each) => (letter === null ? `#${idOf(each)}` : withQuery(address, { bokstav: each }))}
        />
        {[...byLetter].map(([its, rows]) => (
          <section key={its} aria-labelledby={idOf(its)}>
            <h2 id={idOf(its)}>{its === '#' ? say('others') : its}</h2>
            <ul className="lines">
              {rows.map(({ code, title }) => (
                <li key={code}>
                  <a href={itemAddress(language, 'answers', code)}>{title}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {language !== 'sv' && (
          <p>
            <a href={citizenAddress('sv', 'answers')} hrefLang="sv">
              {say('inSwedish')}
            </a>
          </p>
        )}
      </main>
    </CitizenFrame>
  )
}

function NoAnswers() {
  const say = useTexts(listTexts)
  const ask = citizenAddress(useLanguage(), 'ask')
  return (
    <EmptyState
      title={say('noAnswers')}
      action={
        <LinkButton href={ask} variant="primary">
          {say('ask')}
        </LinkButton>
      }
    >
      {say('noAnswersHow')}
    </EmptyState>
  )
}

/** An id that any letter gives: å and a are not one. */
export function idOf(letter: string): string {
  return `letter-${letter === '#' ? '0' : letter.codePointAt(0)}`
}

/** A row of letters, each a way to its own. */
export function Letters(props: { letters: string[]; current: string | null; href: (letter: string) => string }) {
  const say = useTexts(listTexts)
  if (props.letters.length < 2) return null
  return (
    <nav className="letters no-print" aria-label={say('letters')}>
      <ul>
        {props.letters.map((letter) => (
          <li key={letter}>
            <a href={props.href(letter)} aria-current={letter === props.current ? 'true' : undefined}>
              {letter === '#' ? '0–9' : letter}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
