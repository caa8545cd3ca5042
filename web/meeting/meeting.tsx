import { data, redirect, useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import { listServices } from '#domains/catalogue/contract.ts'
import { endTopic, flagTopic, joinTopic, morningMeeting } from '#domains/meeting/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/meeting.ts'
import { Here, Planned } from './here-and-planned.tsx'
import { LastDay } from './last-day.tsx'
import { MeetingNews } from './meeting-news.tsx'
import { meetingTexts } from './texts.ts'
import { Topics } from './topics.tsx'
import { Waits } from './waits.tsx'

export const handle = { mood: 'work', script: true } as const

export type Meeting = z.output<(typeof morningMeeting)['reply']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const [meeting, { services }] = await Promise.all([page.call(morningMeeting, {}), page.call(listServices, {})])
  return {
    frame,
    meeting,
    services: services.map(({ serviceId, shortName, name, words, unit }) => ({
      value: serviceId,
      label: shortName,
      otherWords: [name, ...words].join(', '),
      hint: unit,
    })),
  }
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const intent = field(page.form, 'intent')
  const topicId = field(page.form, 'topicId')
  const done =
    intent === 'flag'
      ? await page.attempt(flagTopic, {
          serviceId: field(page.form, 'serviceId') || null,
          words: field(page.form, 'words'),
        })
      : await page.attempt(intent === 'end' ? endTopic : joinTopic, { topicId })
  if (done.ok) throw redirect('/meeting', 303)
  return data({ problem: done.problem }, { status: done.problem.status })
}

export default function MeetingRoute({ loaderData: { frame, meeting, services }, actionData }: Route.ComponentProps) {
  const say = useTexts(meetingTexts)
  const times = useTimes()
  const municipality = useRouteLoaderData<{ municipality: { name: string } }>('root')?.municipality.name ?? ''
  const title = `${say('title')} ${times.weekday(`${meeting.day}T12:00:00Z`)}`
  return (
    <WorkFrame frame={frame} form="page" quiet={5_000}>
      <title>{title}</title>
      <main className="meeting" id="main" tabIndex={-1}>
        <div className="head">
          <h1>{title}</h1>
          <span className="only-print quiet push">{municipality}</span>
          <Button variant="secondary" icon="printer" className="push no-print" onClick={() => window.print()}>
            {say('print')}
          </Button>
        </div>
        <output>{actionData && <Notice>{actionData.problem.detail}</Notice>}</output>
        <div className="stack">
          <MeetingNews meeting={meeting} />
          <Topics topics={meeting.topics} services={services} />
          <LastDay meeting={meeting} />
        </div>
        <div className="stack">
          <Waits meeting={meeting} />
          <Here meeting={meeting} />
          <Planned meeting={meeting} />
        </div>
      </main>
    </WorkFrame>
  )
}
