import { data } from 'react-router'
import { listPublic, readPublicArticle, reportPublicArticle } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { itemAddress } from '#web/citizen/addresses.ts'
import { CitizenFrame, useOrigin } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, pageRequest, type PageRequest } from '#web/shared/request.ts'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/answer.ts'
import { AboutAnswer, ReadOn, Related, ShownAnswer } from './answer-parts.tsx'
import { langOf, textFor } from './languages.ts'
import { faultsInReport, isKind, Report, type ReportState } from './report.tsx'
import { answerTexts } from './texts.ts'
import { WaysOn } from './ways-on.tsx'

/** Seconds the finished page is kept, unless somebody changes the article before. */
const KEPT = '300'
const MOST_RELATED = 5

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const article = await page.call(readPublicArticle, { code: params.code })
  const [listed, related] = await Promise.all([page.attempt(listServices, {}), relatedTo(page, article)])
  const services = listed.ok ? listed.reply.services : []
  const codes = new Map(services.map(({ serviceId, code }) => [serviceId, code]))
  const its = article.content.services.map(({ serviceId, name }) => ({ name, code: codes.get(serviceId) ?? null }))
  return data(
    { article, services: its, related: related.rows, today: page.now.toISOString() },
    listed.ok && related.ok ? { headers: { 'x-torget-keep': KEPT } } : {},
  )
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** Other answers about the same service. */
async function relatedTo(page: PageRequest, article: { code: string; content: { services: { serviceId: string }[] } }) {
  const serviceId = article.content.services[0]?.serviceId
  if (!serviceId) return { ok: true, rows: [] }
  const listed = await page.attempt(listPublic, { serviceId })
  if (!listed.ok) return { ok: false, rows: [] }
  const rows = listed.reply.articles.flatMap(({ code, texts }) => {
    const text = textFor(texts, page.language)
    return text && code !== article.code ? [{ code, title: text.title, language: text.language }] : []
  })
  // Those the reader can read come first.
  const own = (row: { language: string }) => Number(row.language !== page.language)
  return { ok: true, rows: rows.toSorted((a, b) => own(a) - own(b)).slice(0, MOST_RELATED) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = { kind: field(page.form, 'kind'), words: field(page.form, 'words') }
  const faults = faultsInReport(typed)
  const again = (status: number, problem: string | null) =>
    data({ typed, faults, problem, isSent: false } satisfies ReportState, { status })
  if (faults.length > 0 || !isKind(typed.kind)) return again(400, null)
  const sent = await page.attempt(reportPublicArticle, { code: params.code, kind: typed.kind, words: typed.words })
  if (!sent.ok) return again(sent.problem.status, sent.problem.detail)
  return data({ typed: { kind: '', words: '' }, faults: [], problem: null, isSent: true } satisfies ReportState)
}

export default function AnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const language = useLanguage()
  const origin = useOrigin()
  const { article, services, related, today } = loaderData
  const text = textFor(article.content.texts, language)!
  const [question = article.content.title] = text.questions
  const lang = langOf(text.language, language)
  const address = origin + itemAddress(language, 'answers', article.code)
  const report = actionData ?? null
  const notSent = report && !report.isSent ? `${say('notSent')}: ` : ''
  return (
    <CitizenFrame page="answers" rest={`/${article.code}`} title={`${notSent}${question}`}>
      <meta name="description" content={text.short.slice(0, 300)} />
      <main className="narrow answer-page" id="main">
        <article className="answer-page" aria-labelledby="question">
          <div className="lead">
            {services[0]?.code && (
              <p className="quiet no-print" lang={language === 'sv' ? undefined : 'sv'}>
                <a href={itemAddress(language, 'services', services[0].code)}>{services[0].name}</a>
              </p>
            )}
            <h1 id="question" {...lang}>
              {question}
            </h1>
            {text.language !== language && <p className="quiet">{say('onlySwedish')}</p>}
          </div>
          {report?.isSent && (
            <Notice tone="done" note={say('thanksHow')}>
              {say('thanks', { unit: article.ownerUnit })}
            </Notice>
          )}
          {article.reviewPast && <Notice>{say('reviewPast', { day: times.dated(article.reviewOn) })}</Notice>}
          <ShownAnswer texts={article.content.texts} />
          <ReadOn content={article.content} code={article.code} />
          <AboutAnswer article={article} services={services} />
          <p className="quiet print-only">{say('printed', { day: times.dated(today), address })}</p>
        </article>
        <Related rows={related} />
        <WaysOn
          title={say('notHelped')}
          about={{ tjanst: services[0]?.code ?? null }}
          words={{ ask: say('askAbout'), askHow: say('askHow'), call: say('call') }}
        />
        {!report?.isSent && <Report action={itemAddress(language, 'answers', article.code)} state={report} />}
      </main>
    </CitizenFrame>
  )
}
