import { data, redirect } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { endDuty, readDuty, readUnit, reportWrong, saveDuty } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, type PageRequest, pageRequest } from '#web/shared/request.ts'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/duty.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { DutyForm, type DutyTyped, EndDuty } from './duty-form.tsx'
import { PhoneLink } from './people-table.tsx'
import { PresenceLine } from './presence.tsx'
import { readSide } from './read-side.ts'
import { ReportForm } from './report-form.tsx'
import { directoryTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  const query = new URL(request.url).searchParams
  const duty = params.dutyId === 'new' ? null : await page.call(readDuty, { dutyId: params.dutyId })
  const unitId = duty?.unit.id ?? query.get('unit') ?? side.unitId ?? ''
  const unit = await page.call(readUnit, { unitId })
  const mayChange = unit.mayChange && side.mayKeep
  const { services } = mayChange ? await page.call(listServices, {}) : { services: [] }
  return {
    side,
    duty,
    unit: { id: unit.id, name: unit.name, supportPhone: unit.supportPhone },
    mayChange,
    people: unit.people.map(({ id, name }) => ({ value: id, label: name })),
    services: services.map(({ serviceId, shortName }) => ({ value: serviceId, label: shortName })),
    done: query.get('done'),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const dutyId = params.dutyId === 'new' ? null : params.dutyId
  const typed = typedIn(page.form)
  const refused = (form: string, problem: { status: number }) =>
    data({ form, typed, problem }, { status: problem.status })
  if (typed.do === 'report' && dutyId) {
    const done = await page.attempt(reportWrong, {
      subject: 'duty',
      subjectId: dutyId,
      words: field(page.form, 'words'),
    })
    if (!done.ok) return refused('report', done.problem)
    throw redirect(`/directory/duty/${dutyId}?done=${encodeURIComponent(done.reply.unit)}`, 303)
  }
  if (typed.do === 'end' && dutyId) {
    const done = await page.attempt(endDuty, { dutyId, version: Number(typed.version) })
    if (!done.ok) return refused('duty', done.problem)
    throw redirect(`/directory/unit/${typed.unitId}?done=saved`, 303)
  }
  const done = await page.attempt(saveDuty, {
    dutyId,
    version: dutyId ? Number(typed.version) : null,
    unitId: typed.unitId,
    name: typed.name,
    about: typed.about || null,
    isPublic: typed.isPublic !== '',
    mainId: typed.mainId || null,
    substituteIds: typed.substituteIds.filter((id) => id !== typed.mainId),
    serviceIds: typed.serviceIds,
    fromDay: typed.fromDay,
    toDay: typed.toDay || null,
  })
  if (!done.ok) return refused('duty', done.problem)
  throw redirect(`/directory/duty/${done.reply.dutyId}?done=saved`, 303)
}

function typedIn(form: PageRequest['form']): DutyTyped & { do: string } {
  const one = (name: string) => field(form, name)
  return {
    do: one('do'),
    version: one('version'),
    unitId: one('unitId'),
    name: one('name'),
    about: one('about'),
    isPublic: one('isPublic'),
    mainId: one('mainId'),
    substituteIds: form.fields['substituteIds'] ?? [],
    serviceIds: form.fields['serviceIds'] ?? [],
    fromDay: one('fromDay'),
    toDay: one('toDay'),
  }
}

/** Also after a refusal: what somebody else wrote is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

/** One duty: who answers for it and stands in, and the form for those who keep the unit. */
export default function DutyRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { side, duty, unit, mayChange, people, services, done } = loaderData
  const say = useTexts(directoryTexts)
  const refused = (actionData ?? null) as (Parameters<typeof ReportForm>[0]['refused'] & { form: string }) | null
  const typed = actionData?.form === 'duty' ? actionData.typed : null
  return (
    <DirectoryFrame
      side={side}
      helpsName={duty?.name ?? say('newDuty')}
      helps={duty && <ReportForm refused={refused?.form === 'report' ? refused : null} />}
    >
      <title>{`${duty?.name ?? say('newDuty')}, ${say('title')}`}</title>
      <output>
        {done && <Notice tone="done">{done === 'saved' ? say('saved') : say('reported', { unit: done })}</Notice>}
      </output>
      <div className="stack is-tight">
        <h1>{duty?.name ?? say('newDuty')}</h1>
        <p>
          <a href={`/directory/unit/${unit.id}`}>{unit.name}</a>
        </p>
        {duty?.about && <p className="is-lines">{duty.about}</p>}
      </div>
      {duty && <Holders duty={duty} supportPhone={unit.supportPhone} />}
      {mayChange && (
        <DutyForm
          key={duty?.version ?? 0}
          duty={duty}
          unitId={unit.id}
          people={people}
          services={services}
          typed={typed}
          problem={(actionData?.form === 'duty' ? actionData.problem : null) as never}
        />
      )}
      {mayChange && duty && <EndDuty duty={duty} />}
    </DirectoryFrame>
  )
}

type Duty = NonNullable<Route.ComponentProps['loaderData']['duty']>

function Holders({ duty, supportPhone }: { duty: Duty; supportPhone: string | null }) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const person = (each: NonNullable<Duty['main']>) => (
    <>
      <a href={`/directory/person/${each.id}`}>{each.name}</a> <PhoneLink phone={each.phone} />{' '}
      <PresenceLine presence={each.presence} />
    </>
  )
  return (
    <Facts
      className="is-wide"
      facts={[
        {
          term: say('main'),
          value: duty.main ? (
            person(duty.main)
          ) : (
            <>
              {say('noMain')} <PhoneLink phone={supportPhone} />
            </>
          ),
        },
        {
          term: say('substitutes'),
          value: duty.substitutes.length > 0 && (
            <ul className="stack is-tight">
              {duty.substitutes.map((each) => (
                <li key={each.id}>{person(each)}</li>
              ))}
            </ul>
          ),
        },
        { term: say('services'), value: duty.services.map((each) => each.name).join(', ') },
        { term: say('validTo'), value: duty.toDay && times.day(`${duty.toDay}T12:00:00Z`) },
      ]}
    />
  )
}
