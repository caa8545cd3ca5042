import { data, redirect, useSearchParams } from 'react-router'
import { readArticle } from '#domains/answers/contract.ts'
import { listUnits } from '#domains/staff/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Answered } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/article.ts'
import { carryOut } from './article-doings.ts'
import { ArticleMarks, stageOf } from './article-marks.tsx'
import { ArticleReport } from './article-report.tsx'
import { ArticleSide } from './article-side.tsx'
import { ArticleText } from './article-text.tsx'
import { answerTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const version = Number(new URL(request.url).searchParams.get('version')) || null
  const view = await page.call(readArticle, { articleId: params.articleId, version })
  const { units } = view.may.includes('look_after') ? await page.call(listUnits, {}) : { units: [] }
  return {
    frame,
    view,
    key: crypto.randomUUID(),
    units: units.map((unit) => ({ value: unit.id, label: unit.shortName })),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const done = await carryOut(page, params.articleId)
  if (done.ok) throw redirect(`/answers/${params.articleId}?${done.query}`, 303)
  return data(done, { status: done.problem.status })
}

/** Also after a refusal: what somebody else did is shown. */
export function shouldRevalidate(): boolean {
  return true
}

const told = ['saved', 'asked', 'approved', 'published', 'scheduled', 'retired', 'kept', 'reported', 'closed'] as const

export default function ArticleRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, view, units } = loaderData
  const say = useTexts(answerTexts)
  const times = useTimes()
  const [query] = useSearchParams()
  const done = told.find((word) => word === query.get('done'))
  const { shown } = view
  const stage = stageOf(shown)
  const title = `${shown.content.title}, ${say('title')}`
  const isOther = view.publishedVersion !== null && shown.version !== view.publishedVersion
  return (
    <WorkFrame
      frame={frame}
      form="desk"
      quiet={null}
      helps={<ArticleSide view={view} units={units} refused={actionData ?? null} />}
      names={{ helps: say('facts') }}
    >
      <title>{actionData ? say('faultTitle', { title }) : title}</title>
      <div className="stack is-tight">
        <p className="no-print">
          <LinkButton variant="flush" icon="arrow-left" href="/answers">
            {say('all')}
          </LinkButton>
        </p>
        <h1 lang="sv">{shown.content.title}</h1>
        <ArticleMarks stage={stage} audience={shown.audience} reviewPast={view.reviewPast} />
      </div>
      {done && !actionData && (
        <output>
          <Notice tone="done">{say(`done-${done}`)}</Notice>
        </output>
      )}
      {actionData && (
        <Answered key={loaderData.key}>
          <Notice note={actionData.hasWords ? say('typedStays') : undefined}>{actionData.problem.detail}</Notice>
        </Answered>
      )}
      {view.reviewPast && stage === 'published' && (
        <Notice>{say('oldAbout', { day: times.day(`${view.reviewOn}T12:00:00Z`) })}</Notice>
      )}
      {isOther && (
        <p>
          {say('notNewest', { version: shown.version, state: say(`state-${stage}`) })}{' '}
          <a href={`/answers/${view.articleId}`}>{say('seePublished')}</a>
        </p>
      )}
      {stage === 'published' && !shown.valid && <Notice>{say('notValid')}</Notice>}
      <ArticleText content={shown.content} />
      <ArticleReport
        view={view}
        refused={actionData?.intent === 'report' ? actionData : null}
        isOpen={query.has('report')}
        questionId={query.get('question')}
      />
    </WorkFrame>
  )
}
