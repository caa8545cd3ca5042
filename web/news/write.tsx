import { data, redirect } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { editNews, listPosters, postNews, readNews } from '#domains/news/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { sayIn, useTexts } from '#web/shared/i18n/texts.ts'
import { timesIn } from '#web/shared/i18n/times.ts'
import { pageRequest, type ToldProblem } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/write.ts'
import { NewsForm } from './news-form.tsx'
import { newsTexts } from './texts.ts'
import { newTypedNews, readTypedNews, typedNewsFrom, writtenFrom } from './typed-news.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const [{ units }, { services }, news] = await Promise.all([
    page.call(listPosters, {}),
    page.call(listServices, {}),
    params.newsId ? page.call(readNews, { newsId: params.newsId }) : null,
  ])
  const times = timesIn(page.language, page.municipality.timeZone, page.now)
  const key = crypto.randomUUID()
  const asked = new URL(request.url).searchParams.get('service')
  const typed = news
    ? typedNewsFrom(news, key, times)
    : newTypedNews(units[0]?.unitId ?? '', key, page.now.toISOString(), times)
  if (!news && asked && services.some((service) => service.serviceId === asked)) typed.serviceIds = [asked]
  return {
    frame,
    news,
    typed,
    units,
    services: services.map(({ serviceId, shortName, name, words, unit }) => ({
      value: serviceId,
      label: shortName,
      otherWords: [name, ...words].join(', '),
      hint: unit,
    })),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = readTypedNews(page.form)
  const read = writtenFrom(typed, page.municipality.timeZone)
  if ('lack' in read) {
    const say = sayIn(page.language, newsTexts)
    const detail = say(read.lack === 'endsDay' ? 'endLack' : 'timeLack')
    return data({ typed, problem: lacking(`/${read.lack}`, detail) }, { status: 422 })
  }
  const options = typed.key ? { key: typed.key } : {}
  const done = params.newsId
    ? await page.attempt(
        editNews,
        { newsId: params.newsId, revision: Number(typed.revision), ...read.written },
        options,
      )
    : await page.attempt(postNews, read.written, options)
  if (done.ok) throw redirect('/news?saved=1', 303)
  return data({ typed, problem: done.problem }, { status: done.problem.status })
}

/** Also after a refusal: what somebody else wrote is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

export default function WriteNewsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, news, units, services } = loaderData
  const say = useTexts(newsTexts)
  const problem = actionData?.problem ?? null
  const typed = actionData
    ? { ...actionData.typed, revision: loaderData.typed.revision, key: loaderData.typed.key }
    : loaderData.typed
  return (
    <WorkFrame frame={frame} form="desk" quiet={null}>
      <title>{say(news ? 'editTitle' : 'writeTitle')}</title>
      <div className="stack is-tight">
        <p className="no-print">
          <LinkButton variant="flush" icon="arrow-left" href="/news">
            {say('back')}
          </LinkButton>
        </p>
        <h1>{say(news ? 'editTitle' : 'writeTitle')}</h1>
        {news && <p className="quiet">{say('editAbout')}</p>}
      </div>
      {problem && problem.errors.length === 0 && (
        <Notice
          note={
            problem.status === 409 && news ? say('newerAbout', { heading: news.heading, body: news.body }) : undefined
          }
        >
          {problem.detail}
        </Notice>
      )}
      <NewsForm typed={typed} problem={problem} units={units} services={services} />
    </WorkFrame>
  )
}

function lacking(pointer: string, detail: string): ToldProblem {
  return { title: '', status: 422, code: 'lacking', detail, errors: [{ pointer, detail }] }
}
