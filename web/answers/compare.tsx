import { redirect } from 'react-router'
import { compareVersions, type Stretch } from '#domains/answers/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import type { Route } from './+types/compare.ts'
import { useLanguageName } from './language-name.ts'
import { answerTexts } from './texts.ts'
import { VersionWords } from './version-words.tsx'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const [from, to] = [Number(query.get('from')), Number(query.get('to'))]
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to < 1)
    throw redirect(`/answers/${params.articleId}`)
  return { frame, ...(await page.call(compareVersions, { articleId: params.articleId, from, to })) }
}

export default function CompareRoute({
  loaderData: { frame, articleId, title, from, to, parts },
}: Route.ComponentProps) {
  const say = useTexts(answerTexts)
  const languageName = useLanguageName()
  return (
    <WorkFrame frame={frame} form="desk" quiet={null}>
      <title>{`${say('comparing')}: ${title}`}</title>
      <div className="stack is-tight">
        <p className="no-print">
          <LinkButton variant="flush" icon="arrow-left" href={`/answers/${articleId}`}>
            {say('backToArticle')}
          </LinkButton>
        </p>
        <h1>{say('comparing')}</h1>
        <p>{say('comparingAbout', { from: from.version, to: to.version, title })}</p>
      </div>
      <div className="row is-wide is-top">
        {[from, to].map((version, at) => (
          <section key={at} className="stack is-tight" aria-labelledby={`side-${at}`}>
            <h2 className="label" id={`side-${at}`}>
              {say(at === 0 ? 'from' : 'to')}
            </h2>
            <VersionWords version={version} />
          </section>
        ))}
      </div>
      {parts.length === 0 && <p>{say('alike')}</p>}
      {parts.map(({ part, language, stretches }) => (
        <section key={`${part} ${language}`} className="stack is-tight" aria-labelledby={`${part}-${language}`}>
          <h2 className="label" id={`${part}-${language}`}>
            {language === null || language === 'sv'
              ? say(`part-${part}`)
              : say('partIn', { part: say(`part-${part}`), language: languageName(language) })}
          </h2>
          <p className="diff" lang={language ?? undefined}>
            {stretches.map((stretch, at) => (
              <Changed key={at} stretch={stretch} />
            ))}
          </p>
        </section>
      ))}
    </WorkFrame>
  )
}

/** A stretch of words; what changed is told by a line and a ground, and in words to screen readers. */
function Changed({ stretch: { kind, text } }: { stretch: Stretch }) {
  const say = useTexts(answerTexts)
  if (kind === 'same') return text
  const Element = kind === 'added' ? 'ins' : 'del'
  return (
    <Element>
      <span className="hidden-text">{say(kind)}</span>
      {text}
      <span className="hidden-text">{say('ends')}</span>
    </Element>
  )
}
