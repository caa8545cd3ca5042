import { data, Form, redirect, useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import { listDepartments, listDigests, orderDigest, readDigest } from '#domains/digest/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/digests.ts'
import { DigestSide } from './digest-side.tsx'
import { DigestWeek } from './digest-week.tsx'
import { digestTexts } from './texts.ts'
import { weekNumber } from './week-number.ts'

export const handle = { mood: 'work', script: true } as const

export type Weeks = z.output<(typeof listDigests)['reply']>
export type Digest = z.output<(typeof readDigest)['reply']>

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const { departments } = await page.call(listDepartments, {})
  const departmentId = params.departmentId ?? departments[0]?.departmentId
  if (!departmentId) return { frame, departments, listed: null, digest: null }
  const listed = await page.call(listDigests, { departmentId })
  const asksSoFar = new URL(request.url).searchParams.get('part') === 'so_far'
  const chosen = params.week
    ? { week: params.week, part: asksSoFar ? ('so_far' as const) : ('week' as const) }
    : (listed.weeks.find((row) => row.part === 'week') ?? listed.weeks[0])
  const digest = chosen ? await page.call(readDigest, { departmentId, week: chosen.week, part: chosen.part }) : null
  return { frame, departments, listed, digest }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const done = await page.attempt(orderDigest, { departmentId: params.departmentId ?? '' })
  if (done.ok) throw redirect(`/digests/${done.reply.departmentId}/${done.reply.week}?part=so_far`, 303)
  return data({ problem: done.problem }, { status: done.problem.status })
}

export default function DigestsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, departments, listed, digest } = loaderData
  const say = useTexts(digestTexts)
  return (
    <WorkFrame
      frame={frame}
      form="desk"
      names={{ side: say('side') }}
      side={listed && <DigestSide departments={departments} listed={listed} digest={digest} />}
    >
      <title>{listed ? `${listed.department}, ${say('title')}` : say('title')}</title>
      {!listed && <EmptyState title={say('noneDepartment')} />}
      {actionData && <Notice>{actionData.problem.detail}</Notice>}
      {listed && !digest && (
        <>
          <h1>{listed.department}</h1>
          <EmptyState title={say('none')} action={<Order departmentId={listed.departmentId} words={say('order')} />}>
            {say('noneAbout')}
          </EmptyState>
        </>
      )}
      {listed && digest && <Week listed={listed} digest={digest} />}
    </WorkFrame>
  )
}

function Week({ listed, digest }: { listed: Weeks; digest: Digest }) {
  const say = useTexts(digestTexts)
  const { departmentId, department, week, part, content } = digest
  return (
    <div className="digest">
      <div className="head">
        <h1>{department}</h1>
        <p className="quiet">
          <WeekWords digest={digest} />
        </p>
        <span className="row push no-print">
          {content && (
            <>
              <LinkButton icon="download" download href={`/digests/${departmentId}/${week}/table.csv?part=${part}`}>
                {say('csv')}
              </LinkButton>
              <Button variant="secondary" icon="printer" onClick={() => window.print()}>
                {say('print')}
              </Button>
            </>
          )}
        </span>
      </div>
      {digest.isOrdered && (
        <output>
          <Notice>{say('ordered')}</Notice>
        </output>
      )}
      {content && <DigestWeek content={content} mayOpenLists={digest.mayOpenLists} />}
      {part === 'so_far' && !digest.isOrdered && <Order departmentId={departmentId} words={say('orderAgain')} />}
      <p className="quiet">
        {say('about')}{' '}
        {listed.coordinators.length > 0
          ? say('sentTo', { names: listed.coordinators.join(', ') })
          : say('sentToNobody')}
      </p>
    </div>
  )
}

/** Which week it is, in words. */
function WeekWords({ digest: { week, part, madeAt, content } }: { digest: Digest }) {
  const say = useTexts(digestTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const number = weekNumber(week)
  if (part === 'so_far') return say('soFarOf', { number, when: times.short(content?.to ?? madeAt ?? now) })
  const last = new Date(Date.parse(`${week}T12:00:00Z`) + 6 * 86_400_000)
  return say('weekOf', { number, from: times.day(`${week}T12:00:00Z`), to: times.day(last) })
}

/** A button that puts together the week so far. */
export function Order({ departmentId, words }: { departmentId: string; words: string }) {
  return (
    <Form method="post" action={`/digests/${departmentId}`} className="no-print">
      <Button type="submit" variant="secondary">
        {words}
      </Button>
    </Form>
  )
}
