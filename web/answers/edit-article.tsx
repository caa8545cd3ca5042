import { data, redirect } from 'react-router'
import { addFile, previewBody, readArticle, saveDraft, showKeeping } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { serviceOptions } from '#web/desk/services.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { field, type PageRequest, pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Answered } from '#web/shared/ui/error-summary.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/edit-article.ts'
import { ArticleForm } from './article-form.tsx'
import { ArticlePreview } from './article-preview.tsx'
import { ArticleText } from './article-text.tsx'
import { editorTexts } from './editor-texts.ts'
import { answerTexts } from './texts.ts'
import { emptyTyped, inputOf, readTyped, type Typed, typedFrom } from './typed-article.ts'
import { VersionWords } from './version-words.tsx'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const articleId = 'articleId' in params ? (params.articleId ?? null) : null
  const view = articleId ? await page.call(readArticle, { articleId }) : null
  // Whoever may not write it reads it.
  if (view && !view.may.includes('write')) throw redirect(`/answers/${view.articleId}`)
  const [{ services }, { units }] = await Promise.all([page.call(listServices, {}), page.call(showKeeping, {})])
  const key = crypto.randomUUID()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: page.municipality.timeZone }).format(page.now)
  return {
    frame,
    view,
    services: serviceOptions(services),
    units: units.map((unit) => ({ value: unit.id, label: unit.name })),
    key,
    typed: view
      ? typedFrom(view, key, query.get('language'))
      : emptyTyped(key, today, units[0]?.id ?? '', query.get('service') ?? ''),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = readTyped(page.form)
  const articleId = 'articleId' in params ? (params.articleId ?? null) : null
  if (field(page.form, 'intent') === 'preview') return { typed, problem: null, preview: await previewOf(page, typed) }
  const done = await page.attempt(saveDraft, inputOf(typed, articleId), typed.key ? { key: typed.key } : {})
  if (!done.ok) return data({ typed, problem: done.problem, preview: null }, { status: done.problem.status })
  const { articleId: savedId, version, edit } = done.reply
  const file = page.form.files.find((each) => each.content.byteLength > 0)
  if (file && articleId) {
    const content = Buffer.from(file.content).toString('base64')
    const added = await page.attempt(addFile, { articleId: savedId, edit, name: file.name || 'fil', content })
    // The text is saved; only the file is not.
    const saved = { ...typed, edit: String(edit) }
    if (!added.ok)
      return data({ typed: saved, problem: added.problem, preview: null }, { status: added.problem.status })
  }
  throw redirect(`/answers/${savedId}?version=${version}&done=saved`, 303)
}

async function previewOf(page: PageRequest, typed: Typed) {
  const [sv, other] = await Promise.all(
    [typed.sv, typed.other].map(async ({ body }) => page.attempt(previewBody, { body })),
  )
  return { sv: sv?.ok ? sv.reply.body : [], other: other?.ok ? other.reply.body : [] }
}

/** Also after a refusal: what somebody else wrote is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

export default function EditArticleRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, view, services, units } = loaderData
  const say = useTexts(editorTexts)
  const bank = useTexts(answerTexts)
  const problem = actionData?.problem ?? null
  // What was typed stays. Only who has been told of another's text goes on from that: anybody else is told when they save.
  const typed = actionData
    ? {
        ...actionData.typed,
        edit: problem?.status === 409 ? loaderData.typed.edit : actionData.typed.edit,
        key: loaderData.key,
      }
    : loaderData.typed
  const title = view ? say('editTitle', { title: view.shown.content.title }) : say('newTitle')
  const newest = view?.versions.find((version) => version.version === (view.open?.version ?? view.shown.version))
  return (
    <WorkFrame frame={frame} form="desk" quiet={null}>
      <title>{problem ? bank('faultTitle', { title }) : title}</title>
      <div className="stack is-tight">
        <p className="no-print">
          <LinkButton variant="flush" icon="arrow-left" href={view ? `/answers/${view.articleId}` : '/answers'}>
            {bank(view ? 'backToArticle' : 'all')}
          </LinkButton>
        </p>
        <h1>{title}</h1>
      </div>
      {problem?.status === 409 && view && newest && (
        <div className="stack is-tight">
          <Answered key={loaderData.key}>
            <Notice note={say('conflict')}>{problem.detail}</Notice>
          </Answered>
          <Details summary={say('conflictTitle')} open>
            <div className="stack is-tight">
              <VersionWords version={newest} />
              <ArticleText content={view.open?.content ?? view.shown.content} />
            </div>
          </Details>
        </div>
      )}
      {actionData?.preview && <ArticlePreview key={loaderData.key} typed={typed} preview={actionData.preview} />}
      <ArticleForm
        key={typed.key}
        typed={typed}
        problem={problem}
        services={services}
        units={view ? null : units}
        files={(view?.open?.content ?? view?.shown.content)?.files ?? []}
        articleId={view?.articleId ?? null}
      />
    </WorkFrame>
  )
}
