import { useState } from 'react'
import { data, redirect, useSearchParams } from 'react-router'
import { readUnitInbox } from '#domains/contacts/contract.ts'
import { PurposeForm } from '#web/desk/purpose-form.tsx'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/unit.ts'
import { carryOut, doings, lackingIn, presses, readTyped, type Doing, type Done } from './doings.ts'
import { InboxList } from './inbox-list.tsx'
import { choicesFor, doingIn, openQuestion, unitsOf } from './read-unit.ts'
import { unitTexts } from './texts.ts'
import { UnitQuestion, type Refused } from './unit-question.tsx'
import { UnitQuestionFacts } from './unit-question-facts.tsx'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const units = await unitsOf(page)
  const only = units.length === 1 ? units[0] : undefined
  if (!params.unitId && only) throw redirect(`/unit/${only.id}`)
  const inbox = params.unitId ? await page.call(readUnitInbox, { unitId: params.unitId }) : null
  const view = params.questionId ? await openQuestion(page, params.questionId, request) : null
  const doing = doingIn(request, view)
  return {
    frame,
    units,
    inbox,
    questionId: params.questionId ?? null,
    view,
    doing,
    choices: await choicesFor(page, doing, view),
    formKey: crypto.randomUUID(),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = readTyped(page.form)
  const { unitId, questionId } = params
  if (!unitId || !questionId || !typed.doing) throw data(null, { status: 400 })
  const lacking = lackingIn(typed)
  if (lacking) return data({ typed, lacking, problem: null }, { status: 422 })
  const done = await carryOut(page, questionId, typed)
  if (!done.ok) return data({ typed, lacking: null, problem: done.problem }, { status: done.problem.status })
  // What was given back is no longer theirs to read: back to the list.
  const place = typed.doing === 'return' ? `/unit/${unitId}` : `/unit/${unitId}/${questionId}`
  const query = new URLSearchParams({ done: typed.doing })
  const purpose = new URL(request.url).searchParams.get('purpose')
  if (purpose && typed.doing !== 'return') query.set('purpose', purpose)
  throw redirect(`${place}?${query}`, 303)
}

/** Also after a refusal: what others did meanwhile is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

export default function UnitRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, units, inbox, view, questionId } = loaderData
  const say = useTexts(unitTexts)
  const refused = useRefused(actionData ?? null, loaderData.doing)
  const name = inbox?.unit.name ?? ''
  const title = view?.heading ?? (inbox ? say('title', { unit: name }) : say('chooseTitle'))
  if (!inbox)
    return (
      <WorkFrame frame={frame} form="desk">
        <title>{title}</title>
        <ChooseUnit units={units} />
      </WorkFrame>
    )
  return (
    <WorkFrame
      frame={frame}
      form="inbox"
      quiet={1_500}
      hasFoot={view !== null && view.may.some((one) => one === 'accept' || doings.some((doing) => doing === one))}
      names={{ side: say('side', { unit: name }), helps: say('about') }}
      side={<InboxList inbox={inbox} units={units} current={questionId} ownName={frame.name} />}
      helps={view && <UnitQuestionFacts view={view} unitId={inbox.unit.id} hasDesk={frame.may.desk} />}
    >
      <title>{title}</title>
      {!view && <h1 className="hidden-text">{title}</h1>}
      <DoneNotice />
      {!view && <h1 className="hidden-text">{title}</h1>}
      {view ? (
        <UnitQuestion
          key={view.questionId}
          {...loaderData}
          view={view}
          inbox={inbox}
          refused={refused}
          purposeForm={view.needsPurpose ? <PurposeForm /> : null}
        />
      ) : questionId ? (
        <EmptyState title={say('goneTitle')}>{say('goneAbout')}</EmptyState>
      ) : inbox.offered.length + inbox.openTotal === 0 ? (
        <EmptyState title={say('emptyTitle')}>{say('emptyAbout')}</EmptyState>
      ) : (
        <EmptyState title={say('pickTitle')}>{say('pickAbout')}</EmptyState>
      )}
    </WorkFrame>
  )
}

/** What was refused, kept when the page is fetched anew, until it goes through or its form is closed. */
function useRefused(fresh: Refused | null, doing: Doing | null): Refused | null {
  const [query] = useSearchParams()
  const [refused, setRefused] = useState(fresh)
  const [seen, setSeen] = useState(fresh)
  if (fresh !== seen) {
    setSeen(fresh)
    if (fresh) setRefused(fresh)
  }
  const isOver =
    refused && !fresh && (query.has('done') || (isDoing(refused.typed.doing) && refused.typed.doing !== doing))
  if (isOver) setRefused(null)
  return refused
}

function isDoing(done: Done | null): boolean {
  return doings.some((doing) => doing === done)
}

/** What was just done, once; what was written for it needs no keeping any more. */
function DoneNotice() {
  const say = useTexts(unitTexts)
  const [query] = useSearchParams()
  const done: Done | undefined = [...doings, ...presses].find((one) => one === query.get('done'))
  return <output>{done && <Notice tone="done">{say(`done-${done}`)}</Notice>}</output>
}

function ChooseUnit({ units }: { units: { id: string; name: string }[] }) {
  const say = useTexts(unitTexts)
  if (units.length === 0) return <EmptyState title={say('noUnit')}>{say('noUnitAbout')}</EmptyState>
  return (
    <div className="stack">
      <div className="stack is-tight">
        <h1>{say('chooseTitle')}</h1>
        <p>{say('chooseAbout')}</p>
      </div>
      <ul className="stack is-tight">
        {units.map((unit) => (
          <li key={unit.id}>
            <a href={`/unit/${unit.id}`}>{unit.name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
