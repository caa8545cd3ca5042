import { data, Form, redirect, useSearchParams } from 'react-router'
import { listTasks } from '#domains/answers/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Answered } from '#web/shared/ui/error-summary.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import type { Route } from './+types/tasks.ts'
import { carryOut } from './article-doings.ts'
import { BankHead } from './bank-head.tsx'
import { TaskCard } from './task-card.tsx'
import { answerTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

const states = ['open', 'done', 'declined'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const state = states.find((each) => each === query.get('state')) ?? 'open'
  // Whoever keeps articles sees their own first; others what they have reported.
  const all = query.get('all') === 'true' || !frame.may.writeArticles
  const listed = await page.attempt(listTasks, {
    state,
    cursor: query.get('cursor') || null,
    ...(all ? {} : { mine: 'true' }),
  })
  if (!listed.ok) throw redirect('/answers/tasks')
  return { frame, state, all, key: crypto.randomUUID(), ...listed.reply }
}

export async function action({ context, request }: Route.ActionArgs) {
  const done = await carryOut(context.get(pageRequest), '')
  const query = new URL(request.url).searchParams
  query.set('done', 'closed')
  if (done.ok) throw redirect(`/answers/tasks?${query}`, 303)
  return data(done, { status: done.problem.status })
}

/** Also after a refusal: what a colleague closed is gone. */
export function shouldRevalidate(): boolean {
  return true
}

export default function TasksRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, rows, older, state, all } = loaderData
  const say = useTexts(answerTexts)
  const [query] = useSearchParams()
  const href = (cursor: string | null) => {
    const next = new URLSearchParams(query)
    next.delete('done')
    if (cursor === null) next.delete('cursor')
    else next.set('cursor', cursor)
    return `/answers/tasks?${next}`
  }
  return (
    <WorkFrame frame={frame} form="desk" quiet={null}>
      <title>{`${say('tab-tasks')}, ${say('title')}`}</title>
      <BankHead at="tasks" mayWrite={frame.may.writeArticles} />
      <p className="quiet">{say('tasksAbout')}</p>
      {query.get('done') === 'closed' && !actionData && (
        <output>
          <Notice tone="done">{say('done-closed')}</Notice>
        </output>
      )}
      {actionData && (
        <Answered key={loaderData.key}>
          <Notice note={actionData.hasWords ? say('typedStays') : undefined}>{actionData.problem.detail}</Notice>
        </Answered>
      )}
      <Form method="get" className="row is-fields is-filters no-print">
        <Select
          name="state"
          label={say('state')}
          options={states.map((value) => ({ value, label: say(`filter-${value}`) }))}
          defaultValue={state}
        />
        <Select
          name="all"
          label={say('owner')}
          options={[{ value: 'true', label: say('allUnits') }]}
          empty={say('mine')}
          defaultValue={all ? 'true' : ''}
        />
        <Button type="submit" variant="secondary">
          {say('show')}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState title={say('tasksEmpty')}>{say('tasksEmptyAbout')}</EmptyState>
      ) : (
        <div>
          {rows.map((task) => (
            <TaskCard key={task.taskId} task={task} refused={actionData ?? null} isListed />
          ))}
        </div>
      )}
      <Pager
        label={say('pages')}
        words={{ newer: say('newest'), older: say('older') }}
        newerHref={query.get('cursor') ? href(null) : undefined}
        olderHref={older ? href(older) : undefined}
      />
    </WorkFrame>
  )
}
